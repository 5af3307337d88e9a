package dev.perennial.crm.importing;

/**
 * Finds lines of UTF-8 in a file that is said to be GBK, where they would turn into other characters without any error.
 *
 * <p>A line of GBK is by chance never both valid UTF-8 throughout and of several Chinese characters in it.
 */
final class Utf8Lines {

    private static final int ENOUGH = 2;

    private long line = 1;
    private boolean valid = true;
    private int following;
    private int longCharacters;

    /** @throws ImportFailure at a line of UTF-8 */
    void look(byte[] bytes, int offset, int count) {
        for (int index = offset; index < offset + count; index++) {
            look(bytes[index]);
        }
    }

    /** To be called at the end, for the last line. */
    void end() {
        if (valid && following == 0 && longCharacters >= ENOUGH) {
            throw new ImportFailure("encodingUtf8", line);
        }
    }

    private void look(byte sign) {
        if (sign == '\n') {
            end();
            line++;
            valid = true;
            following = 0;
            longCharacters = 0;
        } else if (following > 0) {
            valid &= (sign & 0xc0) == 0x80;
            following--;
        } else if (sign < 0) {
            begin(sign);
        }
    }

    private void begin(byte sign) {
        if ((sign & 0xe0) == 0xc0) {
            following = 1;
        } else if ((sign & 0xf0) == 0xe0) {
            following = 2;
            longCharacters++;
        } else if ((sign & 0xf8) == 0xf0) {
            following = 3;
        } else {
            valid = false;
        }
    }
}
