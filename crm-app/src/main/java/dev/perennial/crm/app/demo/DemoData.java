package dev.perennial.crm.app.demo;

import dev.perennial.crm.operation.Demonstration;
import dev.perennial.crm.operation.FreshTables;
import dev.perennial.crm.segmentation.recommendation.AssociationRules;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.WorkLock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import lombok.RequiredArgsConstructor;
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
    private final WorkLock lock;
    private final FreshTables tables;
    private final DemoFacts facts;
    private final DemoScores scores;
    private final AssociationRules rules;
    private final DemoMoves moves;
    private final JdbcClient jdbc;

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
            lock.waitAndHold(Demonstration.LOCK, () -> isDue(wanted) && load(progress));
        }
    }

    private boolean isDue(boolean wanted) {
        return isHalfLoaded() || wanted && !business.isEstablished();
    }

    private boolean load(Progress progress) {
        if (isHalfLoaded()) {
            tables.replace();
        }
        business.establish(BUSINESS);
        facts.write(progress);
        scores.score(progress);
        rules.mine();
        moves.make();
        return jdbc.sql("update business set demo_loaded_at = ?")
                        .param(business.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
