package dev.perennial.crm.operation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the program only looks ({@code crm.look-only}), migrations are read and none is applied. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("crm.look-only")
class LookOnly {

    @Bean
    FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }
}
