package dev.perennial.crm.app.database;

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

    private final EmbeddedDatabase.Use use;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.getProperty("spring.datasource.url", "").isEmpty()) {
            DataDirectory directory = DataDirectory.of(environment.getProperty("crm.data-dir", ""));
            EmbeddedDatabase database = EmbeddedDatabase.open(directory, use);
            SpringApplication.getShutdownHandlers().add(database::close);
            database.watch();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "embeddedDatabase",
                            Map.of(
                                    "spring.datasource.url",
                                    database.url(),
                                    "spring.datasource.username",
                                    database.username(),
                                    "spring.datasource.password",
                                    database.password(),
                                    "crm.import.directory",
                                    environment.getProperty(
                                            "crm.import.directory",
                                            directory.root().resolve("tmp").toString()),
                                    EMBEDDED,
                                    "true")));
        }
    }
}
