package dev.perennial.crm.merging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.merging.OwnedTables.OwnedTable;
import dev.perennial.crm.testing.DatabaseTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class OwnedTablesTest {

    @Autowired
    OwnedTables tables;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTableWithACustomersKeyIsMovedOrKnownToStay() {
        Set<String> unknown = new TreeSet<>(strings("""
                select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
                where a.attname = 'customer_id' and c.relkind in ('r', 'p') and not c.relispartition
                  and c.relnamespace = 'public'::regnamespace and not a.attisdropped and c.relname !~ '^customer_score_'"""));
        tables.all().stream().map(OwnedTable::name).forEach(unknown::remove);
        unknown.removeAll(OwnedTables.LEFT.keySet());

        assertThat(unknown)
                .as(
                        "Make customer_id a reference to customer, so that a merge moves the rows; or say in OwnedTables.LEFT why they stay")
                .isEmpty();
    }

    @Test
    void everyMovedRowCanBeNamed() {
        assertThat(strings("""
                        select c.conrelid::regclass::text from pg_constraint c
                        where c.contype = 'f' and c.confrelid = 'customer'::regclass and not exists (
                            select from pg_index i where i.indrelid = c.conrelid and i.indisprimary)"""))
                .as("Give it a primary key, so that a split finds the rows again")
                .isEmpty();
    }

    @Test
    void whatIsUniqueIsSoByPlainColumns() {
        assertThat(strings("""
                        select i.indexrelid::regclass::text from pg_index i
                        join pg_constraint c on c.conrelid = i.indrelid and c.contype = 'f'
                            and c.confrelid = 'customer'::regclass
                        where i.indisunique and i.indexprs is not null and c.conkey[1] = any (i.indkey)"""))
                .as("A merge compares columns, not expressions: use a generated column")
                .isEmpty();
    }

    /** A row set aside is deleted for the time being, and whatever refers to it would go with it. */
    @Test
    void nothingRefersToRowsThatMayBeSetAside() {
        Set<String> once = new TreeSet<>();
        tables.all().stream()
                .filter(table -> !table.once().isEmpty())
                .map(OwnedTable::name)
                .forEach(once::add);
        once.removeAll(Set.of("customer_alias"));

        Set<String> referred = new TreeSet<>(
                strings(
                        "select c.confrelid::regclass::text from pg_constraint c where c.contype = 'f' and c.conrelid <> c.confrelid"));
        once.retainAll(referred);

        assertThat(once).isEmpty();
    }

    private List<String> strings(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getString(1)).list();
    }
}
