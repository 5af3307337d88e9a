package dev.perennial.crm.app.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/**
 * A test of what an operator leans on, with {@code MockMvcTester}. All of them share a start of the application and a
 * database; one removes everything from it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ApplicationTest(
        properties = {
            "db-scheduler.enabled=false",
            "crm.test.own-database=operation",
            "crm.metrics-token=watchful",
            "crm.slow-statement=1ns",
            "logging.level.dev.perennial.crm.operation.TimedStatement=off"
        })
@AutoConfigureMockMvc
public @interface OperatorTest {}
