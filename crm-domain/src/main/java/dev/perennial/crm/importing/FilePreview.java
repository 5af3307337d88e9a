package dev.perennial.crm.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that waits for somebody to say what its columns are.
 *
 * @param id           its key
 * @param request      what is to be done with it
 * @param columns      its columns, in its order
 * @param choices      names of the columns of ours there are
 * @param required     those of them that cannot be missing
 * @param rows         its first rows
 * @param dateOrder    how dates were read in the last file of this header
 * @param dryRunId     the import by which the columns chosen were tried last; null when they were not
 * @param rememberedOf display name of who said what columns of this header are; null when nobody did
 */
public record FilePreview(
        long id,
        ImportRequest request,
        List<FileColumn> columns,
        List<String> choices,
        List<String> required,
        List<PreviewRow> rows,
        DateOrder dateOrder,
        @Nullable Long dryRunId,
        @Nullable String rememberedOf) {

    public FilePreview {
        columns = List.copyOf(columns);
        choices = List.copyOf(choices);
        required = List.copyOf(required);
        rows = List.copyOf(rows);
    }

    /**
     * @param name    what the file calls it
     * @param column  the column of ours it seems to be; null when none
     * @param found   how that is known
     * @param samples the first different values in it
     */
    public record FileColumn(String name, @Nullable String column, Found found, List<String> samples) {

        public FileColumn {
            samples = List.copyOf(samples);
        }
    }

    /** How a column was recognised. */
    public enum Found {
        /** Somebody chose it for this file. */
        CHOSEN,
        REMEMBERED,
        NAME,
        UNKNOWN
    }

    /**
     * @param line   the line it begins on, from 1
     * @param values its fields, shortened
     */
    public record PreviewRow(long line, List<String> values) {

        public PreviewRow {
            values = List.copyOf(values);
        }
    }
}
