package dev.perennial.crm.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 strictly: what is not UTF-8 fails with the line it is on, instead of turning into question marks. */
final class Utf8Reader extends Reader {

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private long line = 1;
    private boolean atEnd;

    Utf8Reader(InputStream input) {
        this.input = input;
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
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
    }

    private void countLines(char[] target, int offset, int count) {
        for (int index = offset; index < offset + count; index++) {
            if (target[index] == '\n') {
                line++;
            }
        }
    }

    private ImportFailure failure() {
        return new ImportFailure(looksLike("GB18030") ? "encodingGbk" : "encoding", line);
    }

    /** Whether what follows could be text of another encoding. */
    private boolean looksLike(String encoding) {
        byte[] sample = new byte[Math.min(bytes.remaining(), 256)];
        bytes.duplicate().get(sample);
        int end = sample.length;
        while (end > 0 && sample[end - 1] < 0) {
            end--;
        }
        try {
            String text = Charset.forName(encoding)
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
