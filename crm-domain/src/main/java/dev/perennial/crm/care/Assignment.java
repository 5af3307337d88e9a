package dev.perennial.crm.care;

import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Stewardship;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is given a task: the same people that a viewer may give customers to. */
@Component
@RequiredArgsConstructor
class Assignment {

    private final Stewardship stewardship;
    private final Customers customers;
    private final JdbcClient jdbc;

    /** The one named, else for a rep themselves, else the customer's owner, else nobody. */
    @Nullable
    Long ofNew(Viewer viewer, Customer customer, @Nullable String username) {
        if (viewer.role() == Role.REP && (username == null || username.equals(viewer.username()))) {
            return viewer.userId();
        }
        if (username == null) {
            User owner = customer.getOwner();
            return owner == null ? null : owner.getId();
        }
        User person = candidate(viewer, username);
        letSee(viewer, customer.getCustomerNo(), person);
        return person.getId();
    }

    User candidate(Viewer viewer, String username) {
        if (!Stewardship.assigns(viewer)) {
            throw new Forbidden("Only managers and administrators give tasks to people");
        }
        return stewardship.candidates(viewer).stream()
                .filter(person -> person.getUsername().equals(username))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("assignee", "care.error.assignee", username));
    }

    /** Makes this person a collaborator of the customer unless they see the customer anyway. */
    void letSee(Viewer viewer, String customerNo, User person) {
        if (!sees(person.asViewer(), customerNo)) {
            customers.addCollaborator(viewer, customerNo, person.getUsername());
        }
    }

    private boolean sees(Viewer viewer, String customerNo) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("select count(*) from customer c where c.id = customer_numbered(:customerNo) and "
                                + visibility.predicate())
                        .param("customerNo", customerNo)
                        .params(visibility.parameters())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
