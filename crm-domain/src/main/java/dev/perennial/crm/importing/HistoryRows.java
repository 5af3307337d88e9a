package dev.perennial.crm.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rows of one kind of history become. They are made once and never changed by a file. */
sealed interface HistoryRows permits InteractionRows, FeedbackRows, EventRows {

    /** The columns a file may have. */
    List<? extends Column> columns();

    /** The column with the customer's number. */
    Column customer();

    Recorded table();

    /** The columns they fill besides those of every history, with their types, the key among them. */
    List<String> fields();

    /** The unique column that tells a row brought in before. */
    String key();

    /**
     * The values of {@link #fields}.
     *
     * @param customerNo the customer's number as the file has it
     */
    List<@Nullable Object> read(Cells cells, String customerNo);
}
