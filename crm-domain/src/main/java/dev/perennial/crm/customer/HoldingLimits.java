package dev.perennial.crm.customer;

import java.util.Collection;

/** How many customers a person may hold, as said by whoever keeps such rules. */
public interface HoldingLimits {

    /**
     * What room these people have for these customers. Whoever else gives customers to them waits until the transaction ends.
     *
     * @param people    keys of users
     * @param customers keys of customers, none of whom they own yet
     */
    Room room(Collection<Long> people, Collection<Long> customers);

    /** Counts along while customers are given away. */
    @FunctionalInterface
    interface Room {

        /** There is always some. */
        Room ENDLESS = (person, customer) -> true;

        /** Takes a place for the customer with this person; false when there is none. */
        boolean take(long person, long customer);
    }
}
