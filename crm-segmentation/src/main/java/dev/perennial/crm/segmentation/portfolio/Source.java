package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.identity.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The parts a list is read from, in SQL. The run id is written into it as a literal, so that the planner knows the one
 * partition it is about.
 */
record Source(long runId, Filter filter, Search search, Sorting sorting) {

    /**
     * One part of a list.
     *
     * @param from  tables, with the aliases {@code c} and {@code s}
     * @param where conditions, with their parameters
     * @param order sort keys
     */
    record Part(String from, Conditions where, String order) {}

    boolean hasScoredPart() {
        return !sorting.by().isScore() || !filter.needsNoScore();
    }

    boolean hasUnscoredPart() {
        return sorting.by().isForecast() || (sorting.by().isScore() && !filter.needsScore());
    }

    /** The customers with a score, in the order of the list; those without among them when it is ordered by name. */
    Part scored(Viewer viewer, @Nullable Long ownerId, @Nullable Position after) {
        Conditions where = Conditions.of(viewer, filter, search, ownerId);
        if (sorting.by().isForecast()) {
            where.and(sorting.by().column() + " is not null");
        }
        String key = sorting.by().isScore() ? "s.customer_id" : "c.id";
        if (after != null) {
            where.and("(" + sorting.by().column() + ", " + key + ") " + sorting.beyond() + " (:after::"
                            + sorting.by().type() + ", :afterId)")
                    .and("true", "after", after.value())
                    .and("true", "afterId", after.id());
        }
        return part(
                where,
                sorting.by().isScore() || filter.needsScore(),
                sorting.by().column() + " " + sorting.direction() + ", " + key + " " + sorting.direction());
    }

    /** The customers without what the list is sorted by, who come behind all others whichever way it is sorted. */
    Part unscored(Viewer viewer, @Nullable Long ownerId, @Nullable Position after) {
        Conditions where = Conditions.of(viewer, filter, search, ownerId);
        if (after != null) {
            where.and("c.id > :afterId", "afterId", after.id());
        }
        if (sorting.by().isForecast()) {
            return part(where.and(sorting.by().column() + " is null"), filter.needsScore(), "c.id");
        }
        where.and("not exists (select 1 from customer_score other where other.run_id = " + runId
                + " and other.customer_id = c.id)");
        return new Part(" from customer c left join customer_score s on false", where, "c.id");
    }

    /** All of them, in no order. */
    Part everyone(Viewer viewer, @Nullable Long ownerId) {
        return part(Conditions.of(viewer, filter, search, ownerId), filter.needsScore(), "");
    }

    private Part part(Conditions where, boolean onlyScored, String order) {
        String join = onlyScored ? " join " : " left join ";
        if (!onlyScored && filter.needsNoScore()) {
            where.and("s.customer_id is null");
        }
        return new Part(
                " from customer c" + join + "customer_score s on s.run_id = " + runId + " and s.customer_id = c.id",
                where,
                order);
    }
}
