package dev.perennial.crm.web.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergeApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void hire() {
        SalesForce.hired(people, "mergeapi");
    }

    @Test
    void anOldNumberAnswersWithTheSurvivorUntilTheSplit() {
        add("ma-1", "Old", "mergeapi-rep");
        add("ma-2", "New", "mergeapi-rep");

        MvcTestResult merged = merge("ma-1", "ma-2", "mergeapi-rep");

        assertThat(merged).hasStatus(HttpStatus.CREATED).bodyJson().hasPath("$.id");
        assertThat(call(HttpMethod.GET, "/customers/ma-1", null, "mergeapi-rep"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"customerNo":"ma-2","mergedFrom":["ma-1"]}""");
        assertThat(mvc.get().uri("/customers/ma-1").with(user("mergeapi-rep")))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/customers/ma-2");
        assertThat(call(HttpMethod.GET, "/customers?q=ma-1", null, "mergeapi-rep"))
                .bodyText()
                .contains("ma-2");

        String split = "/merges/" + idOf("ma-1") + "/split";
        assertThat(call(HttpMethod.POST, split, null, "mergeapi-rep"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"customerNo\":\"ma-1\"}");
        assertThat(call(HttpMethod.POST, split, null, "mergeapi-rep")).hasStatus(HttpStatus.CONFLICT);
        assertThat(call(HttpMethod.GET, "/customers/ma-1", null, "mergeapi-rep"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"customerNo":"ma-1","name":"Old","mergedFrom":[]}""");
    }

    @Test
    void anOrderForAnOldNumberIsTheSurvivors() {
        add("ma-3", "Old", "mergeapi-rep");
        add("ma-4", "New", "mergeapi-rep");
        merge("ma-3", "ma-4", "mergeapi-rep");

        String order = """
                {"customerNo":"ma-3","orderedAt":"2026-03-02T04:00:00Z",
                 "lines":[{"sku":"A","quantity":1,"unitPrice":10}]}""";
        assertThat(call(HttpMethod.PUT, "/orders/ma-o1", order, "mergeapi-rep"))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .isLenientlyEqualTo("{\"customerNo\":\"ma-4\"}");
    }

    @Test
    void nobodyMergesACustomerWithItself() {
        add("ma-5", "One", "mergeapi-rep");

        assertThat(merge("ma-5", "ma-5", "mergeapi-rep"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("into");
    }

    @Test
    void oneMergesOnlyWhatOneSeesAndARepOnlyTheirOwn() {
        add("ma-6", "Mine", "mergeapi-rep");
        add("ma-7", "Theirs", "mergeapi-rep2");

        assertThat(merge("ma-6", "ma-7", "mergeapi-rep")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(merge("ma-7", "ma-6", "mergeapi-lead")).hasStatus(HttpStatus.NOT_FOUND);
        jdbc.sql("""
                        insert into customer_collaborator (customer_id, user_id)
                        select c.id, u.id from customer c, app_user u
                        where c.customer_no = 'ma-7' and u.username = 'mergeapi-rep'""").update();
        assertThat(merge("ma-6", "ma-7", "mergeapi-rep")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(merge("ma-6", "ma-7", "mergeapi-head")).hasStatus(HttpStatus.CREATED);
        assertThat(call(HttpMethod.POST, "/merges/" + idOf("ma-6") + "/split", null, "mergeapi-rep2"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(call(HttpMethod.POST, "/merges/" + idOf("ma-6") + "/split", null, "mergeapi-head"))
                .hasStatusOk();
    }

    private void add(String number, String name, String owner) {
        String body = "{\"name\":\"%s\",\"owner\":\"%s\"}".formatted(name, owner);
        assertThat(call(HttpMethod.PUT, "/customers/" + number, body, "mergeapi-admin"))
                .hasStatus(HttpStatus.CREATED);
    }

    private long idOf(String absorbedNo) {
        return jdbc.sql("select max(id) from customer_merge where absorbed_no = ?")
                .param(absorbedNo)
                .query(Long.class)
                .single();
    }

    private MvcTestResult merge(String absorbed, String survivor, String username) {
        return call(HttpMethod.POST, "/customers/" + absorbed + "/merge", "{\"into\":\"" + survivor + "\"}", username);
    }

    private MvcTestResult call(
            HttpMethod method, String path, @org.jspecify.annotations.Nullable String body, String username) {
        var request = mvc.method(method)
                .uri("/api/v1" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .with(httpBasic(username, SalesForce.PASSWORD));
        return (body == null ? request : request.content(body)).exchange();
    }
}
