package dev.perennial.crm.web.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CareTaskApiTest {

    private static final String TASKS = "/api/v1/care-tasks";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    Business business;

    SalesForce force;
    int made;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "careapi");
    }

    @Test
    void aTaskIsMadeListedPutOffHandedOnAndCompleted() {
        long id = taskOf(force.rep());

        assertThat(get(force.rep(), TASKS + "?status=OPEN&assignee=careapi-rep&sort=priority"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[?(@.id == " + id + ")].status")
                .asArray()
                .containsExactly("OPEN");
        assertThat(post(
                        force.rep(),
                        id,
                        "snooze",
                        "{\"until\":\"" + business.today().plusDays(3) + "\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("SNOOZED");
        assertThat(post(force.head(), id, "reassign", "{\"assignee\":\"careapi-rep2\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.assignee")
                .isEqualTo("careapi-rep2");
        MvcTestResult done = post(
                force.rep2(), id, "complete", "{\"outcome\":\"REACHED\",\"note\":\"well\",\"nextStep\":\"offer\"}");
        assertThat(done).hasStatusOk().bodyJson().extractingPath("$.outcome").isEqualTo("REACHED");
        assertThat(done).bodyJson().extractingPath("$.status").isEqualTo("DONE");
    }

    @Test
    void aTaskOfACustomerWithoutAScoreHasTheFieldsOfTheContractButNoPriority() {
        long id = taskOf(force.rep());

        assertThat(get(force.rep(), TASKS + "/" + id))
                .bodyJson()
                .extractingPath("$")
                .asMap()
                .containsKeys(
                        "id",
                        "customerNo",
                        "customerName",
                        "kind",
                        "reason",
                        "dueOn",
                        "effortMinutes",
                        "channel",
                        "assignee",
                        "status")
                .doesNotContainKey("priority");
    }

    @Test
    void completingTwiceIsAConflict() {
        long id = taskOf(force.rep());
        assertThat(post(force.rep(), id, "complete", "{\"outcome\":\"DONE\"}")).hasStatusOk();

        assertThat(post(force.rep(), id, "complete", "{\"outcome\":\"DONE\"}"))
                .hasStatus(HttpStatus.CONFLICT)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void everybodyFindsTheTasksTheyMayWorkOnAndNoOthers() {
        long ofRep = taskOf(force.rep());
        long ofRep2 = taskOf(force.rep2());

        assertFinds(force.rep(), ofRep, true);
        assertFinds(force.rep(), ofRep2, false);
        assertFinds(force.lead(), ofRep, true);
        assertFinds(force.lead(), ofRep2, false);
        assertFinds(force.head(), ofRep, true);
        assertFinds(force.head(), ofRep2, true);
        assertFinds(force.admin(), ofRep2, true);
    }

    @Test
    void aRepHandsNothingOn() {
        long id = taskOf(force.rep());

        assertThat(post(force.rep(), id, "reassign", "{\"assignee\":\"careapi-rep2\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void whatCannotBeTakenIsToldByField() {
        long id = taskOf(force.rep());

        assertBad(post(force.rep(), id, "complete", "{}"), "outcome");
        assertBad(post(force.rep(), id, "complete", "{\"outcome\":\"DONE\",\"mood\":\"fine\"}"), "mood");
        assertBad(post(force.rep(), id, "snooze", "{\"until\":\"2001-01-01\"}"), "until");
        assertBad(get(force.rep(), TASKS + "?sort=mood"), "sort");
        assertBad(get(force.rep(), TASKS + "?status=MOODY"), "status");
        assertBad(get(force.rep(), TASKS + "?cursor=moo"), "cursor");
        assertBad(get(force.rep(), TASKS + "?size=0"), "size");
    }

    @Test
    void aListIsPagedByKey() {
        taskOf(force.admin());
        taskOf(force.admin());

        MvcTestResult first = get(force.admin(), TASKS + "?sort=dueOn&size=1");

        assertThat(first)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .hasSize(1);
        assertThat(first).bodyJson().extractingPath("$.nextCursor").isNotNull();
    }

    private void assertFinds(Viewer viewer, long id, boolean found) {
        HttpStatus expected = found ? HttpStatus.OK : HttpStatus.NOT_FOUND;
        assertThat(get(viewer, TASKS + "/" + id)).hasStatus(expected);
        assertThat(get(viewer, TASKS + "?size=200&sort=dueOn"))
                .bodyJson()
                .extractingPath("$.items[?(@.id == " + id + ")].id")
                .asArray()
                .hasSize(found ? 1 : 0);
        if (!found) {
            assertThat(post(viewer, id, "complete", "{\"outcome\":\"DONE\"}")).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post(
                            viewer,
                            id,
                            "snooze",
                            "{\"until\":\"" + business.today().plusDays(2) + "\"}"))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post(viewer, id, "reassign", "{\"assignee\":\"" + viewer.username() + "\"}"))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    private static void assertBad(MvcTestResult result, String field) {
        assertThat(result)
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
    }

    private MvcTestResult get(Viewer viewer, String address) {
        return mvc.get()
                .uri(address)
                .with(user(viewer.username()).roles(viewer.role().name()))
                .exchange();
    }

    private MvcTestResult post(Viewer viewer, long id, String verb, String body) {
        return post(viewer, TASKS + "/" + id + "/" + verb, body);
    }

    private MvcTestResult post(Viewer viewer, String address, String body) {
        return mvc.post()
                .uri(address)
                .with(user(viewer.username()).roles(viewer.role().name()))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private long taskOf(Viewer owner) {
        Facts facts = Facts.of("Lotus & Pine", CustomerType.COMPANY);
        String customer =
                customers.register(owner, "careapi-" + ++made, facts, null).getCustomerNo();
        MvcTestResult created = post(owner, TASKS, """
                {"customerNo":"%s","kind":"CALL","title":"Call","dueOn":"%s"}""".formatted(customer, business.today()));
        assertThat(created).hasStatus(HttpStatus.CREATED);
        String location = created.getResponse().getHeader("Location");
        return Pattern.compile("\\d+$")
                .matcher(String.valueOf(location))
                .results()
                .mapToLong(digits -> Long.parseLong(digits.group()))
                .findFirst()
                .orElseThrow();
    }
}
