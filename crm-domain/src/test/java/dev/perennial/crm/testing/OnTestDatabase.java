package dev.perennial.crm.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestPropertySource;

/** Puts any {@code @SpringBootTest} on a {@link TestDatabase}, with a {@link TestClock} and an established business. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Import(TestDatabaseConfiguration.class)
@TestExecutionListeners(
        listeners = TestClockReset.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@TestPropertySource(
        properties = {
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.open-in-view=false",
            "spring.datasource.hikari.maximum-pool-size=8",
            "spring.datasource.hikari.connection-init-sql=set random_page_cost = 1.1",
            "spring.main.banner-mode=off",
            "logging.level.root=WARN",
            "logging.level.dev.perennial.crm.testing=INFO"
        })
public @interface OnTestDatabase {}
