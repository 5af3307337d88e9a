package dev.perennial.crm.web.customer;

import dev.perennial.crm.behaviour.BehaviourDigests;
import dev.perennial.crm.feedback.FeedbackFilter;
import dev.perennial.crm.feedback.FeedbackList;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Notes;
import dev.perennial.crm.order.PurchaseHistory;
import dev.perennial.crm.web.feedback.FeedbackTexts;
import dev.perennial.crm.web.file.FileShelf;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a profile tells of a customer beside their scores: what they buy, look at and say, and what is kept of them. */
@Component
@RequiredArgsConstructor
class ProfileStory {

    private static final int NOTES = 5;
    private static final int FEEDBACK = 3;

    private final PurchaseHistory purchases;
    private final BehaviourDigests behaviour;
    private final FeedbackList feedback;
    private final FeedbackTexts words;
    private final Notes notes;
    private final FileShelf files;

    void tell(Viewer viewer, String customerNo, Model model) {
        FeedbackFilter unresolved = new FeedbackFilter(null, true, null, null, customerNo);
        model.addAttribute("habits", purchases.habits(viewer, customerNo));
        model.addAttribute("behaviour", behaviour.of(viewer, customerNo));
        model.addAttribute("unresolved", feedback.waiting(viewer, unresolved, FEEDBACK));
        model.addAttribute("feedbackCount", feedback.count(viewer, ofCustomer(customerNo)));
        model.addAttribute("words", words);
        model.addAttribute("notes", notes.inSight(viewer, customerNo, NOTES));
        model.addAttribute("me", viewer.userId());
        model.addAttribute("files", files.of(viewer, customerNo, null));
        model.addAttribute("shelf", files);
    }

    private static FeedbackFilter ofCustomer(String customerNo) {
        return new FeedbackFilter(null, false, null, null, customerNo);
    }
}
