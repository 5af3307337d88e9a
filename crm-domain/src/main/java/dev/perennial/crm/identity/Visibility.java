package dev.perennial.crm.identity;

import java.util.Map;

/**
 * The one rule of who may see which customer, in SQL.
 *
 * <p>A rep sees the customers they own or collaborate on, and those of whom they stand in for; a manager also those of their team and the teams below, and the
 * unassigned pool when their team is a root; an administrator all. Every query that reads customers, or anything that
 * belongs to one, joins {@code customer c} and adds {@link #predicate()} to its conditions.
 *
 * @param predicate  a condition over the alias {@code c} of {@code customer}
 * @param parameters values of its named parameters, to be added to the query's own
 */
public record Visibility(String predicate, Map<String, Object> parameters) {

    /**
     * Alternatives the planner can look up in an index each, or test row by row where it walks a list in order, and whose
     * sizes it knows: of the set of both together it assumes that half of all customers belong to it, and compares each
     * customer with all of them. The array is read once.
     */
    private static final String OWN = """
            (c.owner_id = any (:viewerIds)
             or c.id = any (array(
                select cc.customer_id from customer_collaborator cc where cc.user_id = any (:viewerIds))))""";

    /** Read once as well, rather than the tree of teams walked for each customer. */
    private static final String TEAM = "c.team_id = any (array(select unnest(team_and_below(:viewerTeam))))";

    public static Visibility of(Viewer viewer) {
        return switch (viewer.role()) {
            case REP -> new Visibility(OWN, Map.of("viewerIds", viewer.hands()));
            case MANAGER -> ofManager(viewer);
            case ADMIN -> new Visibility("true", Map.of());
        };
    }

    private static Visibility ofManager(Viewer viewer) {
        Long team = viewer.teamId();
        if (team == null) {
            return new Visibility(OWN, Map.of("viewerIds", viewer.hands()));
        }
        String pool = viewer.atRoot() ? " or c.owner_id is null" : "";
        return new Visibility(
                "(" + OWN + " or " + TEAM + pool + ")", Map.of("viewerIds", viewer.hands(), "viewerTeam", team));
    }
}
