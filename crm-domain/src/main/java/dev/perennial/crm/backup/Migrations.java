package dev.perennial.crm.backup;

import dev.perennial.crm.backup.archive.ArchiveHead;
import dev.perennial.crm.backup.archive.ArchivedMigration;
import dev.perennial.crm.backup.archive.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The migrations this product knows, applied to a schema beside that of the data. */
@Component
@RequiredArgsConstructor
class Migrations {

    private final ObjectProvider<JavaMigration> programs;

    /**
     * Refuses an archive whose schema this product cannot make: that of a newer one, or of a product with other migrations.
     *
     * @param name of the archive
     */
    void refuseUnknown(DataSource dataSource, String schema, ArchiveHead head, String name) {
        Map<String, @Nullable Integer> known = new HashMap<>();
        for (MigrationInfo migration :
                configuration(dataSource, schema).load().info().all()) {
            if (migration.getVersion() != null) {
                known.put(migration.getVersion().getVersion(), migration.getChecksum());
            }
        }
        for (ArchivedMigration applied : head.migrations()) {
            if (!known.containsKey(applied.version())) {
                throw Refusal.of("newer", name, head.product(), applied.version());
            }
            if (!Objects.equals(known.get(applied.version()), applied.checksum())) {
                throw Refusal.of("otherSchema", name, applied.version());
            }
        }
    }

    /** Makes the tables of a schema as they were at a version. */
    void make(DataSource dataSource, String schema, String version) {
        configuration(dataSource, schema).target(version).load().migrate();
    }

    /** Brings a schema and what is in it to the version of this product. */
    void complete(DataSource dataSource, String schema) {
        configuration(dataSource, schema).load().migrate();
    }

    /** The schema is made by hand: Flyway would drop one that it made itself when it is told to clear it. */
    private FluentConfiguration configuration(DataSource dataSource, String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(false)
                .locations("classpath:db/migration")
                .javaMigrations(programs.orderedStream().toArray(JavaMigration[]::new));
    }
}
