package dev.perennial.crm.journey;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.testing.OnTestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test that walks through the whole application in a real browser, over {@link SampleBusiness}. All of them share one
 * start of the application, so each works on customers and tasks of its own. They run with the Maven profile
 * {@code browser}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Tag("browser")
@SpringBootTest(
        classes = CrmApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "crm.test.own-database=journeys")
@OnTestDatabase
@Import({SampleBusiness.class, SampleAccounts.class})
@ExtendWith(Visits.Opening.class)
@interface Journey {}
