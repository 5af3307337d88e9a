package dev.perennial.crm.app.command;

import dev.perennial.crm.app.database.EmbeddedDatabase.Use;
import dev.perennial.crm.app.database.EmbeddedDatabaseInitializer;
import dev.perennial.crm.app.demo.DemoData;
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

    /** What reads the tables as soon as the application starts. */
    private static final String ENTITIES =
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                    + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";

    /** With web server and jobs. */
    ConfigurableApplicationContext serve(List<String> properties) {
        return new SpringApplicationBuilder(application)
                .initializers(new EmbeddedDatabaseInitializer(Use.SERVE))
                .properties("crm.serve=true", version())
                .run(properties.toArray(String[]::new));
    }

    /**
     * Without them, on a database that is ready to be written.
     *
     * @throws CommandFailure while the demo data are not all there: the next start of a server clears what is
     */
    ConfigurableApplicationContext forCommand() {
        ConfigurableApplicationContext context = attached();
        if (context.getBean(DemoData.class).isHalfLoaded()) {
            context.close();
            throw new CommandFailure("The demo data are only half loaded: start the server and let it finish.");
        }
        context.getBean(FirstStart.class).establish();
        return context;
    }

    /** Without them, as quickly and quietly as possible, on a database as it is but for migrations that are due. */
    ConfigurableApplicationContext attached() {
        return quiet(Use.COMMAND, application).run();
    }

    /** As {@link #attached}, on a database of any version, or of none: nothing in it is looked at, and no connection is kept. */
    ConfigurableApplicationContext untouched() {
        return quiet(Use.COMMAND, application)
                .initializers(new SilentStart())
                .run(
                        "--spring.flyway.enabled=false",
                        "--spring.autoconfigure.exclude=" + ENTITIES,
                        "--spring.modulith.events.jdbc.schema-initialization.enabled=false",
                        "--spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource",
                        // warns that events were not looked at in the end, which is what we want
                        "--logging.level.org.springframework.beans.factory.support=error");
    }

    /** Only what can look, without making or changing anything, and in silence: whoever looks tells what is wrong. */
    ConfigurableApplicationContext looking() {
        return quiet(Use.LOOK, Looking.class)
                .run(
                        "--crm.look-only=true",
                        "--logging.level.root=off",
                        "--spring.messages.basename=i18n/system-messages",
                        "--spring.datasource.hikari.initialization-fail-timeout=-1",
                        "--spring.datasource.hikari.connection-timeout=3000");
    }

    private static SpringApplicationBuilder quiet(Use use, Class<?> started) {
        return new SpringApplicationBuilder(started)
                .initializers(new EmbeddedDatabaseInitializer(use))
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(
                        "db-scheduler.enabled=false",
                        "logging.level.root=warn",
                        "spring.main.banner-mode=off",
                        version());
    }

    private static String version() {
        return "crm.installation.version=" + BuildVersion.version();
    }
}
