package dev.perennial.crm.segmentation.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What somebody typed, as SQL. Each way to find somebody is a set of its own, so that each uses its own index.
 *
 * @param customersFound sets of keys of customers
 * @param personsFound   sets of keys of contact people
 * @param parameters     of both
 */
record Search(List<String> customersFound, List<String> personsFound, Map<String, Object> parameters) {

    /** Nothing was typed. */
    static final Search NOTHING = new Search(List.of(), List.of(), Map.of());

    private static final String UNION = " union all ";

    boolean isForSomething() {
        return !customersFound.isEmpty();
    }

    /** The keys of the customers found, by themselves or by those who act for them. */
    String customers() {
        List<String> sets = new ArrayList<>(customersFound);
        if (!personsFound.isEmpty()) {
            sets.add("select acting.customer_id from contact_person acting where acting.id in (" + persons() + ")");
        }
        return String.join(UNION, sets);
    }

    /** The keys of the contact people found; nobody's when they cannot be searched for so. */
    String persons() {
        return personsFound.isEmpty() ? "null" : String.join(UNION, personsFound);
    }
}
