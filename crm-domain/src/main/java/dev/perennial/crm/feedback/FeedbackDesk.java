package dev.perennial.crm.feedback;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes feedback down and sees it through, on behalf of a viewer who may see the customer. */
@Service
@RequiredArgsConstructor
@Transactional
public class FeedbackDesk {

    /** Most characters of a resolution. */
    public static final int LONGEST_RESOLUTION = 4000;

    private final StoredFeedback stored;
    private final Customers customers;
    private final ChangeLog changes;
    private final Business business;
    private final JdbcClient jdbc;

    /**
     * Writes down what a customer said.
     *
     * @return its key
     * @throws InvalidInput naming every field that is wrong
     * @throws NotFound     also when the viewer may not see the customer
     */
    public long record(Viewer viewer, String customerNo, NewFeedback said) {
        long customer = customers.idOf(viewer, customerNo);
        said.check(business.now());
        Feedback made = stored.save(new Feedback(customer, said, viewer.userId(), business.now()));
        log(viewer, made.getId(), "recorded", Map.of("customer", customerNo, "kind", said.kind()));
        return made.getId();
    }

    /**
     * Says that somebody is at it.
     *
     * @throws NotFound also when the viewer may not see the customer
     * @throws dev.perennial.crm.shared.Conflict when somebody is already, or it is resolved
     */
    public void takeUp(Viewer viewer, long id) {
        get(viewer, id).takeUp();
        log(viewer, id, "taken up", Map.of());
    }

    /**
     * Records how it was answered.
     *
     * @param how what was done about it; 1 to {@value #LONGEST_RESOLUTION} characters
     * @throws NotFound also when the viewer may not see the customer
     * @throws dev.perennial.crm.shared.Conflict when it is resolved already
     */
    public void resolve(Viewer viewer, long id, String how) {
        Feedback feedback = get(viewer, id);
        String said = how.strip();
        if (said.isEmpty() || said.length() > LONGEST_RESOLUTION) {
            throw InvalidInput.of("resolution", "feedback.error.resolution", LONGEST_RESOLUTION);
        }
        feedback.resolve(said, viewer.userId(), business.now());
        log(viewer, id, "resolved", Map.of());
    }

    /**
     * Opens it again, because the answer was none.
     *
     * @throws NotFound also when the viewer may not see the customer
     * @throws dev.perennial.crm.shared.Conflict when it is open
     */
    public void reopen(Viewer viewer, long id) {
        get(viewer, id).reopen();
        log(viewer, id, "reopened", Map.of());
    }

    private Feedback get(Viewer viewer, long id) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("select f.id from feedback f join customer c on c.id = f.customer_id where f.id = :id and "
                        + visibility.predicate())
                .param("id", id)
                .params(visibility.parameters())
                .query(Long.class)
                .optional()
                .flatMap(stored::findById)
                .orElseThrow(() -> new NotFound("feedback", id));
    }

    private void log(Viewer viewer, Long id, String action, Map<String, ?> what) {
        changes.record(viewer.username(), "feedback", id.toString(), action, what);
    }
}
