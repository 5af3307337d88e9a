package dev.perennial.crm.app.command;

import dev.perennial.crm.app.database.EmbeddedDatabase.Use;
import dev.perennial.crm.app.database.EmbeddedDatabaseInitializer;
import dev.perennial.crm.app.setup.FirstStart;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the application as a command needs it.
 *
 * @param application the class that assembles all modules
 */
public record Launcher(Class<?> application) {

    /** With web server and jobs. */
    ConfigurableApplicationContext serve(List<String> properties) {
        return new SpringApplicationBuilder(application)
                .initializers(new EmbeddedDatabaseInitializer(Use.SERVE))
                .properties("crm.serve=true")
                .run(properties.toArray(String[]::new));
    }

    /** Without them, as quickly and quietly as possible, on a database that is ready to be written. */
    ConfigurableApplicationContext forCommand() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .initializers(new EmbeddedDatabaseInitializer(Use.COMMAND))
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties("db-scheduler.enabled=false", "logging.level.root=warn", "spring.main.banner-mode=off")
                .run();
        context.getBean(FirstStart.class).establish();
        return context;
    }
}
