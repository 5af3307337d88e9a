package dev.perennial.crm.backup.archive;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a password makes of the salt of an archive. The derivation is slow on purpose: whoever guesses passwords pays it for
 * each guess.
 */
final class ArchiveKey {

    /** As OWASP's Password Storage Cheat Sheet (2023) asks of PBKDF2 with HMAC-SHA-256. */
    static final int ITERATIONS = 600_000;

    private static final int BITS = 256;
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final String HMAC = "HmacSHA256";

    private final byte[] master;

    private ArchiveKey(byte[] master) {
        this.master = master;
    }

    static ArchiveKey of(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
        try {
            return new ArchiveKey(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has PBKDF2", impossible);
        } finally {
            spec.clearPassword();
        }
    }

    /** Shows, without telling the key, that it is the one which sealed an archive of this beginning. */
    byte[] proof(byte[] beginning) {
        return hmac(hmac(master, "proof".getBytes(StandardCharsets.US_ASCII)), beginning);
    }

    /** AES-256-GCM in segments, of which none can be changed, left out, moved or cut off unnoticed. */
    AesGcmHkdfStreaming cipher() {
        try {
            byte[] key = hmac(master, "rows".getBytes(StandardCharsets.US_ASCII));
            return new AesGcmHkdfStreaming(key, HMAC, BITS / 8, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-256-GCM", impossible);
        }
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", impossible);
        }
    }
}
