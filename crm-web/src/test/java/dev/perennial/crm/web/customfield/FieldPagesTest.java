package dev.perennial.crm.web.customfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customfield.CustomField;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    CustomFields fields;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "fields");
    }

    @Test
    void aFieldIsAddedAndStandsInTheForm() {
        assertThat(added("fp_size", Map.of("kind", "CHOICE", "options", "Small\n Large \n\nSmall")))
                .hasStatus3xxRedirection();

        assertThat(fields.get("fp_size").getOptions()).containsExactly("Small", "Large");
        assertThat(mvc.get().uri("/admin/fields").with(admin())).bodyText().contains("fp_size", "Small · Large");
        assertThat(mvc.get().uri("/customers/new").with(user("fields-rep")))
                .bodyText()
                .contains("details.custom[fp_size]", "Large");
    }

    @Test
    void whatIsWrongWithAFieldStandsBesideIt() {
        assertThat(added("Two words", Map.of("kind", "CHOICE")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A code begins with a small letter", "A choice has 1 to 100 options");
        added("fp_once", Map.of("kind", "TEXT"));
        assertThat(added("fp_once", Map.of("kind", "TEXT")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The code fp_once is taken.");
    }

    @Test
    void aFieldChangesButItsKindStays() {
        added("fp_kept", Map.of("kind", "NUMBER"));
        long version = fields.get("fp_kept").getVersion();

        Map<String, String> change =
                Map.of("label", "Shelf metres", "kind", "TEXT", "version", String.valueOf(version));
        assertThat(post("/admin/fields/fp_kept", change)).hasStatus3xxRedirection();
        assertThat(post("/admin/fields/fp_kept", change)).hasStatus(HttpStatus.CONFLICT);

        assertThat(fields.get("fp_kept").getLabel()).isEqualTo("Shelf metres");
        assertThat(fields.get("fp_kept").getKind()).hasToString("NUMBER");
    }

    @Test
    void anArchivedFieldIsGoneFromThePagesAndBackWithItsValues() {
        added("fp_rests", Map.of("kind", "TEXT"));
        Facts facts = Facts.of("Keeper", CustomerType.COMPANY)
                .with(Details.NONE.with(new CustomValues(Map.of("fp_rests", "Kept all along"))));
        customers.register(staff.rep(), "fp-keeper", facts, null);

        assertThat(post("/admin/fields/fp_rests/archive", Map.of())).hasStatus3xxRedirection();
        assertThat(profile()).bodyText().doesNotContain("Kept all along");
        assertThat(post("/admin/fields/fp_rests/restore", Map.of())).hasStatus3xxRedirection();
        assertThat(profile()).bodyText().contains("Kept all along");
    }

    @Test
    void aFieldMovesUpPastTheOneBeforeIt() {
        added("fp_first", Map.of("kind", "TEXT"));
        added("fp_second", Map.of("kind", "TEXT"));

        post("/admin/fields/fp_second/up", Map.of());

        assertThat(fields.inUse()).extracting(CustomField::getCode).containsSubsequence("fp_second", "fp_first");
    }

    @Test
    void whoeverIsNoAdministratorDoesNotDecide() {
        assertThat(mvc.get().uri("/admin/fields").with(user("fields-lead").roles("MANAGER")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post()
                        .uri("/admin/fields")
                        .param("code", "fp_mine")
                        .with(user("fields-rep"))
                        .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult added(String code, Map<String, String> more) {
        var request = mvc.post()
                .uri("/admin/fields")
                .param("code", code)
                .param("label", "Label " + code)
                .with(admin())
                .with(csrf());
        more.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult post(String address, Map<String, String> values) {
        var request = mvc.post().uri(address).with(admin()).with(csrf());
        values.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult profile() {
        return mvc.get().uri("/customers/fp-keeper").with(user("fields-rep")).exchange();
    }

    private static RequestPostProcessor admin() {
        return user("fields-admin").roles("ADMIN");
    }
}
