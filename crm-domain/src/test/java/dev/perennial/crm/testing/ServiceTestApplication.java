package dev.perennial.crm.testing;

import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/**
 * The application of a {@link DatabaseTest}: whatever of the product is on the class path.
 *
 * <p>Deliberately no {@code @Configuration}: a scan by another module's application must pass it by.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "dev.perennial.crm")
@ComponentScan(
        basePackages = "dev.perennial.crm",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
        })
class ServiceTestApplication {

    /** Listeners of events work before their publisher goes on, so that none is still at it when a test clears its tables. */
    @Bean
    TaskExecutor applicationTaskExecutor() {
        return new SyncTaskExecutor();
    }
}
