package dev.perennial.crm.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.MergeBarrier;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.testing.DatabaseTest;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class MergesTest {

    private static final Viewer ADMIN = new Viewer(0, "admin", Role.ADMIN, null, false);

    @Autowired
    Merges merges;

    @Autowired
    MergeBarrier barrier;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private static int sequence;
    private String older = "";
    private String newer = "";

    @BeforeEach
    void two() {
        older = "MT-" + ++sequence;
        newer = "MT-" + ++sequence;
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, region, industry, tags, updated_at)
                        values (:older, 'Older', '{older}', 'PERSON', 'North', null, '{a,b}', timestamptz '2025-01-01Z'),
                               (:newer, 'Newer', '{newer}', 'COMPANY', null, 'Tea', '{b,c}', timestamptz '2025-02-01Z')""").param("older", older).param("newer", newer).update();
        jdbc.sql("""
                        insert into customer_contact (customer_id, kind, value, position)
                        select c.id, 'EMAIL', v.value, v.position
                        from customer c join (values (:older, 'One@x.example', 0), (:older, 'two@x.example', 1),
                            (:newer, 'one@x.example', 0)) as v (number, value, position) on v.number = c.customer_no""").param("older", older).param("newer", newer).update();
    }

    @Test
    void ofWhatNobodyChoseTheNewerThatIsThereStands() {
        merges.merge(ADMIN, newer, older, Map.of());

        assertThat(fact("name")).isEqualTo("Newer");
        assertThat(fact("name_tokens")).isEqualTo("{newer}");
        assertThat(fact("type")).isEqualTo("COMPANY");
        assertThat(fact("region")).isEqualTo("North");
        assertThat(fact("industry")).isEqualTo("Tea");
        assertThat(fact("tags")).isEqualTo("{a,b,c}");
        assertThat(contacts()).isEqualTo("One@x.example two@x.example");
    }

    @Test
    void whatWasChosenStands() {
        merges.merge(ADMIN, newer, older, Map.of("name", older, "region", newer));

        assertThat(fact("name")).isEqualTo("Older");
        assertThat(fact("region")).isEqualTo("null");
    }

    @Test
    void aChoiceOfSomebodyElseIsRefused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> merges.merge(ADMIN, newer, older, Map.of("name", "MT-0")));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> merges.merge(ADMIN, newer, older, Map.of("ownerId", older)));
    }

    @Test
    void aSplitKeepsWhatWasEditedSince() {
        long id = merges.merge(ADMIN, newer, older, Map.of());
        jdbc.sql("update customer set industry = 'Coffee' where customer_no = ?")
                .param(older)
                .update();

        merges.split(ADMIN, id);

        assertThat(fact("industry")).isEqualTo("Coffee");
        assertThat(fact("name")).isEqualTo("Older");
        assertThat(fact("tags")).isEqualTo("{a,b}");
        assertThat(contacts()).isEqualTo("One@x.example two@x.example");
    }

    @Test
    void whatCameSinceStaysWithTheSurvivor() {
        long id = merges.merge(ADMIN, newer, older, Map.of());
        jdbc.sql("""
                        insert into interaction (customer_id, occurred_at, channel, body)
                        select id, now(), 'NOTE', 'since' from customer where customer_no = ?""").param(older).update();

        merges.split(ADMIN, id);

        assertThat(jdbc.sql("""
                                select c.customer_no from interaction i join customer c on c.id = i.customer_id
                                where i.body = 'since' and c.customer_no = ?""").param(older).query(String.class).list()).hasSize(1);
    }

    @Test
    void noMergeWhileAnImportRuns() {
        try (var importing = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(running -> {
                barrier.holdMerges();
                var refused = importing.submit(() -> merges.merge(ADMIN, newer, older, Map.of()));
                assertThat(refused)
                        .failsWithin(java.time.Duration.ofMinutes(1))
                        .withThrowableThat()
                        .withCauseInstanceOf(Conflict.class);
            });
        }
    }

    private String fact(String column) {
        return String.valueOf(jdbc.sql("select " + column + "::text from customer where customer_no = ?")
                .param(older)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .single());
    }

    private String contacts() {
        return jdbc.sql("""
                        select string_agg(k.value, ' ' order by k.position, k.id)
                        from customer_contact k join customer c on c.id = k.customer_id where c.customer_no = ?""").param(older).query(String.class).single();
    }
}
