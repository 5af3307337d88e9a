package dev.perennial.crm.web.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.careplan.CareQueue;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarePagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    CareTasks tasks;

    @Autowired
    CareQueue queue;

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
        force = SalesForce.hired(people, "carepage");
    }

    @Test
    void theQueueShowsTheTasksAndOpensTheFirst() {
        long task = taskOf(force.rep());

        assertThat(page(force.rep(), "/care"))
                .hasStatusOk()
                .bodyText()
                .contains("Care queue", "Ask about the spring order", "/care/" + task + "/complete")
                .doesNotContain("??", "Give to");
    }

    @Test
    void everyPartOfTheQueueSpeaksBothLanguages() {
        taskOf(force.rep());
        for (String due : List.of("today", "overdue", "later", "done")) {
            assertThat(page(force.rep(), "/care?due=" + due)).hasStatusOk();
            assertThat(page(force.lead(), "/care?due=" + due, "zh-CN"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("关怀队列", "整个团队")
                    .doesNotContain("??");
        }
    }

    @Test
    void anEmptyQueueLeadsOnToTheCustomers() {
        assertThat(page(force.head(), "/care?whose=carepage-head"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing is due", "href=\"/customers\"");
    }

    @Test
    void somebodyElsesTaskIsNotFoundWhicheverWayItIsAskedFor() {
        long task = taskOf(force.rep2());

        assertThat(page(force.rep(), "/care?task=" + task)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(force.rep(), "/care/" + task + "/complete").param("outcome", "REACHED"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(force.rep(), "/care/" + task + "/snooze")
                        .param("until", business.today().plusDays(2).toString()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(force.rep(), "/care/" + task + "/cancel")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(force.rep(), "/care")).bodyText().doesNotContain("/care/" + task);
    }

    @Test
    void completingLeadsToTheNextTaskAndCompletingAgainConflicts() {
        long task = taskOf(force.rep());

        assertThat(send(force.rep(), "/care/" + task + "/complete")
                        .param("outcome", "NO_ANSWER")
                        .param("followUpDays", "3")
                        .param("due", "overdue"))
                .hasRedirectedUrl("/care?due=overdue");
        assertThat(send(force.rep(), "/care/" + task + "/complete").param("outcome", "REACHED"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(send(force.rep(), "/care/" + taskOf(force.rep()) + "/complete")
                        .param("outcome", "REACHED")
                        .param("back", "workbench"))
                .hasRedirectedUrl("/");
    }

    @Test
    void aMissingOutcomeIsToldAtItsFieldAndTheNoteIsKept() {
        long task = taskOf(force.rep());

        assertThat(send(force.rep(), "/care/" + task + "/complete").param("note", "wants Saturdays"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("id=\"outcome-error\"", "Choose how it ended", "wants Saturdays");
    }

    @Test
    void onlyManagersHandTasksOn() {
        long task = taskOf(force.rep());

        assertThat(send(force.rep(), "/care/" + task + "/reassign").param("assignee", "carepage-rep2"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(force.head(), "/care/" + task + "/reassign").param("assignee", "carepage-rep2"))
                .hasRedirectedUrl("/care");
        assertThat(queue.task(force.rep2(), task).assignee()).isNotNull();
    }

    @Test
    void aTaskIsAskedForFromAProfileAndAWrongOneIsToldAtItsField() {
        String customer = customerOf(force.rep());
        String address = "/customers/" + customer + "/care-tasks";

        assertThat(page(force.rep(), address)).hasStatusOk().bodyText().contains("New task for");
        assertThat(page(force.rep2(), address)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(force.rep(), address)
                        .param("kind", "VISIT")
                        .param("title", "Bring samples")
                        .param("dueOn", business.today().minusDays(1).toString()))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("id=\"dueOn-error\"", "Bring samples");
        assertThat(send(force.rep(), address)
                        .param("kind", "VISIT")
                        .param("title", "Bring samples")
                        .param("dueOn", business.today().toString()))
                .hasRedirectedUrl("/customers/" + customer);
        assertThat(queue.ofCustomer(force.rep(), customer)).hasSize(1);
    }

    private MockMvcRequestBuilder page(Viewer viewer, String address) {
        return page(viewer, address, "en");
    }

    private MockMvcRequestBuilder page(Viewer viewer, String address, String language) {
        return mvc.get()
                .uri(address)
                .with(user(viewer.username()).roles(viewer.role().name()))
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language);
    }

    private MockMvcRequestBuilder send(Viewer viewer, String address) {
        return mvc.post()
                .uri(address)
                .with(user(viewer.username()).roles(viewer.role().name()))
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en");
    }

    private long taskOf(Viewer owner) {
        return tasks.create(
                owner,
                customerOf(owner),
                new NewTask(TaskKind.CALL, "Ask about the spring order", business.today(), 15, null));
    }

    private String customerOf(Viewer owner) {
        Facts facts = Facts.of("Lotus & Pine", CustomerType.COMPANY);
        return customers.register(owner, "carepage-" + ++made, facts, null).getCustomerNo();
    }
}
