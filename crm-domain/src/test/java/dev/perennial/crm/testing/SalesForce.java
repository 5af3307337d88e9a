package dev.perennial.crm.testing;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A small sales force for tests of who may see what: East and West below one root, a rep and a lead in East, a rep in West,
 * the head above both, and an administrator. User names and teams begin with a prefix, so that each test has its own.
 *
 * @param rep   of East
 * @param rep2  of West
 * @param lead  manager of East
 * @param head  manager of the root
 * @param admin administrator without a team
 */
public record SalesForce(Viewer rep, Viewer rep2, Viewer lead, Viewer head, Viewer admin) {

    /** Password of everyone in it. */
    public static final String PASSWORD = "perennial-demo";

    public static SalesForce hired(People people, String prefix) {
        people.addTeam(prefix + "-root", null);
        people.addTeam(prefix + "-east", prefix + "-root");
        people.addTeam(prefix + "-west", prefix + "-root");
        return new SalesForce(
                hire(people, prefix + "-rep", Role.REP, prefix + "-east"),
                hire(people, prefix + "-rep2", Role.REP, prefix + "-west"),
                hire(people, prefix + "-lead", Role.MANAGER, prefix + "-east"),
                hire(people, prefix + "-head", Role.MANAGER, prefix + "-root"),
                hire(people, prefix + "-admin", Role.ADMIN, null));
    }

    private static Viewer hire(People people, String username, Role role, @Nullable String team) {
        return people.add(new NewUser(username, username, PASSWORD, role, team)).asViewer();
    }
}
