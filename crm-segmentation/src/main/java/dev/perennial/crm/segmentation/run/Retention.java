package dev.perennial.crm.segmentation.run;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Drops the scores of old runs; the runs themselves stay on record. The current run and the one published before it always
 * stay: somebody may be reading the latter just now.
 */
@Component
@RequiredArgsConstructor
class Retention {

    private final ScoreRunSettings settings;
    private final JdbcClient jdbc;

    /** Only for the holder of the run lock. Whatever a killed process left half done is finished the next time. */
    void dropOld() {
        giveUpOld();
        dropLeftovers();
    }

    /** Drops scores that belong to no run that is kept; only for the holder of the run lock. */
    void dropLeftovers() {
        finishDetaching();
        for (Leftover table : leftovers()) {
            if (table.attached()) {
                // outside a transaction, so that no reader of other runs has to wait
                jdbc.sql("alter table customer_score detach partition %s concurrently".formatted(table.name()))
                        .update();
            }
            jdbc.sql("drop table " + table.name()).update();
        }
    }

    private record Leftover(String name, boolean attached) {}

    private void giveUpOld() {
        jdbc.sql("""
                        update score_run set kept = false
                        where id in (
                            select id from (
                                select id, row_number() over (order by as_of desc, id desc) as place
                                from score_run where kept) as run
                            where place > ? and id not in (select run_id from current_score_run))
                          and id not in (
                            select id from score_run where published_at is not null
                            order by published_at desc, id desc limit 2)""").param(settings.keep()).update();
    }

    private void finishDetaching() {
        jdbc.sql("""
                        select inhrelid::regclass::text from pg_inherits
                        where inhparent = 'customer_score'::regclass and inhdetachpending""")
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(table -> jdbc.sql("alter table customer_score detach partition %s finalize".formatted(table))
                        .update());
    }

    private List<Leftover> leftovers() {
        return jdbc.sql("""
                        select relname, relispartition from pg_class
                        where relkind = 'r' and relname ~ '^customer_score_\\d+$'
                          and relnamespace = (select relnamespace from pg_class where oid = 'customer_score'::regclass)
                          and substr(relname, length('customer_score_') + 1)::bigint not in (
                              select id from score_run where kept)
                        order by relname""")
                .query((row, number) -> new Leftover(row.getString("relname"), row.getBoolean("relispartition")))
                .list();
    }
}
