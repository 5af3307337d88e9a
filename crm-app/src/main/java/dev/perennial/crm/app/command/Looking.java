package dev.perennial.crm.app.command;

import dev.perennial.crm.app.setup.CrmSettings;
import dev.perennial.crm.backup.BackupCheck;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The checks and what they are made of, which start whether the database answers or not, and nothing that would set to
 * work. No configuration of the application: that must not find it.
 */
@ComponentScan({"dev.perennial.crm.operation", "dev.perennial.crm.shared", "dev.perennial.crm.app.setup"})
@Import(BackupCheck.class)
@EnableConfigurationProperties(CrmSettings.class)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
class Looking {}
