package dev.perennial.crm.importing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** A file that was sent in: what it is inside, and how much of it has been read. */
final class SourceFile {

    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] UTF_16_BIG = {(byte) 0xfe, (byte) 0xff};

    /** Bytes that a packed file may unpack to. */
    static final long MOST_UNPACKED = 4L << 30;

    private static final int MEGABYTE = 1 << 20;

    private final Path path;
    private final Encoding encoding;
    private final long size;
    private volatile long bytesRead;

    private final long mostUnpacked;

    SourceFile(Path path, Encoding encoding) throws IOException {
        this(path, encoding, MOST_UNPACKED);
    }

    /** @param mostUnpacked bytes that it may unpack to when it is packed */
    SourceFile(Path path, Encoding encoding, long mostUnpacked) throws IOException {
        this.mostUnpacked = mostUnpacked;
        this.path = path;
        this.encoding = encoding;
        this.size = Files.size(path);
    }

    /** How much of it has been read, 0 to 1. */
    double progress() {
        return size == 0 ? 1 : (double) bytesRead / size;
    }

    /**
     * Its rows, behind their header.
     *
     * @throws ImportFailure when it holds none
     */
    Rows rows() throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            if (startsWith(file, ZIP)) {
                return new SheetRows(path);
            }
        }
        return new CsvRows(new StrictReader(open(), encoding));
    }

    /** The text in it, unpacked, behind a byte order mark. */
    private InputStream open() throws IOException {
        bytesRead = 0;
        InputStream file = new BufferedInputStream(new Counted(Files.newInputStream(path)), BUFFER);
        try {
            return text(startsWith(file, GZIP) ? new BufferedInputStream(unpacked(file), BUFFER) : file);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private InputStream unpacked(InputStream file) throws IOException {
        try {
            return new Limited(new GZIPInputStream(file, BUFFER), mostUnpacked);
        } catch (IOException damaged) {
            throw new ImportFailure("gzip", 1);
        }
    }

    private InputStream text(InputStream input) throws IOException {
        if (startsWith(input, ZIP) || startsWith(input, OLD_EXCEL)) {
            throw new ImportFailure("excelOld");
        }
        if (startsWith(input, UTF_16_LITTLE) || startsWith(input, UTF_16_BIG)) {
            throw new ImportFailure("encodingUtf16", 1);
        }
        if (startsWith(input, UTF_8_MARK)) {
            if (encoding != Encoding.UTF_8) {
                throw new ImportFailure("encodingUtf8", 1);
            }
            input.skipNBytes(UTF_8_MARK.length);
        }
        return input;
    }

    private static boolean startsWith(InputStream input, byte[] mark) throws IOException {
        input.mark(mark.length);
        try {
            return Arrays.equals(input.readNBytes(mark.length), mark);
        } catch (java.util.zip.ZipException | java.io.EOFException damaged) {
            throw new ImportFailure("gzip", 1);
        } finally {
            input.reset();
        }
    }

    /** Ends what unpacks to far more than it should, before it fills anything. */
    private static final class Limited extends FilterInputStream {

        private final long most;
        private long unpacked;

        Limited(InputStream input, long most) {
            super(input);
            this.most = most;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            unpacked += Math.max(count, 0);
            if (unpacked > most) {
                throw new ImportFailure("gzipUnpacked", most / MEGABYTE);
            }
            return count;
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream input) {
            super(input);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            bytesRead += Math.max(count, 0);
            return count;
        }
    }
}
