package dev.perennial.crm.identity;

import java.util.List;
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

    private static final String OWNED = "c.owner_id = any (:viewerIds)";

    /** An array, which is read once and whose size the planner knows: of a set it thinks that half of all customers are in it. */
    private static final String SHARED = """
            c.id = any (array(
                select cc.customer_id from customer_collaborator cc where cc.user_id = any (:viewerIds)))""";

    /** Read once as well, rather than the tree of teams walked for each customer. */
    private static final String TEAM = "c.team_id = any (array(select unnest(team_and_below(:viewerTeam))))";

    private static final String POOL = "c.owner_id is null";

    /** All customers the viewer may see: alternatives the planner can look up in an index each, or test row by row. */
    public static Visibility of(Viewer viewer) {
        return viewer.role() == Role.ADMIN
                ? everybody()
                : new Visibility("(" + held(viewer) + " or " + SHARED + ")", parameters(viewer));
    }

    /**
     * The same customers by the reason why they may be seen, nobody twice, for lists that walk an order: a customer is compared
     * with few owners and teams there, but with hundreds of customers shared.
     */
    public static List<Visibility> reasons(Viewer viewer) {
        if (viewer.role() == Role.ADMIN) {
            return List.of(everybody());
        }
        String held = "(" + held(viewer) + ")";
        return List.of(
                new Visibility(held, parameters(viewer)),
                new Visibility(SHARED + " and " + held + " is not true", parameters(viewer)));
    }

    private static Visibility everybody() {
        return new Visibility("true", Map.of());
    }

    /** Customers who are seen by the place they have in the business. */
    private static String held(Viewer viewer) {
        if (viewer.role() == Role.REP || viewer.teamId() == null) {
            return OWNED;
        }
        return OWNED + " or " + TEAM + (viewer.atRoot() ? " or " + POOL : "");
    }

    private static Map<String, Object> parameters(Viewer viewer) {
        Long team = viewer.role() == Role.REP ? null : viewer.teamId();
        return team == null
                ? Map.of("viewerIds", viewer.hands())
                : Map.of("viewerIds", viewer.hands(), "viewerTeam", team);
    }
}
