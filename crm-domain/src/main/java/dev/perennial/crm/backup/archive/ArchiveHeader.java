package dev.perennial.crm.backup.archive;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The open beginning of an archive: a mark, the version of the format, how to derive the key, a proof of the password and a
 * checksum, which tells damage from a wrong password.
 *
 * @param bytes the beginning as it stands in the file
 * @param key   what opens the rest
 */
record ArchiveHeader(byte[] bytes, ArchiveKey key) {

    /** The version of the format that this program writes, and the only one there has been. */
    static final int FORMAT = 1;

    private static final byte[] MARK = "perennial-backup".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 16;
    private static final int PROOF_BYTES = 32;
    private static final int BEGINNING_BYTES = MARK.length + 2 * Integer.BYTES + SALT_BYTES;
    private static final int CHECKED_BYTES = BEGINNING_BYTES + PROOF_BYTES;
    private static final int BYTES = CHECKED_BYTES + 32;

    static ArchiveHeader create(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ArchiveKey key = ArchiveKey.of(password, salt, ArchiveKey.ITERATIONS);
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(MARK)
                .putInt(FORMAT)
                .putInt(ArchiveKey.ITERATIONS)
                .put(salt);
        bytes.put(key.proof(Arrays.copyOf(bytes.array(), BEGINNING_BYTES)));
        bytes.put(checksum(bytes.array()));
        return new ArchiveHeader(bytes.array(), key);
    }

    /** Reads the beginning of a file, as far as it goes without trusting it. */
    static ArchiveHeader read(InputStream file, String name, String password) throws IOException {
        byte[] bytes = new DataInputStream(file).readNBytes(BYTES);
        if (!Arrays.equals(Arrays.copyOf(bytes, MARK.length), MARK)) {
            throw Refusal.of("foreign", name);
        }
        if (bytes.length < BYTES || !Arrays.equals(checksum(bytes), Arrays.copyOfRange(bytes, CHECKED_BYTES, BYTES))) {
            throw Refusal.of("damaged", name);
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes).position(MARK.length);
        if (fields.getInt() > FORMAT) {
            throw Refusal.of("format", name);
        }
        int iterations = fields.getInt();
        byte[] salt = new byte[SALT_BYTES];
        fields.get(salt);
        ArchiveKey key = ArchiveKey.of(password, salt, iterations);
        byte[] proof = Arrays.copyOfRange(bytes, BEGINNING_BYTES, CHECKED_BYTES);
        if (!MessageDigest.isEqual(key.proof(Arrays.copyOf(bytes, BEGINNING_BYTES)), proof)) {
            throw Refusal.of("password", name);
        }
        return new ArchiveHeader(bytes, key);
    }

    private static byte[] checksum(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, CHECKED_BYTES);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
