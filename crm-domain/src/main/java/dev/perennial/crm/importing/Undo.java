package dev.perennial.crm.importing;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.MergeBarrier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Conflict;
import java.time.OffsetDateTime;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an import back in one transaction: what it made is removed, what it changed is as it was, and the ledger is counted
 * anew. Where later work has touched any of it, nothing is.
 */
@Component
@RequiredArgsConstructor
class Undo {

    /** Conditions on a row {@code r} under which nobody has changed it since the import. */
    static final String NEVER_CHANGED = "true";

    static final String FIRST_VERSION = "r.version = 0";
    static final String LAST_WRITTEN = "r.updated_at = :writtenAt";

    private static final String CUSTOMERS = """
            create temporary table undo_customers on commit drop as
            select id as customer_id from undo_customer
            union select row_id from import_before where import_id = :import and relation = 'CUSTOMER'
            union select (image -> 'row' ->> 'customer_id')::bigint
            from import_before where import_id = :import and relation = 'ORDERS'
            union select customer_id from orders where id in (select id from undo_order)
            union select t.customer_id
            from orders o join orders t on t.order_no = o.returns_order_no
            where o.id in (select id from undo_order)""";

    private static final String WRITTEN_ORDERS = """
            create temporary table undo_order on commit drop as
            select id from undo_orders
            union all select row_id from import_before where import_id = :import and relation = 'ORDERS'""";

    private static final String TOUCH = """
            insert into undo_touched
            select customer_id, business_day from orders where id in (select id from undo_order)
            union
            select t.customer_id, t.business_day
            from orders o join orders t on t.order_no = o.returns_order_no
            where o.id in (select id from undo_order)""";

    private final JdbcClient jdbc;
    private final ImportLog imports;
    private final Images images;
    private final References references;
    private final PurchaseLedger ledger;
    private final MergeBarrier mergeBarrier;
    private final ChangeLog changes;

    /** @throws Conflict when it cannot be undone, or later work has touched its rows */
    @Transactional
    public void run(Viewer viewer, long importId) {
        OffsetDateTime writtenAt = imports.beginUndo(importId);
        jdbc.sql("set local work_mem = '64MB'").update();
        mergeBarrier.holdMerges();
        for (Recorded table : Recorded.values()) {
            collect(table, importId);
        }
        lockCustomers(importId);
        for (Recorded table : Recorded.values()) {
            checkUntouched(table, importId, writtenAt);
        }
        takeBack(importId, writtenAt);
        imports.endUndo(importId, viewer);
        changes.record(viewer.username(), "import", String.valueOf(importId), "undone", Map.of());
    }

    private void collect(Recorded table, long importId) {
        jdbc.sql("""
                        create temporary table %2$s on commit drop as
                        select r.id
                        from import_made m
                        join %1$s r on r.id > m.after_id and r.id <= m.upto_id and r.import_id = m.import_id
                        where m.import_id = :import and m.relation = '%3$s'""".formatted(table.relation(), table.madeKeys(), table.name()))
                .param("import", importId)
                .update();
        run("analyze " + table.madeKeys());
    }

    private void lockCustomers(long importId) {
        jdbc.sql(WRITTEN_ORDERS).param("import", importId).update();
        run("analyze undo_order");
        jdbc.sql(CUSTOMERS).param("import", importId).update();
        run("analyze undo_customers");
        ledger.lockFrom("undo_customers");
    }

    private void checkUntouched(Recorded table, long importId, OffsetDateTime writtenAt) {
        boolean touched = jdbc.sql("""
                        select exists (
                            select from import_before b
                            where b.import_id = :import and b.relation = '%2$s' and not exists (
                                select from %1$s r where r.id = b.row_id and %3$s))
                            or not %4$s and coalesce(
                                (select made from import_made where import_id = :import and relation = '%2$s'), 0)
                            <> (select count(*) from %5$s k join %1$s r on r.id = k.id where %3$s)""".formatted(
                                table.relation(), table.name(), table.untouched(), table.mayStay(), table.madeKeys()))
                .param("import", importId)
                .param("writtenAt", writtenAt)
                .query(Boolean.class)
                .single();
        refuseIf(touched, table);
    }

    private void takeBack(long importId, OffsetDateTime writtenAt) {
        run("create temporary table undo_touched (customer_id bigint, business_day date) on commit drop");
        run(TOUCH);
        for (Recorded table : Recorded.values()) {
            if (table.mayStay()) {
                removeUnreferred(table, writtenAt);
            } else {
                remove(table);
            }
            images.restore(table, importId);
            if (table == Recorded.ORDERS) {
                countAnew();
            }
        }
    }

    private void remove(Recorded table) {
        boolean referred = jdbc.sql("select exists (select from %s r where %s)"
                        .formatted(table.madeKeys(), references.condition(table)))
                .query(Boolean.class)
                .single();
        refuseIf(referred, table);
        for (Recorded.Part part : table.parts()) {
            run("delete from %s where %s in (select id from %s)"
                    .formatted(part.relation(), part.owner(), table.madeKeys()));
        }
        run("delete from %s where id in (select id from %s)".formatted(table.relation(), table.madeKeys()));
    }

    private void removeUnreferred(Recorded table, OffsetDateTime writtenAt) {
        jdbc.sql("delete from %s r where r.id in (select id from %s) and %s and not (%s)"
                        .formatted(table.relation(), table.madeKeys(), table.untouched(), references.condition(table)))
                .param("writtenAt", writtenAt)
                .update();
    }

    private void countAnew() {
        run(TOUCH);
        run("analyze undo_touched");
        ledger.refreshFrom("undo_touched");
    }

    private static void refuseIf(boolean touched, Recorded table) {
        if (touched) {
            throw Conflict.of("import.error.touched." + table.relation());
        }
    }

    private void run(String statement) {
        jdbc.sql(statement).update();
    }
}
