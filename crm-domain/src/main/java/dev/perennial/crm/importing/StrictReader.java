package dev.perennial.crm.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Reads text strictly: what is not of its encoding fails with the line it is on, instead of turning into question marks. */
final class StrictReader extends Reader {

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final Encoding encoding;
    private final CharsetDecoder decoder;
    private final Utf8Lines utf8Lines = new Utf8Lines();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private long line = 1;
    private boolean atEnd;

    StrictReader(InputStream input, Encoding encoding) {
        this.input = input;
        this.encoding = encoding;
        decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer characters = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, atEnd);
            int count = characters.position() - offset;
            if (result.isError()) {
                countLines(target, offset, count);
                throw failure();
            }
            if (count > 0) {
                countLines(target, offset, count);
                return count;
            }
            if (atEnd) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = input.read(bytes.array(), bytes.position(), bytes.remaining());
        atEnd = count < 0;
        if (encoding == Encoding.GBK) {
            lookForUtf8(count);
        }
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
    }

    private void lookForUtf8(int count) {
        if (atEnd) {
            utf8Lines.end();
        } else {
            utf8Lines.look(bytes.array(), bytes.position(), count);
        }
    }

    private void countLines(char[] target, int offset, int count) {
        for (int index = offset; index < offset + count; index++) {
            if (target[index] == '\n') {
                line++;
            }
        }
    }

    private ImportFailure failure() {
        if (encoding == Encoding.GBK) {
            return new ImportFailure("encodingNotGbk", line);
        }
        return new ImportFailure(looksLikeGbk() ? "encodingGbk" : "encoding", line);
    }

    /** Whether what follows could be Chinese text in GBK. */
    private boolean looksLikeGbk() {
        byte[] sample = new byte[Math.min(bytes.remaining(), 256)];
        bytes.duplicate().get(sample);
        int end = sample.length;
        while (end > 0 && sample[end - 1] < 0) {
            end--;
        }
        try {
            String text = Encoding.GBK
                    .charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(sample, 0, end))
                    .toString();
            return text.codePoints().anyMatch(Character::isIdeographic);
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
