package dev.perennial.crm.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a workbook once without keeping it, so that one that unpacks to far too much is known before it is read. */
final class WorkbookSize {

    /** Bytes of all parts together. */
    static final long MOST = 1L << 30;

    /** Bytes of the texts, which are held in memory. */
    static final long MOST_TEXT = 96L << 20;

    private static final int MOST_PARTS = 10_000;
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final int MEGABYTE = 1 << 20;

    private WorkbookSize() {}

    /** @throws ImportFailure when the file is no workbook, is damaged, or is too large */
    static void check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(WORKBOOK) == null) {
                throw new ImportFailure("zip");
            }
            if (zip.size() > MOST_PARTS) {
                throw tooLarge(MOST);
            }
            long total = 0;
            byte[] buffer = new byte[1 << 16];
            for (ZipEntry part : Collections.list(zip.entries())) {
                total += unpack(zip, part, buffer, part.getName().equals(TEXTS) ? MOST_TEXT : MOST);
                if (total > MOST) {
                    throw tooLarge(MOST);
                }
            }
        } catch (ZipException damaged) {
            throw new ImportFailure("workbook", 1);
        }
    }

    private static long unpack(ZipFile zip, ZipEntry part, byte[] buffer, long most) throws IOException {
        long size = 0;
        try (InputStream content = zip.getInputStream(part)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                size += count;
                if (size > most) {
                    throw tooLarge(most);
                }
            }
        } catch (java.io.EOFException damaged) {
            throw new ImportFailure("workbook", 1);
        }
        return size;
    }

    private static ImportFailure tooLarge(long most) {
        return new ImportFailure("unpacked", most / MEGABYTE);
    }
}
