package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a list comes from, in SQL.
 *
 * @param runId   the run whose scores are shown; 0 before the first
 * @param ownerId key of the owner filtered by; null when the filter names none or the pool
 */
record Source(
        long runId, Viewer viewer, Filter filter, @Nullable Long ownerId, Search search, Sorting sorting) {

    private static final String UNSORTED = "null::text";

    /**
     * One part of a list: keys of its customers, which indexes alone tell as far as the filter asks for nothing they lack.
     *
     * @param from      tables, with the aliases {@code c} and {@code s}
     * @param where     conditions for each reason why the viewer may see a customer: each is walked apart, by an index of its own
     * @param key       the customer's key
     * @param value     what the list is sorted by before the key
     * @param direction in which both are sorted
     */
    record Part(String from, List<Conditions> where, String key, String value, String direction) {

        /** A query for the first of them, as {@code id} and {@code sorted_by}. */
        String first(int limit) {
            String each = "(select %s as id, %s as sorted_by from %s where %%s order by 2 %s, 1 %4$s limit %d)"
                    .formatted(key, value, from, direction, limit);
            return union(each) + " order by " + order("reasons.") + " limit " + limit;
        }

        /** The order of {@link #first}, its columns named with a prefix. */
        String order(String prefix) {
            return "%1$ssorted_by %2$s, %1$sid %2$s".formatted(prefix, direction);
        }

        /** A query for some of them, in no order. */
        String some(int limit) {
            return union("(select %s as id from %s where %%s limit %d)".formatted(key, from, limit)) + " limit "
                    + limit;
        }

        Map<String, Object> parameters() {
            // reasons differ in words alone
            return where.getFirst().parameters();
        }

        private String union(String select) {
            return where.stream()
                    .map(conditions -> select.formatted(conditions.sql()))
                    .collect(Collectors.joining(" union all ", "select * from (", ") reasons"));
        }
    }

    boolean hasScoredPart() {
        return !sorting.by().isScore() || !filter.needsNoScore();
    }

    boolean hasUnscoredPart() {
        return sorting.by().isForecast() || (sorting.by().isScore() && !filter.needsScore());
    }

    /** The customers with a score, in the order of the list; those without among them when it is ordered by name. */
    Part scored(@Nullable Position after) {
        Sorting.By by = sorting.by();
        String key = by.isScore() ? "s.customer_id" : "c.id";
        List<Conditions> where = conditions();
        for (Conditions conditions : where) {
            if (by.isForecast()) {
                conditions.and(by.column() + " is not null");
            }
            if (after != null) {
                conditions
                        .and("(" + by.column() + ", " + key + ") " + sorting.beyond() + " (:after::" + by.type()
                                + ", :afterId)")
                        .and("true", "after", after.value())
                        .and("true", "afterId", after.id());
            }
        }
        return part(where, by.isScore() || filter.needsScore(), key, by.column(), sorting.direction());
    }

    /** The customers without what the list is sorted by, who come behind all others whichever way it is sorted. */
    Part unscored(@Nullable Position after) {
        List<Conditions> where = conditions();
        if (after != null) {
            where.forEach(conditions -> conditions.and("c.id > :afterId", "afterId", after.id()));
        }
        if (sorting.by().isForecast()) {
            where.forEach(conditions -> conditions.and(sorting.by().column() + " is null"));
            return part(where, filter.needsScore(), "c.id", UNSORTED, "asc");
        }
        where.forEach(conditions ->
                conditions.and("not exists (select from " + scores() + " other where other.customer_id = c.id)"));
        return new Part("customer c left join customer_score s on false", where, "c.id", UNSORTED, "asc");
    }

    /** All of them, in no order. */
    Part everyone() {
        return part(conditions(), filter.needsScore(), "c.id", UNSORTED, "asc");
    }

    /** The run's own table: of the one of all runs, rows would be read to know whose scores they are. */
    String scores() {
        return runId == 0 ? "(select * from customer_score where false)" : "customer_score_" + runId;
    }

    private List<Conditions> conditions() {
        return Visibility.reasons(viewer).stream()
                .map(reason -> Conditions.of(reason, viewer, filter, search, ownerId))
                .toList();
    }

    private Part part(List<Conditions> where, boolean onlyScored, String key, String value, String direction) {
        String join = onlyScored ? " join " : " left join ";
        if (!onlyScored && filter.needsNoScore()) {
            where.forEach(conditions -> conditions.and("s.customer_id is null"));
        }
        return new Part("customer c" + join + scores() + " s on s.customer_id = c.id", where, key, value, direction);
    }
}
