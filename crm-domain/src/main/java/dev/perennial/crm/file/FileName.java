package dev.perennial.crm.file;

import dev.perennial.crm.shared.InvalidInput;
import java.util.Locale;
import java.util.Map;

/** A file's name as it may stand on anybody's disk, and the type its ending stands for. */
record FileName(String text) {

    /** Most characters of a name. */
    static final int LONGEST = 200;

    private static final String UNKNOWN = "application/octet-stream";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    /** Types that a browser saves and does not run; everything else is a row of bytes. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("txt", "text/plain;charset=UTF-8"),
            Map.entry("csv", "text/csv;charset=UTF-8"),
            Map.entry("docx", OFFICE + "wordprocessingml.document"),
            Map.entry("xlsx", OFFICE + "spreadsheetml.sheet"),
            Map.entry("pptx", OFFICE + "presentationml.presentation"),
            Map.entry("zip", "application/zip"));

    /**
     * The name that a browser sent, without the folders some send along and without what no file system takes.
     *
     * @throws InvalidInput when nothing is left
     */
    static FileName of(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "").strip();
        if (clean.isEmpty() || clean.matches("\\.+") || clean.length() > LONGEST) {
            throw InvalidInput.of("file", "file.error.name", LONGEST);
        }
        return new FileName(clean);
    }

    String contentType() {
        String ending = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, UNKNOWN);
    }
}
