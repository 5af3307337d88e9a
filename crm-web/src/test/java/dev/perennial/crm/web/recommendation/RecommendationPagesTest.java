package dev.perennial.crm.web.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.segmentation.recommendation.AssociationRules;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A hundred customers: the first 40 buy a phone, the first 30 a case with it, the others rice. */
@WebTest(properties = "crm.test.own-database=recommendation-pages")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendationPagesTest {

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    AssociationRules rules;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeAll
    void sell() {
        people.add(new People.NewUser("admin", "He Wen", PASSWORD, Role.ADMIN, null));
        people.add(new People.NewUser("rep", "Lin Yue", PASSWORD, Role.REP, null));
        people.add(new People.NewUser("rep2", "Zhou Ke", PASSWORD, Role.REP, null));
        jdbc.execute(
                "insert into product (sku, name) values ('PHONE', '<b>Phone</b>'), ('CASE', 'Case'), ('RICE', 'Rice')");
        jdbc.execute("""
                insert into customer (customer_no, name, name_tokens, type, owner_id)
                select 'C' || lpad(n::text, 3, '0'), 'Customer ' || n, '{}', 'PERSON', id
                from generate_series(1, 100) n, app_user where username = 'rep'""");
        jdbc.execute("""
                insert into orders (order_no, customer_id, ordered_at, business_day, status, currency)
                select 'O' || customer_no, id, '2026-02-01 10:00Z', '2026-02-01', 'COMPLETED', 'USD' from customer""");
        jdbc.execute("""
                insert into order_line (order_id, line_no, product_id, quantity, unit_price)
                select o.id, p.id, p.id, 1, 10
                from orders o
                join (select id, substr(customer_no, 2)::int as n from customer) c on c.id = o.customer_id
                join product p on p.sku = 'PHONE' and n <= 40 or p.sku = 'CASE' and n <= 30 or p.sku = 'RICE' and n > 40""");
        rules.mine();
    }

    @Test
    void theRulesShowWithTheirEvidenceInBothLanguages() {
        for (String language : List.of("en", "zh-CN")) {
            assertThat(mvc.get()
                            .uri("/recommendations?kind=ORDER")
                            .with(user("rep").roles("REP"))
                            .header(HttpHeaders.ACCEPT_LANGUAGE, language))
                    .hasStatusOk()
                    .bodyText()
                    .contains("lang=\"" + language + "\"", "&lt;b&gt;Phone&lt;/b&gt;", "75%")
                    .doesNotContain("??");
        }
    }

    @Test
    void aSearchThatFindsNothingSaysSo() {
        assertThat(mvc.get()
                        .uri("/recommendations?product=umbrella")
                        .with(user("rep").roles("REP")))
                .hasStatusOk()
                .bodyText()
                .contains("No rule speaks of “umbrella”");
    }

    @Test
    void theProfileSaysWhatIsLikelyToBeBoughtNextAndWhy() {
        assertThat(mvc.get().uri("/customers/C035").with(user("rep").roles("REP")))
                .bodyText()
                .contains("Likely to buy next", "Bought by 30 of 40 who bought &lt;b&gt;Phone&lt;/b&gt;");
        assertThat(mvc.get().uri("/customers/C001").with(user("rep").roles("REP")))
                .bodyText()
                .doesNotContain("Likely to buy next");
    }

    @Test
    void programsGetTheSameWithItsFigures() {
        assertThat(mvc.get().uri("/api/v1/customers/C035/recommendations").with(httpBasic("rep", PASSWORD)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"product": {"sku": "CASE", "name": "Case"}, "lift": 2.5, "confidence": 0.75,
                          "support": 0.3, "together": 30, "withAntecedent": 40,
                          "reason": "Bought by 30 of 40 who bought <b>Phone</b>"}]}""");
    }

    @Test
    void somebodyElsesCustomerIsNotFound() {
        assertThat(mvc.get().uri("/api/v1/customers/C035/recommendations").with(httpBasic("rep2", PASSWORD)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void onlyAdministratorsHaveTheRulesFoundAnew() {
        assertThat(mvc.post()
                        .uri("/recommendations/mine")
                        .with(csrf())
                        .with(user("rep").roles("REP")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post()
                        .uri("/recommendations/mine")
                        .with(csrf())
                        .with(user("admin").roles("ADMIN")))
                .hasStatus3xxRedirection();
    }
}
