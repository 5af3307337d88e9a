package dev.perennial.crm.web.workbench;

import dev.perennial.crm.feedback.FeedbackFilter;
import dev.perennial.crm.feedback.FeedbackList;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.profile.ProfilePolicy;
import dev.perennial.crm.profile.ProfileRules;
import dev.perennial.crm.segmentation.careplan.CareQueue;
import dev.perennial.crm.segmentation.careplan.QueueFilter;
import dev.perennial.crm.segmentation.careplan.QueuedTask;
import dev.perennial.crm.segmentation.careplan.Watchlist;
import dev.perennial.crm.segmentation.careplan.Watchlist.Late;
import dev.perennial.crm.segmentation.handover.Digests;
import dev.perennial.crm.segmentation.portfolio.FactFilter;
import dev.perennial.crm.segmentation.portfolio.Filter;
import dev.perennial.crm.segmentation.portfolio.Portfolio;
import dev.perennial.crm.segmentation.portfolio.PortfolioRow;
import dev.perennial.crm.segmentation.portfolio.ProfileFilter;
import dev.perennial.crm.segmentation.portfolio.Sorting;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.web.care.RhythmStrip;
import dev.perennial.crm.web.care.TaskTexts;
import dev.perennial.crm.web.feedback.FeedbackTexts;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** What there is to do and to know today, read in one transaction. */
@Component
@RequiredArgsConstructor
class Workbench {

    private static final int TASKS = 10;
    private static final int COMPLAINTS = 5;
    private static final int PROFILES = 5;
    private static final int DIGESTS = 5;

    private final CareQueue queue;
    private final Watchlist watchlist;
    private final Business business;
    private final TaskTexts words;
    private final Digests digests;
    private final FeedbackList feedback;
    private final FeedbackTexts feedbackWords;
    private final Portfolio portfolio;
    private final ProfilePolicy profilePolicy;

    /** A late customer with the drawing of their rhythm. */
    record LateRow(Late customer, RhythmStrip strip) {}

    /** Adds everything of it to the model. */
    @Transactional(readOnly = true)
    void tell(Viewer viewer, @Nullable String refresh, Model model) {
        List<QueuedTask> tasks = queue.list(viewer, QueueFilter.dueUntil(business.today(), null), null, TASKS)
                .items();
        model.addAttribute("tasks", tasks);
        model.addAttribute("counts", queue.counts(viewer, null));
        model.addAttribute("complaints", feedback.waiting(viewer, FeedbackFilter.UNANSWERED_COMPLAINTS, COMPLAINTS));
        model.addAttribute("complaintCount", feedback.count(viewer, FeedbackFilter.UNANSWERED_COMPLAINTS));
        model.addAttribute("feedbackWords", feedbackWords);
        model.addAttribute("birthdays", watchlist.birthdays(viewer));
        model.addAttribute(
                "late", watchlist.late(viewer).stream().map(this::row).toList());
        boolean leads = viewer.role() != Role.REP;
        model.addAttribute("leads", leads);
        model.addAttribute("team", leads ? watchlist.team(viewer) : List.of());
        model.addAttribute("me", viewer.username());
        model.addAttribute("words", words);
        model.addAttribute("handed", digests.progress(viewer));
        model.addAttribute("firstHanded", digests.unread(viewer, null, DIGESTS).items());
        ProfileRules rules = profilePolicy.current();
        model.addAttribute("profileRules", rules);
        // last: until the transaction ends a list has everything planned for who asks
        model.addAttribute("refresh", toRefresh(viewer, rules, refresh));
        model.addAttribute("refreshAll", "/customers?stale=true&owner=" + viewer.username());
    }

    /** Those of the viewer's own whom nobody has confirmed for long, those who bring most first. */
    private Page<PortfolioRow> toRefresh(Viewer viewer, ProfileRules rules, @Nullable String cursor) {
        ProfileFilter stale = new ProfileFilter(rules.staleBefore(business.now()), null, null);
        Filter mine = Filter.ALL.withOwner(viewer.username()).withFacts(FactFilter.NONE.withProfile(stale));
        return portfolio
                .list(viewer, mine, Sorting.DEFAULT, cursor, PROFILES, null)
                .page();
    }

    private LateRow row(Late late) {
        return new LateRow(
                late, RhythmStrip.of(late.recentDays(), late.usualDays(), late.spreadDays(), business.today()));
    }
}
