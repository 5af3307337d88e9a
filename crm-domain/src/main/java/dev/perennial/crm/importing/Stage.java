package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Message;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Where the rows of one import wait until all are known, and how they are then recorded.
 *
 * <p>Everything runs in the one transaction of the import; the tables it makes go with it.
 */
sealed interface Stage permits OrderStage, CustomerStage, ProductStage, HistoryStage {

    /** The columns its rows may have. */
    List<? extends Column> columns();

    /**
     * Makes the tables and begins to take rows.
     *
     * @param courier brings what it takes into the tables; the database is not to be asked for anything until that has ended
     */
    void open(Courier courier, Header header);

    /** Takes a row, or says what is wrong with it. */
    List<Problem> take(Row row) throws SQLException;

    /** Ends taking rows. */
    void finish() throws SQLException;

    /** Tells of rows that cannot stay because of others, by line in rising order. */
    void judge(BiConsumer<Long, Problem> rejected);

    /**
     * Records what was taken.
     *
     * @param trace is told what to take back, should the import be undone
     */
    Written write(Trace trace);

    /** What is worth saying of what was recorded. */
    default List<Message> notes() {
        return List.of();
    }
}
