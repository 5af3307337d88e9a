package dev.perennial.crm.app.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.perennial.crm.backup.Backups;
import dev.perennial.crm.duplicate.DuplicateSearch;
import dev.perennial.crm.segmentation.churn.ChurnModels;
import dev.perennial.crm.segmentation.pool.PoolReturns;
import dev.perennial.crm.segmentation.recommendation.AssociationRules;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.LeftBehind;
import java.time.Duration;
import java.time.LocalTime;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.modulith.events.IncompleteEventPublications;

/** What happens by itself, on one node at a time. */
@Configuration(proxyBeanMethods = false)
@Slf4j
class JobConfiguration {

    /** Half an hour after midnight: the day is complete, and late orders of the evening are in. */
    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 30);

    private static final LocalTime IN_THE_NIGHT = LocalTime.of(2, 0);

    private static final LocalTime AFTER_SCORES = LocalTime.of(4, 0);

    /** When the scores of the day are there. */
    private static final LocalTime BEFORE_MORNING = LocalTime.of(3, 0);

    /** Longer than any listener works, so that none is asked twice while it does. */
    private static final Duration LOST = Duration.ofMinutes(15);

    private static final LocalTime LATER_AT_NIGHT = LocalTime.of(1, 30);

    private static final Duration OLD = Duration.ofDays(7);

    /** Learns from the day that has just ended, then scores it: so a later run of that day goes by the same model. */
    @Bean
    RecurringTask<Void> nightlyScoreRun(Business business, ChurnModels models, ScoreRuns scoreRuns) {
        return Tasks.recurring("nightly-score-run", new BusinessNight(business, AFTER_MIDNIGHT))
                .execute((instance, context) -> {
                    train(models);
                    scoreRuns.run(null, null, ScoreRuns.SYSTEM, ProgressListener.NONE);
                });
    }

    /** A training that fails is on record; scores do not wait for it. */
    private static void train(ChurnModels models) {
        try {
            models.train(null, ScoreRuns.SYSTEM);
        } catch (RuntimeException failure) {
            log.warn("Scores go by the earlier churn model: {}", failure.toString());
        }
    }

    /** Looks anew at what is bought together. */
    @Bean
    RecurringTask<Void> nightlyAssociationRules(Business business, AssociationRules rules) {
        return Tasks.recurring("nightly-association-rules", new BusinessNight(business, LATER_AT_NIGHT))
                .execute((instance, context) -> rules.mine());
    }

    /** Brings customers nobody speaks to back into the pool, by last night's scores and where the rules are switched on. */
    @Bean
    RecurringTask<Void> returnOfSilentCustomers(Business business, PoolReturns returns) {
        return Tasks.recurring("pool-returns", new BusinessNight(business, AFTER_SCORES))
                .execute((instance, context) -> returns.apply());
    }

    /** Looks for customers on record twice, once the night's scores are done. */
    @Bean
    RecurringTask<Void> nightlyDuplicateSearch(Business business, DuplicateSearch search) {
        return Tasks.recurring("nightly-duplicate-search", new BusinessNight(business, IN_THE_NIGHT))
                .execute((instance, context) -> search.searchAll());
    }

    /** Goes on with what a node that died had queued or begun: it need not come back for that. */
    @Bean
    RecurringTask<Void> workLeftBehind(ObjectProvider<LeftBehind> work) {
        return Tasks.recurring("work-left-behind", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> work.forEach(LeftBehind::takeUp));
    }

    /** Backs everything up, where there is a directory for it, and tries now and then whether that can be restored. */
    @Bean
    RecurringTask<Void> nightlyBackup(Business business, Backups backups) {
        return Tasks.recurring("nightly-backup", new BusinessNight(business, BEFORE_MORNING))
                .execute((instance, context) -> backups.nightly());
    }

    /** Delivers again what a listener did not finish, because it failed or its process was killed. */
    @Bean
    RecurringTask<Void> eventResubmission(IncompleteEventPublications publications) {
        return Tasks.recurring("event-resubmission", FixedDelay.ofMinutes(5))
                .execute((instance, context) -> publications.resubmitIncompletePublicationsOlderThan(LOST));
    }

    /** Forgets events that were delivered long ago. */
    @Bean
    RecurringTask<Void> eventCleaning(CompletedEventPublications publications) {
        return Tasks.recurring("event-cleaning", FixedDelay.ofHours(24))
                .execute((instance, context) -> publications.deletePublicationsOlderThan(OLD));
    }
}
