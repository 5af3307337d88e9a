package dev.perennial.crm.web.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.LunarDay;
import dev.perennial.crm.customer.Rating;
import dev.perennial.crm.customfield.AppliesTo;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.customfield.Definition;
import dev.perennial.crm.customfield.FieldKind;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is known of customers beyond what every list shows, from the form and from REST onto the profile and back. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetailsTest {

    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("details.occupation", "Tea master"),
            Map.entry("details.postcode", "310013"),
            Map.entry("details.lunarBirthday.month", "8"),
            Map.entry("details.lunarBirthday.day", "15"),
            Map.entry("details.sourceChannel", "EXHIBITION"),
            Map.entry("details.contactTimes", "WEEKEND_MORNING"),
            Map.entry("details.habits.lifestyle", "Climbs before dawn"),
            Map.entry("details.habits.preferences", "Oolong, never sweet"),
            Map.entry("details.habits.focus", "Where the leaves grew"),
            Map.entry("details.habits.buying", "Twice a year, by the crate"),
            Map.entry("details.habits.bargaining", "HIGH"),
            Map.entry("details.terms.currency", "eur"),
            Map.entry("details.terms.payment", "Thirty days net"),
            Map.entry("details.terms.preferential", "Free freight"),
            Map.entry("details.assessment.attitude.score", "5"),
            Map.entry("details.assessment.credit.note", "Paid late once"),
            Map.entry("details.custom[dt_shelf]", "12.50"),
            Map.entry("details.custom[dt_grade]", "Gold label"),
            Map.entry("details.custom[dt_organic]", "true"),
            Map.entry("details.custom[dt_audited]", "2026-02-03"),
            Map.entry("details.custom[dt_motto]", "Slowly, slowly"));

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
        staff = SalesForce.hired(people, "details");
        add("dt_shelf", FieldKind.NUMBER, AppliesTo.EVERYBODY);
        add("dt_grade", FieldKind.CHOICE, AppliesTo.EVERYBODY, "Red label", "Gold label");
        add("dt_organic", FieldKind.YES_NO, AppliesTo.EVERYBODY);
        add("dt_audited", FieldKind.DATE, AppliesTo.COMPANY);
        add("dt_motto", FieldKind.TEXT, AppliesTo.EVERYBODY);
    }

    @Test
    void whatIsTypedStandsOnTheProfileInTheFormAndInTheDocument() {
        registered("details-form");
        assertThat(typed("details-form", 0, TYPED)).hasStatus3xxRedirection();

        assertThat(mvc.get().uri("/customers/details-form").with(user("details-rep")))
                .hasStatusOk()
                .bodyText()
                .contains("Tea master", "310013", "8th month, day 15", "Exhibition", "Weekend mornings")
                .contains("Climbs before dawn", "Oolong, never sweet", "Where the leaves grew", "by the crate", "High")
                .contains("EUR", "Thirty days net", "Free freight", "5 of 5", "Paid late once")
                .contains("12.5", "Gold label", "Yes", "3 Feb 2026", "Slowly, slowly");
        assertThat(mvc.get().uri("/customers/details-form/edit").with(user("details-rep")))
                .hasStatusOk()
                .bodyText()
                .contains("Tea master", "Climbs before dawn", "Free freight", "Paid late once", "Slowly, slowly")
                .contains("name=\"details.custom[dt_shelf]\" value=\"12.5\"")
                .containsPattern("value=\"8\"[^>]*selected")
                .containsPattern("value=\"WEEKEND_MORNING\"[^>]*checked");
        assertThat(document("details-form")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"occupation": "Tea master", "postcode": "310013", "lunarBirthday": {"month": 8, "day": 15},
                         "sourceChannel": "EXHIBITION", "contactTimes": ["WEEKEND_MORNING"],
                         "habits": {"lifestyle": "Climbs before dawn", "preferences": "Oolong, never sweet",
                                    "focus": "Where the leaves grew", "buying": "Twice a year, by the crate",
                                    "bargaining": "HIGH"},
                         "terms": {"currency": "EUR", "payment": "Thirty days net", "preferential": "Free freight"},
                         "assessment": {"attitude": {"score": 5}, "credit": {"note": "Paid late once"}},
                         "custom": {"dt_shelf": 12.5, "dt_grade": "Gold label", "dt_organic": true,
                                    "dt_audited": "2026-02-03", "dt_motto": "Slowly, slowly"}}""");
    }

    @Test
    void aFormWithoutDetailsLeavesThemAlone() {
        registered("details-bare");
        typed("details-bare", 0, TYPED);
        long version = customers.get(staff.rep(), "details-bare").getVersion();

        assertThat(typed("details-bare", version, Map.of("region", "Hangzhou"))).hasStatus3xxRedirection();

        Customer after = customers.get(staff.rep(), "details-bare");
        assertThat(after.getRegion()).isEqualTo("杭州");
        assertThat(after.getDetails().background().occupation()).isEqualTo("Tea master");
    }

    @Test
    void whatCannotBeStandsBesideItsField() {
        registered("details-wrong");
        assertThat(typed(
                        "details-wrong",
                        0,
                        Map.of(
                                "details.lunarBirthday.month", "8",
                                "details.postcode", "?",
                                "details.terms.currency", "XYZ",
                                "details.custom[dt_shelf]", "a lot",
                                "details.custom[dt_grade]", "Blue label")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("choose a month and a day", "This is no postcode", "This is no currency")
                .contains("This is no number", "This is none of the options: Red label, Gold label.", "a lot");
    }

    @Test
    void twoEditsOfOneCustomerShowBothVersionsOfEveryDetail() {
        registered("details-clash");
        typed("details-clash", 0, TYPED);

        assertThat(typed(
                        "details-clash",
                        0,
                        Map.of(
                                "details.occupation", "Tea buyer",
                                "details.contactTimes", "WEEKDAY_MORNING",
                                "details.habits.bargaining", "LOW",
                                "details.custom[dt_organic]", "false")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Tea master", "Tea buyer", "Weekend mornings", "Weekday mornings", "Thirty days net")
                .containsPattern("(?s)<th scope=\"row\">dt_organic label</th><td[^>]*>Yes</td><td[^>]*>No</td>");
    }

    @Test
    void aDocumentIsTakenAndPatchedFieldByField() {
        assertThat(write("PUT", "details-api", """
                        {"name": "By program", "type": "COMPANY", "occupation": "Roaster",
                         "lunarBirthday": {"month": 12, "day": 30}, "contactTimes": ["WEEKDAY_EVENING"],
                         "habits": {"focus": "Price"}, "terms": {"currency": "CNY"},
                         "assessment": {"relations": {"score": 2, "note": "few"}},
                         "custom": {"dt_shelf": 7, "dt_audited": "2026-01-01"}}""")).hasStatus(HttpStatus.CREATED);
        assertThat(write("PATCH", "details-api", """
                        {"habits": {"lifestyle": "Sails"}, "terms": null, "custom": {"dt_shelf": null, "dt_organic": false}}""")).hasStatusOk();

        var details = customers.get(staff.rep(), "details-api").getDetails();
        assertThat(details.background().lunarBirthday()).isEqualTo(new LunarDay(12, 30));
        assertThat(details.habits().focus()).isEqualTo("Price");
        assertThat(details.habits().lifestyle()).isEqualTo("Sails");
        assertThat(details.terms().isGiven()).isFalse();
        assertThat(details.assessment().relations()).isEqualTo(new Rating(2, "few"));
        assertThat(details.custom().byCode())
                .containsExactly(Map.entry("dt_audited", "2026-01-01"), Map.entry("dt_organic", false));
    }

    @Test
    void unknownAndIllTypedFieldsOfTheCompanysOwnAreRefused() {
        assertThat(write("PUT", "details-bad", """
                        {"name": "Bad", "type": "PERSON",
                         "custom": {"nobody": 1, "dt_shelf": "x", "dt_motto": 5, "dt_organic": "maybe",
                                    "dt_audited": "2026-01-01"}}"""))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("custom.nobody", "custom.dt_shelf", "custom.dt_motto")
                .contains("custom.dt_organic", "custom.dt_audited");
    }

    private void add(String code, FieldKind kind, AppliesTo appliesTo, String... options) {
        fields.add(staff.admin(), new Definition(code, code + " label", kind, appliesTo, false, List.of(options)));
    }

    private void registered(String customerNo) {
        customers.register(staff.rep(), customerNo, Facts.of("Details & Co", CustomerType.COMPANY), null);
    }

    private MvcTestResult typed(String customerNo, long version, Map<String, String> values) {
        var request = mvc.post()
                .uri("/customers/{no}/edit", customerNo)
                .param("name", "Details & Co")
                .param("type", "COMPANY")
                .param("version", String.valueOf(version))
                .with(user("details-rep"))
                .with(csrf());
        values.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult document(String customerNo) {
        return mvc.get()
                .uri("/api/v1/customers/{no}", customerNo)
                .with(httpBasic("details-rep", SalesForce.PASSWORD))
                .exchange();
    }

    private MvcTestResult write(String method, String customerNo, String body) {
        return mvc.method(HttpMethod.valueOf(method))
                .uri("/api/v1/customers/{no}", customerNo)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(httpBasic("details-rep", SalesForce.PASSWORD))
                .exchange();
    }
}
