package dev.perennial.crm.app.database;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens the embedded database before anything asks for a data source, unless the settings name a server
 * ({@code spring.datasource.url}). It is closed after everything else.
 */
@RequiredArgsConstructor
public class EmbeddedDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Property that is true when the application runs on the embedded database. */
    public static final String EMBEDDED = "crm.embedded-database";

    /** Property with the data directory, absolute; it holds secrets even where the database is elsewhere. */
    public static final String DATA_DIRECTORY = "crm.installation.data-directory";

    private final EmbeddedDatabase.Use use;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        DataDirectory directory = DataDirectory.of(environment.getProperty("crm.data-dir", ""));
        Map<String, Object> settings = new HashMap<>();
        settings.put(DATA_DIRECTORY, directory.root().toString());
        if (environment.getProperty("spring.datasource.url", "").isEmpty()) {
            EmbeddedDatabase database = EmbeddedDatabase.open(directory, use);
            SpringApplication.getShutdownHandlers().add(database::close);
            database.watch();
            settings.put("spring.datasource.url", database.url());
            settings.put("spring.datasource.username", database.username());
            settings.put("spring.datasource.password", database.password());
            settings.put(
                    "crm.import.directory",
                    environment.getProperty(
                            "crm.import.directory",
                            directory.root().resolve("tmp").toString()));
            settings.put("crm.backup.directory", given(environment, "crm.backup.directory", directory.backups()));
            settings.put("crm.backup.key-file", given(environment, "crm.backup.key-file", directory.backupKey()));
            settings.put(EMBEDDED, "true");
            settings.put("crm.installation.embedded", "true");
        }
        environment.getPropertySources().addFirst(new MapPropertySource("embeddedDatabase", settings));
    }

    private static String given(ConfigurableEnvironment environment, String property, Path otherwise) {
        String given = environment.getProperty(property, "");
        return given.isBlank() ? otherwise.toString() : given;
    }
}
