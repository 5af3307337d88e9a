package dev.perennial.crm.testing;

import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

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
class ServiceTestApplication {}
