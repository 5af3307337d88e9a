package dev.perennial.crm.importing;

import java.util.Locale;

/**
 * What is to be done with a file.
 *
 * @param type      what its rows are
 * @param fileName  its name where it comes from; one is made when it is empty
 * @param onError   what a bad row does to the others
 * @param encoding  how its text is written; of no meaning for a workbook
 * @param mapping   what its columns are, as far as somebody said
 * @param dateOrder how to read dates such as 03/04/2026
 * @param dryRun    whether everything is to be taken back at the end, so that only its result is known
 */
public record ImportRequest(
        ImportType type,
        String fileName,
        OnError onError,
        Encoding encoding,
        ColumnMapping mapping,
        DateOrder dateOrder,
        boolean dryRun) {

    public ImportRequest {
        fileName = fileName.isBlank() ? type.name().toLowerCase(Locale.ROOT) + ".csv" : Cut.of(fileName);
    }

    /** Rows are left out when they are bad, the text is UTF-8, and columns are recognised by their names. */
    public static ImportRequest of(ImportType type, String fileName) {
        return new ImportRequest(
                type, fileName, OnError.SKIP, Encoding.UTF_8, ColumnMapping.NONE, DateOrder.YEAR_FIRST, false);
    }

    public ImportRequest onError(OnError what) {
        return new ImportRequest(type, fileName, what, encoding, mapping, dateOrder, dryRun);
    }

    public ImportRequest in(Encoding what) {
        return new ImportRequest(type, fileName, onError, what, mapping, dateOrder, dryRun);
    }

    public ImportRequest with(ColumnMapping what, DateOrder order) {
        return new ImportRequest(type, fileName, onError, encoding, what, order, dryRun);
    }

    public ImportRequest dryRun(boolean dry) {
        return new ImportRequest(type, fileName, onError, encoding, mapping, dateOrder, dry);
    }
}
