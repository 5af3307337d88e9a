package dev.perennial.crm.web.testing;

import dev.perennial.crm.WebTestApplication;
import dev.perennial.crm.testing.OnTestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;

/** A test of pages or REST through {@code MockMvcTester}, with security, on a real, migrated PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(classes = WebTestApplication.class)
@AutoConfigureMockMvc
@OnTestDatabase
public @interface WebTest {

    /** Further properties, such as those of {@link dev.perennial.crm.testing.TestDatabaseConfiguration}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
