package dev.perennial.crm.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.segmentation.portfolio.Portrait.Share;
import dev.perennial.crm.segmentation.portfolio.Portraits;
import dev.perennial.crm.segmentation.portfolio.Trait;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Portraits portraits;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    SalesForce staff;

    @BeforeAll
    void meet() {
        staff = SalesForce.hired(people, "report");
        take("One", CustomerType.PERSON, "date '2001-03-17'", "'FEMALE'");
        take("Two", CustomerType.PERSON, "date '2001-03-16'", "'FEMALE'");
        take("Three", CustomerType.PERSON, "null", "'MALE'");
        take("Four", CustomerType.COMPANY, "date '1990-01-01'", "null");
    }

    @Test
    void customersAreToldApartByWhatIsKnownOfThem() {
        var traits = portraits.of(staff.rep(), null).traits();

        assertThat(traits.get(Trait.TYPE)).containsExactly(new Share("PERSON", 3, 0.75), new Share("COMPANY", 1, 0.25));
        assertThat(traits.get(Trait.AGE))
                .as("the one turns 25 tomorrow, the other does today; a company has no age")
                .extracting(Share::code)
                .containsExactly("18", "25", null);
        assertThat(traits.get(Trait.GENDER)).extracting(Share::customers).containsExactly(2L, 1L);
        assertThat(traits.get(Trait.FREQUENCY)).containsExactly(new Share("0", 4, 1));
    }

    @Test
    void everyFigureIsOfTheCustomersOneSees() {
        assertThat(portraits.of(staff.rep2(), null).customers()).isZero();
        assertThat(portraits.of(staff.rep2(), null).traits().get(Trait.TYPE)).isEmpty();
        assertThat(portraits.of(staff.lead(), null).customers()).isEqualTo(4);
    }

    @Test
    void thePageLeadsToTheCustomersBehindAFigure() {
        assertThat(mvc.get().uri("/reports").with(user("report-rep")))
                .hasStatusOk()
                .bodyText()
                .contains("/customers?type=PERSON", "18 to 24", "Most usual", "4 customers");
        assertThat(mvc.get().uri("/reports?segment=CHAMPIONS").with(user("report-rep")))
                .bodyText()
                .contains("No customer of yours");
    }

    private void take(String name, CustomerType type, String born, String gender) {
        String number = customers
                .register(staff.rep(), null, Facts.of(name, type), null)
                .getCustomerNo();
        jdbc.sql("update customer set birth_date = " + born + ", gender = " + gender + " where customer_no = ?")
                .param(number)
                .update();
    }
}
