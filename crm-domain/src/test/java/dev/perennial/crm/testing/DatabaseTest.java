package dev.perennial.crm.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/**
 * A test of services on a real, migrated PostgreSQL, without a web server. Nothing is rolled back: a test works on data of
 * its own, or clears what it needs empty.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(classes = ServiceTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@OnTestDatabase
public @interface DatabaseTest {

    /** Further properties, such as those of {@link TestDatabaseConfiguration}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
