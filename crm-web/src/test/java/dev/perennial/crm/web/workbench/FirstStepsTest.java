package dev.perennial.crm.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.ImportRequest;
import dev.perennial.crm.importing.ImportStatus;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.testing.TestClock;
import dev.perennial.crm.testing.TestTables;
import dev.perennial.crm.web.testing.WebTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** From an empty product to the first care task, with the files that are offered to try it with. */
@WebTest(properties = "crm.test.own-database=tier-policy")
class FirstStepsTest {

    private static final String STEPS = "Invite your people";
    private static final String DONE = "pn-n--done";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Imports imports;

    @Autowired
    ScoreRuns scoreRuns;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void nothingYet() {
        TestTables.empty(
                jdbc, "customer, orders, product, care_task, score_run, current_score_run, tier_policy, app_user");
        people.add(new People.NewUser("admin", "He Wen", "a long enough password", Role.ADMIN, null));
        people.add(new People.NewUser("rep", "Lin Yue", "a long enough password", Role.REP, null));
        clock.set(Instant.parse("2026-11-20T02:00:00Z"));
    }

    @Test
    void theSampleFilesLeadToTheFirstTaskAndThenTheStepsAreGone() throws IOException {
        assertThat(workbench("rep", "REP"))
                .contains(STEPS, "An administrator imports them")
                .doesNotContain(DONE);
        assertThat(workbench("admin", "ADMIN"))
                .contains(STEPS, "/admin/imports")
                .doesNotContain(DONE);

        for (ImportType type :
                List.of(ImportType.CUSTOMERS, ImportType.ORDERS, ImportType.INTERACTIONS, ImportType.FEEDBACK)) {
            Import done = send(type);
            assertThat(done.status()).isEqualTo(ImportStatus.DONE);
            assertThat(imports.firstRejected(admin(), done.id(), 5)).isEmpty();
            assertThat(done.created()).as("%s", type).isPositive();
            assertThat(send(type).created()).as("%s again", type).isZero();
        }
        assertThat(workbench("admin", "ADMIN").split(DONE, -1))
                .as("one step done")
                .hasSize(2);

        jdbc.update("update customer set owner_id = (select id from app_user where username = 'rep')");
        scoreRuns.run(null, null, ScoreRuns.SYSTEM, ProgressListener.NONE);
        Awaitility.await("the first run makes the first task")
                .until(() ->
                        Objects.requireNonNull(jdbc.queryForObject("select count(*) from care_task", Integer.class))
                                > 0);

        assertThat(workbench("admin", "ADMIN")).doesNotContain(STEPS);
        assertThat(jdbc.queryForObject("select count(*) from customer_score where tier is not null", Integer.class))
                .isPositive();
    }

    @Test
    void emptyPagesLeadAnAdministratorToTheFileOfCustomersAndOthersToAnAdministrator() throws IOException {
        assertThat(page("/customers", "admin", "ADMIN")).contains("Import them from a file", "Start an import");
        assertThat(page("/customers", "rep", "REP")).contains("ask an administrator to import them");
        assertThat(page("/admin/imports", "admin", "ADMIN"))
                .containsPattern("<option [^>]*selected[^>]*>Customers<")
                .doesNotContainPattern("<option [^>]*selected[^>]*>Orders<");

        send(ImportType.CUSTOMERS);

        assertThat(page("/admin/imports", "admin", "ADMIN")).containsPattern("<option [^>]*selected[^>]*>Orders<");
    }

    private Import send(ImportType type) throws IOException {
        String file = type.name().toLowerCase(Locale.ROOT) + ".csv";
        return imports.run(
                admin(),
                ImportRequest.of(type, file),
                new ClassPathResource("static/assets/samples/" + file).getInputStream(),
                progress -> {});
    }

    private Viewer admin() {
        Long id = jdbc.queryForObject("select id from app_user where username = 'admin'", Long.class);
        return new Viewer(Objects.requireNonNull(id), "admin", Role.ADMIN, null, false);
    }

    private String workbench(String username, String role) throws IOException {
        return page("/", username, role);
    }

    private String page(String path, String username, String role) throws IOException {
        return mvc.get()
                .uri(path)
                .with(user(username).roles(role))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
