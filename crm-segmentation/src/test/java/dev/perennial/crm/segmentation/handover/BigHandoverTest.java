package dev.perennial.crm.segmentation.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.StatementLog;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A book of a thousand customers goes in as many statements as one of ten. */
@DatabaseTest(properties = "crm.test.own-database=big_handover")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BigHandoverTest {

    private static final int MANY = 1000;
    private static final int FEW = 10;

    @Autowired
    Handovers handovers;

    @Autowired
    HandoverPreviews previews;

    @Autowired
    Digests digests;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;

    @BeforeAll
    void writeBooks() {
        force = SalesForce.hired(people, "big");
        for (String owner : List.of("big-few", "big-many", "big-few2", "big-many2")) {
            people.add(new NewUser(owner, owner, SalesForce.PASSWORD, Role.REP, "big-west"));
        }
        BigBook.write(jdbc, business, "big-few", "big-few2", FEW);
        BigBook.write(jdbc, business, "big-many", "big-many2", MANY);
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheBook() {
        int previewOfFew = statementsOf(() -> previews.preview(force.admin(), all("big-few")));
        int previewOfMany = statementsOf(() -> previews.preview(force.admin(), all("big-many")));
        assertThat(previewOfMany).isEqualTo(previewOfFew);

        int few = statementsOf(() -> handovers.handOver(force.admin(), all("big-few")));
        int many = statementsOf(() -> handovers.handOver(force.admin(), all("big-many")));
        assertThat(many).isEqualTo(few);

        assertThat(digests.progress(force.rep()).all()
                        + digests.progress(force.rep2()).all())
                .isEqualTo(MANY + FEW);
        assertThat(count("owner_change where reason = 'HANDED_OVER'")).isEqualTo(MANY + FEW);
        assertThat(count("handover_digest where jsonb_array_length(story -> 'talks') = 3"
                        + " and jsonb_array_length(story -> 'promises') = 4"))
                .isEqualTo(MANY + FEW);
        assertThat(count("care_task t join app_user u on u.id = t.assignee_id"
                        + " where u.username in ('big-few', 'big-many') and t.status = 'OPEN'"))
                .isZero();
        assertThat(
                        count(
                                "customer_collaborator cc join app_user u on u.id = cc.user_id where u.username like 'big-rep%'"))
                .isEqualTo(MANY + FEW);
    }

    private static NewHandover all(String from) {
        return new NewHandover(from, List.of("big-rep", "big-rep2"), List.of(), "Read the file first");
    }

    private static int statementsOf(Runnable action) {
        try (StatementLog log = StatementLog.open()) {
            action.run();
            return log.statements().size();
        }
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
