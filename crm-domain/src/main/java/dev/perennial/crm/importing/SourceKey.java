package dev.perennial.crm.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The identity of a row of history that has no key of its own: everything it says. */
final class SourceKey {

    private SourceKey() {}

    /** @param parts what the row says, in a fixed order */
    static String of(ImportType type, @Nullable Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(type.name().getBytes(StandardCharsets.UTF_8));
            for (Object part : parts) {
                digest.update((byte) (part == null ? 0 : 1));
                digest.update(part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
