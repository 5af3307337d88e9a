package dev.perennial.crm.operation;

import java.time.Duration;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts new, empty tables in the place of those in use, at one stroke: they are made aside by the migrations, so that they
 * hold what a first start finds. Readers meet either the old ones or the new; what else lies in the schema stays.
 */
@Service
@RequiredArgsConstructor
public class FreshTables {

    private static final String ASIDE = "perennial_fresh";

    /** How long it waits for statements under way before it gives up and leaves everything as it was. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The jobs stay: servers that run now put them there as they started, and will not again. */
    private static final String KEEP_JOBS =
            "insert into " + ASIDE + ".scheduled_tasks select * from %s.scheduled_tasks";

    /**
     * Numbers go on where they were: what a server keeps in memory under one of the old must not be taken for something new.
     * Tables drop their partitions, indexes and triggers with them; sequences of their own, views and functions are left to drop.
     */
    private static final String SWAP = """
            do $$
            declare
                home text := current_schema();
                one record;
                counter record;
                old text;
            begin
                for one in select relname from pg_class
                    where relnamespace = 'perennial_fresh'::regnamespace and relkind in ('r', 'p')
                loop
                    for counter in select attname from pg_attribute
                        where attrelid = format('perennial_fresh.%I', one.relname)::regclass and attidentity <> ''
                            and to_regclass(format('%I.%I', home, one.relname)) is not null
                    loop
                        old := pg_get_serial_sequence(format('%I.%I', home, one.relname), counter.attname);
                        if old is not null then
                            execute format('select setval(%L, last_value, is_called) from %s',
                                pg_get_serial_sequence(format('perennial_fresh.%I', one.relname), counter.attname), old);
                        end if;
                    end loop;
                    execute format('drop table if exists %I.%I cascade', home, one.relname);
                    execute format('alter table perennial_fresh.%I set schema %I', one.relname, home);
                end loop;
                for one in select relname, case relkind when 'S' then 'sequence' else 'view' end as kind from pg_class
                    where relnamespace = 'perennial_fresh'::regnamespace and relkind in ('S', 'v')
                loop
                    execute format('drop %s if exists %I.%I cascade', one.kind, home, one.relname);
                    execute format('alter %s perennial_fresh.%I set schema %I', one.kind, one.relname, home);
                end loop;
                for one in select proname, pg_get_function_identity_arguments(oid) as arguments from pg_proc
                    where pronamespace = 'perennial_fresh'::regnamespace
                loop
                    execute format('drop function if exists %I.%I(%s) cascade', home, one.proname, one.arguments);
                    execute format('alter function perennial_fresh.%I(%s) set schema %I',
                        one.proname, one.arguments, home);
                end loop;
            end $$""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Flyway flyway;

    /**
     * Replaces every table of the product.
     *
     * @throws org.springframework.dao.DataAccessException when the database's user may not make a schema, or when work under
     *     way holds the tables; nothing has changed then
     */
    public void replace() {
        jdbc.execute("drop schema if exists " + ASIDE + " cascade");
        jdbc.execute("create schema " + ASIDE);
        Flyway.configure(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .schemas(ASIDE)
                .defaultSchema(ASIDE)
                .createSchemas(false)
                .load()
                .migrate();
        transactions.executeWithoutResult(status -> {
            String home = Objects.requireNonNull(jdbc.queryForObject("select current_schema()", String.class));
            jdbc.execute("set local lock_timeout = '" + PATIENCE.toSeconds() + "s'");
            jdbc.execute(KEEP_JOBS.formatted(home));
            jdbc.execute(SWAP);
            jdbc.execute("drop schema " + ASIDE + " cascade");
        });
    }
}
