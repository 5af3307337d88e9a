package dev.perennial.crm.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The rows of the first sheet of a workbook that is to be seen. */
final class SheetRows implements Rows {

    private final ReadableWorkbook workbook;
    private final SheetCells cells;
    private final List<String> unread;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final Row header;
    private long line;

    /** @throws ImportFailure when the file is no workbook, unpacks to too much, or its sheet has no header */
    SheetRows(Path file) throws IOException {
        WorkbookSize.check(file);
        workbook = open(file);
        try {
            cells = new SheetCells(workbook.isDate1904());
            List<Sheet> sheets = workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            if (sheets.isEmpty()) {
                throw new ImportFailure("empty");
            }
            unread = sheets.stream().skip(1).map(Sheet::getName).toList();
            stream = sheets.getFirst().openStream();
            rows = stream.iterator();
            header = readHeader();
        } catch (IOException | RuntimeException failed) {
            workbook.close();
            throw failed;
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException | IllegalArgumentException | NullPointerException damaged) {
            throw new ImportFailure("workbook", 1);
        }
    }

    private Row readHeader() {
        Row first = read(0);
        if (first == null) {
            throw new ImportFailure("empty");
        }
        return first;
    }

    @Override
    public Row header() {
        return header;
    }

    @Override
    public @Nullable Row next() {
        return read(header.fields().size());
    }

    @Override
    public List<String> unreadSheets() {
        return unread;
    }

    /** What the reader meets in a damaged sheet it tells in many ways. */
    private @Nullable Row read(int width) {
        try {
            while (rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = rows.next();
                line = row.getRowNum();
                Row read = cells.read(row, width);
                if (!read.isBlank()) {
                    return read;
                }
            }
            return null;
        } catch (ExcelReaderException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException damaged) {
            throw new ImportFailure("workbook", line + 1);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    /** A list of that many empty fields at least. */
    static List<String> padded(List<String> fields, int width) {
        List<String> padded = new ArrayList<>(fields);
        while (!padded.isEmpty() && padded.size() > width && padded.getLast().isEmpty()) {
            padded.removeLast();
        }
        padded.addAll(Collections.nCopies(Math.max(0, width - padded.size()), ""));
        return padded;
    }
}
