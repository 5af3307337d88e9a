package dev.perennial.crm.web.file;

import dev.perennial.crm.file.CustomerFile;
import dev.perennial.crm.file.CustomerFiles;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.web.support.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of a customer as a page shows them. */
@Component
@RequiredArgsConstructor
public class FileShelf {

    private static final int PAGE = 10;
    private static final BigDecimal KILOBYTE = BigDecimal.valueOf(1024);
    private static final int MEGABYTE = 1024 * 1024;

    private final CustomerFiles files;
    private final Texts texts;

    /**
     * A file with what is said of it.
     *
     * @param size     in words
     * @param mayTake  whether the viewer may take it away
     */
    public record Row(CustomerFile file, String size, boolean mayTake) {}

    /** @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer */
    public Page<Row> of(Viewer viewer, String customerNo, @Nullable String cursor) {
        return files.list(viewer, customerNo, cursor, PAGE)
                .map(file -> new Row(file, size(file.bytes()), CustomerFiles.mayRemove(viewer, file)));
    }

    /** A size in words: 812 B, 34 KB, 1.2 MB. */
    public String size(long bytes) {
        if (bytes < KILOBYTE.longValue()) {
            return texts.of("file.size.bytes", bytes);
        }
        BigDecimal kilobytes = BigDecimal.valueOf(bytes).divide(KILOBYTE, 1, RoundingMode.HALF_UP);
        return bytes < MEGABYTE
                ? texts.of("file.size.kilobytes", kilobytes.setScale(0, RoundingMode.HALF_UP))
                : texts.of("file.size.megabytes", kilobytes.divide(KILOBYTE, 1, RoundingMode.HALF_UP));
    }
}
