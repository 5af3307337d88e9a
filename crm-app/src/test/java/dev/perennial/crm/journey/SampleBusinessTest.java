package dev.perennial.crm.journey;

import dev.perennial.crm.app.testing.ApplicationTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** A test of the sample business without a browser. All of them share a start of the application and a database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ApplicationTest(
        properties = {
            "db-scheduler.enabled=false",
            "crm.test.own-database=sample-business",
            "crm.backup.password=" + SampleBusinessTest.SEAL
        })
@AutoConfigureMockMvc
@Import({SampleBusiness.class, SampleAccounts.class})
@interface SampleBusinessTest {

    /** What archives are sealed with. */
    String SEAL = "of the archive";
}
