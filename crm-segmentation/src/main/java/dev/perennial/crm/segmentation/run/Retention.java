package dev.perennial.crm.segmentation.run;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drops the scores of old runs; the runs themselves stay on record. */
@Component
@RequiredArgsConstructor
class Retention {

    private final ScoreRunSettings settings;
    private final JdbcClient jdbc;

    /** Only for the holder of the run lock. */
    void dropOld() {
        finishInterrupted();
        for (long id : tooOld()) {
            jdbc.sql("update score_run set kept = false where id = ?").param(id).update();
            // outside a transaction, so that no reader of other runs has to wait
            jdbc.sql("alter table customer_score detach partition %s concurrently".formatted(ScoreTable.name(id)))
                    .update();
            jdbc.sql("drop table " + ScoreTable.name(id)).update();
        }
    }

    private List<Long> tooOld() {
        return jdbc.sql("""
                        select id from (
                            select id, row_number() over (order by as_of desc, id desc) as place
                            from score_run where kept) as run
                        where place > ? and id not in (select run_id from current_score_run)
                        order by id""")
                .param(settings.keep())
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    /** A detachment or a drop that a killed process left half done. */
    private void finishInterrupted() {
        jdbc.sql("""
                        select inhrelid::regclass::text from pg_inherits
                        where inhparent = 'customer_score'::regclass and inhdetachpending""")
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(table -> jdbc.sql("alter table customer_score detach partition %s finalize".formatted(table))
                        .update());
        jdbc.sql("""
                        select relname from pg_class
                        where relkind = 'r' and relname ~ '^customer_score_\\d+$' and not relispartition
                          and relnamespace = (select relnamespace from pg_class where oid = 'customer_score'::regclass)""")
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(table -> jdbc.sql("drop table " + table).update());
    }
}
