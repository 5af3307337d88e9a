package dev.perennial.crm.web.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customfield.AppliesTo;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.customfield.Definition;
import dev.perennial.crm.customfield.FieldKind;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.importing.ImportRequest;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every field that a company keeps of its customers goes every way: typed, imported, filtered, read by programs, seen. */
@WebTest(properties = "crm.test.own-database=everyfield")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFieldTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    CustomFields fields;

    @Autowired
    Imports imports;

    SalesForce staff;

    private static int sequence;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "every");
        fields.add(
                staff.admin(),
                new Definition("shelf", "Shelf metres", FieldKind.NUMBER, AppliesTo.EVERYBODY, false, List.of()));
        fields.add(
                staff.admin(),
                new Definition("audited", "Audited", FieldKind.DATE, AppliesTo.EVERYBODY, false, List.of()));
        fields.add(
                staff.admin(),
                new Definition("grade", "Grade", FieldKind.CHOICE, AppliesTo.EVERYBODY, false, List.of("Red", "Gold")));
        fields.add(
                staff.admin(),
                new Definition("organic", "Organic", FieldKind.YES_NO, AppliesTo.EVERYBODY, false, List.of()));
        fields.add(
                staff.admin(), new Definition("motto", "Motto", FieldKind.TEXT, AppliesTo.EVERYBODY, false, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "details.occupation        | Tea master | occupation        | Tea master | occupation=Tea master        | occupation=Baker       | $.occupation              | Tea master",
                "industry                  | Ceramics   | industry          | Ceramics   | industry=Ceramics            | industry=Steel         | $.industry                | Ceramics",
                "region                    | Far North   | region            | Far North   | region=Far North              | region=Far South          | $.region                  | Far North",
                "details.postcode          | 310013     | postcode          | 310013     | -                            | -                      | $.postcode                | 310013",
                "preferredChannel          | WECOM      | preferred_channel | WECOM      | preferredChannel=WECOM       | preferredChannel=PHONE | $.preferredChannel        | WeCom",
                "details.contactTimes      | WEEKEND_MORNING | contact_times | WEEKEND_MORNING | contactTime=WEEKEND_MORNING | contactTime=WEEKDAY_EVENING | $.contactTimes[0]    | Weekend",
                "birthDate                 | 1990-02-03 | birth_date        | 1990-02-03 | known=BIRTHDAY               | missing=BIRTHDAY       | $.birthDate               | 1990",
                "details.lunarBirthday     | 8-15       | lunar_birthday    | 八月十五     | known=BIRTHDAY               | missing=BIRTHDAY       | $.lunarBirthday.day       | 8th month",
                "details.habits.lifestyle  | Climbs     | lifestyle         | Climbs     | noted=climb                  | noted=sails            | $.habits.lifestyle        | Climbs",
                "details.habits.preferences| Oolong     | preferences       | Oolong     | noted=OOLONG                 | noted=coffee           | $.habits.preferences      | Oolong",
                "details.habits.focus      | Origin     | focus             | Origin     | noted=Origin                 | missing=HABITS         | $.habits.focus            | Origin",
                "details.assessment.credit.note | Paid late | credit_note   | Paid late  | noted=paid late              | noted=on time          | $.assessment.credit.note  | Paid late",
                "details.assessment.attitude.score | 4  | attitude          | 4          | known=ASSESSMENT             | missing=ASSESSMENT     | $.assessment.attitude.score | Attitude",
                "details.terms.payment     | Net 30     | payment_terms     | Net 30     | noted=net 30                 | missing=TERMS          | $.terms.payment           | Net 30",
                "details.terms.preferential| Free freight | preferential_terms | Free freight | noted=freight           | noted=discount         | $.terms.preferential      | Free freight",
                "details.sourceChannel     | EXHIBITION | source_channel    | EXHIBITION | sourceChannel=EXHIBITION     | sourceChannel=STORE    | $.sourceChannel           | /customers?sourceChannel=EXHIBITION",
                "tags                      | chain      | tags              | chain      | tag=chain                    | tag=vip                | $.tags[0]                 | chain",
                "details.custom[shelf]     | 12.5       | shelf             | 12.5       | custom.shelf.from=12&custom.shelf.to=13 | custom.shelf.from=13 | $.custom.shelf     | Shelf metres",
                "details.custom[audited]   | 2026-02-03 | audited           | 2026-02-03 | custom.audited.from=2026-02-01 | custom.audited.to=2026-02-02 | $.custom.audited  | Audited",
                "details.custom[grade]     | Gold       | grade             | Gold       | custom.grade=Gold            | custom.grade=Red       | $.custom.grade            | Gold",
                "details.custom[organic]   | true       | organic           | yes        | custom.organic=true          | custom.organic=false   | $.custom.organic          | Organic",
                "details.custom[motto]     | Slowly now | motto             | Slowly now | custom.motto=LY N            | custom.motto=quick     | $.custom.motto            | Slowly now"
            })
    void aFactGoesEveryWay(
            String param,
            String typed,
            String column,
            String imported,
            @Nullable String finding,
            @Nullable String missing,
            String path,
            String shown) {
        String byForm = "F-" + ++sequence;
        String byFile = "I-" + sequence;
        customers.register(staff.rep(), byForm, Facts.of("Every field", CustomerType.COMPANY), null);
        assertThat(edit(byForm, param, typed)).as("typed").hasStatus3xxRedirection();
        bring("customer_no,name,owner," + column + "\n" + byFile + ",Every field,every-rep," + imported + "\n", 1);

        for (String number : List.of(byForm, byFile)) {
            assertThat(page("/customers/" + number)).as(number).bodyText().contains(shown);
            assertThat(api("/api/v1/customers/" + number))
                    .as(number)
                    .bodyJson()
                    .hasPathSatisfying(path, value -> assertThat(value).isNotNull());
            if (finding != null) {
                assertThat(api("/api/v1/customers?" + finding))
                        .as(finding)
                        .bodyText()
                        .contains("\"" + number + "\"");
                assertThat(page("/customers?" + finding))
                        .as(finding)
                        .bodyText()
                        .contains("/customers/" + number + "\"");
            }
            if (missing != null) {
                assertThat(api("/api/v1/customers?" + missing))
                        .as(missing)
                        .bodyText()
                        .doesNotContain("\"" + number + "\"");
            }
        }
    }

    @Test
    void contactPeopleAndAccountsAreImportedFoundAndRead() {
        bring(
                "customer_no,name,owner,contact_person,contact_role,contact_phone,bank_account,bank\n"
                        + "P-1,Acted for,every-rep,Wang Fang,DECISION_MAKER,0571 8765 4321,6222020200112233,ICBC\n",
                1);

        assertThat(page("/customers/P-1")).bodyText().contains("Wang Fang", "Decides", "2233", "ICBC");
        assertThat(api("/api/v1/customers/P-1/people")).bodyText().contains("Wang Fang", "DECISION_MAKER");
        assertThat(api("/api/v1/customers/P-1/bank-accounts"))
                .bodyText()
                .contains("2233")
                .doesNotContain("62220202");
        assertThat(api("/api/v1/customers?q=wang fang")).bodyText().contains("P-1");
        assertThat(api("/api/v1/customers?known=CONTACT_PERSON")).bodyText().contains("P-1");
        assertThat(api("/api/v1/customers?missing=CONTACT_PERSON")).bodyText().doesNotContain("P-1");
    }

    @Test
    void tagsArePutOnManyAtOnceByPrograms() {
        customers.register(staff.rep(), "T-1", Facts.of("Tagged", CustomerType.COMPANY), null);
        customers.register(staff.rep2(), "T-2", Facts.of("Not mine", CustomerType.COMPANY), null);
        String body = "{\"customerNos\":[\"T-1\",\"T-2\"],\"tag\":\"fair\"}";

        assertThat(post("/api/v1/customers/tag", body))
                .bodyJson()
                .extractingPath("$.changed")
                .isEqualTo(1);
        assertThat(post("/api/v1/customers/tag", body))
                .bodyJson()
                .extractingPath("$.changed")
                .isEqualTo(0);
        assertThat(customers.get(staff.rep2(), "T-2").getTags()).isEmpty();
        assertThat(api("/api/v1/customers?tag=fair")).bodyText().contains("T-1");
        assertThat(post("/api/v1/customers/untag", body))
                .bodyJson()
                .extractingPath("$.changed")
                .isEqualTo(1);
        assertThat(post("/api/v1/customers/tag", "{}")).hasStatus4xxClientError();
    }

    @Test
    void whatAFieldCannotBeAskedIsRefused() {
        for (String query : List.of(
                "custom.motto.from=a",
                "custom.grade.to=Gold",
                "custom.shelf=much",
                "custom.shelf.above=1",
                "custom.nobody.from=1",
                "known=SHOE_SIZE",
                "contactTime=NEVER")) {
            assertThat(api("/api/v1/customers?" + query)).as(query).hasStatus4xxClientError();
        }
    }

    private void bring(String file, long rows) {
        var done = imports.run(
                staff.admin(),
                ImportRequest.of(ImportType.CUSTOMERS, "every.csv"),
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                progress -> {});
        assertThat(done.created()).as(file).isEqualTo(rows);
    }

    private MvcTestResult edit(String number, String param, String value) {
        Customer known = customers.get(staff.rep(), number);
        var request = mvc.post()
                .uri("/customers/{no}/edit", number)
                .param("name", known.getName())
                .param("type", "COMPANY")
                .param("version", String.valueOf(known.getVersion()))
                .with(user("every-rep"))
                .with(csrf());
        if (param.endsWith("lunarBirthday")) {
            return request.param(param + ".month", value.split("-")[0])
                    .param(param + ".day", value.split("-")[1])
                    .exchange();
        }
        return request.param(param, value).exchange();
    }

    private MvcTestResult page(String address) {
        return mvc.get()
                .uri(address)
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .with(user("every-rep"))
                .exchange();
    }

    private MvcTestResult api(String address) {
        return mvc.get()
                .uri(address)
                .with(httpBasic("every-rep", SalesForce.PASSWORD))
                .exchange();
    }

    private MvcTestResult post(String address, String body) {
        return mvc.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(httpBasic("every-rep", SalesForce.PASSWORD))
                .exchange();
    }
}
