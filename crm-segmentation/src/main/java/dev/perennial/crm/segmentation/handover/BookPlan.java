package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.identity.User;
import java.util.List;

/**
 * Who is to get which customers of a book.
 *
 * @param to    in the order in which they take turns
 * @param gifts the customers worth most first
 * @param whole whether it is the whole book, and with it all that its owner has in hand
 */
record BookPlan(User from, List<User> to, List<Gift> gifts, boolean whole) {

    List<Long> customers() {
        return gifts.stream().map(Gift::customerId).toList();
    }

    List<Long> receivers() {
        return to.stream().map(User::getId).toList();
    }
}
