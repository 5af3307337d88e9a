package dev.perennial.crm.importing;

import dev.perennial.crm.testing.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** A process of its own that brings a file of orders in; says so on its output once rows are read. */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "dev.perennial.crm")
@ComponentScan(
        basePackages = "dev.perennial.crm",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "dev\\.perennial\\.crm\\.(testing\\..*|.*Test.*)"))
class ImportChild {

    private static final AtomicBoolean AT_WORK = new AtomicBoolean();

    public static void main(String[] arguments) throws IOException {
        SpringApplication application = new SpringApplication(ImportChild.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        Imports imports = application.run(arguments).getBean(Imports.class);
        try (InputStream file = Files.newInputStream(Path.of(arguments[0]))) {
            imports.run(ImportingTest.ADMIN, ImportRequest.of(ImportType.ORDERS, "killed.csv"), file, progress -> {
                if (progress.rowsRead() > 0 && AT_WORK.compareAndSet(false, true)) {
                    ChildProcess.tellReady();
                }
            });
        }
    }
}
