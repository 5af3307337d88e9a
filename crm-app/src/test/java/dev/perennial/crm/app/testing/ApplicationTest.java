package dev.perennial.crm.app.testing;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.testing.OnTestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/** A test of the assembled application on a real, migrated PostgreSQL, with no jobs at work. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(classes = CrmApplication.class)
@OnTestDatabase
public @interface ApplicationTest {

    /** Further properties, such as those of {@link dev.perennial.crm.testing.TestDatabaseConfiguration}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {"db-scheduler.enabled=false"};
}
