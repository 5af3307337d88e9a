package dev.perennial.crm.app.demo;

import dev.perennial.crm.segmentation.recommendation.AssociationRules;
import dev.perennial.crm.shared.Business;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import lombok.RequiredArgsConstructor;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The demonstration: two years of a real shop's orders, moved to end in the last seven days, with invented identities and
 * conversations, scored as of the last twelve ends of a month and of yesterday, and searched for what is bought together.
 *
 * <p>The business is marked as a demonstration first and as loaded last. Whatever stops the loading in between, the next
 * start finds the one mark without the other, clears what is there and begins again.
 */
@Service
@RequiredArgsConstructor
public class DemoData {

    /** Everybody's password. */
    public static final String PASSWORD = "perennial-demo";

    private static final Business.Settings BUSINESS =
            new Business.Settings(ZoneId.of("Europe/London"), Currency.getInstance("GBP"), true);

    private final Business business;
    private final DemoLock lock;
    private final DemoFacts facts;
    private final DemoScores scores;
    private final AssociationRules rules;
    private final DemoMoves moves;
    private final JdbcClient jdbc;
    private final Flyway flyway;

    /** Whether loading was begun and is not finished: by now in another process, or never. */
    public boolean isHalfLoaded() {
        return jdbc.sql("select exists (select from business where demo and demo_loaded_at is null)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Loads the demonstration where that was begun and interrupted, and where it is wanted into an empty database. Waits
     * while another process does.
     */
    public void loadIfDue(boolean wanted, Progress progress) {
        if (isDue(wanted)) {
            lock.hold(() -> {
                if (isDue(wanted)) {
                    load(progress);
                }
            });
        }
    }

    /**
     * Takes the demonstration away, with everything that was added to it: what is left is as before a first start.
     *
     * @throws IllegalStateException when the database holds no demonstration
     */
    public void remove() {
        lock.hold(() -> {
            if (!business.isEstablished() || !business.settings().demo()) {
                throw new IllegalStateException("There is no demo data here; nothing was removed");
            }
            clear();
        });
    }

    private boolean isDue(boolean wanted) {
        return isHalfLoaded() || wanted && !business.isEstablished();
    }

    private void load(Progress progress) {
        if (isHalfLoaded()) {
            clear();
        }
        business.establish(BUSINESS);
        facts.write(progress);
        scores.score(progress);
        rules.mine();
        moves.make();
        jdbc.sql("update business set demo_loaded_at = ?")
                .param(business.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the migrations themselves put into tables is as new, too: nothing that was changed in the demonstration stays. */
    private void clear() {
        Flyway.configure(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .cleanDisabled(false)
                .load()
                .clean();
        flyway.migrate();
    }
}
