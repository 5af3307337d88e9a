package dev.perennial.crm.web.search;

import dev.perennial.crm.identity.Role;
import java.util.EnumSet;
import java.util.Set;

/** A page or an action that a person can go to from anywhere. */
enum Destination {
    WORKBENCH("/", "layout-dashboard", Set.of(Role.values())),
    CARE("/care", "checklist", Set.of(Role.values())),
    CUSTOMERS("/customers", "users", Set.of(Role.values())),
    GROUPS("/groups", "tag", Set.of(Role.values())),
    POOL("/pool", "inbox", Set.of(Role.values())),
    DUPLICATES("/duplicates", "git-merge", Set.of(Role.values())),
    FEEDBACK("/feedback", "message-report", Set.of(Role.values())),
    TIERS("/tiers", "award", Set.of(Role.values())),
    RECOMMENDATIONS("/recommendations", "bulb", Set.of(Role.values())),
    REPORTS("/reports", "chart-bar", Set.of(Role.values())),
    CHURN("/churn", "activity-heartbeat", EnumSet.of(Role.MANAGER, Role.ADMIN)),
    TIER_POLICY("/admin/tier-policy", "adjustments", EnumSet.of(Role.ADMIN)),
    RISK_BANDS("/admin/risk-bands", "trending-down", EnumSet.of(Role.ADMIN)),
    IMPORTS("/admin/imports", "database-import", EnumSet.of(Role.ADMIN)),
    SCORE_RUNS("/admin/score-runs", "calculator", EnumSet.of(Role.ADMIN)),
    USERS("/admin/users", "user-cog", EnumSet.of(Role.ADMIN)),
    TEAMS("/admin/teams", "git-branch", EnumSet.of(Role.ADMIN)),
    TERRITORIES("/admin/territories", "map-pin", EnumSet.of(Role.ADMIN)),
    HANDOVERS("/admin/handovers", "user-share", EnumSet.of(Role.ADMIN)),
    FIELDS("/admin/fields", "template", EnumSet.of(Role.ADMIN)),
    PROFILE_RULES("/admin/profile-rules", "list-check", EnumSet.of(Role.ADMIN)),
    SYSTEM("/admin/system", "server-2", EnumSet.of(Role.ADMIN)),
    DEPUTIES("/deputies", "arrows-left-right", Set.of(Role.values())),
    PASSWORD("/password", "shield-lock", Set.of(Role.values())),
    NEW_CUSTOMER("/customers/new", "plus", Set.of(Role.values())),
    STALE_PROFILES("/customers?stale=true", "edit", Set.of(Role.values())),
    OVERDUE_CUSTOMERS("/customers?rhythm=OVERDUE", "clock", Set.of(Role.values())),
    UNANSWERED_COMPLAINTS("/feedback?kind=COMPLAINT", "message-report", Set.of(Role.values())),
    HAND_OVER("/admin/handovers/new", "user-share", EnumSet.of(Role.ADMIN)),
    IMPORT_FILE("/admin/imports", "upload", EnumSet.of(Role.ADMIN)),
    START_SCORE_RUN("/admin/score-runs", "player-play", EnumSet.of(Role.ADMIN));

    private final String address;
    private final String icon;
    private final Set<Role> roles;

    Destination(String address, String icon, Set<Role> roles) {
        this.address = address;
        this.icon = icon;
        this.roles = roles;
    }

    String address() {
        return address;
    }

    String icon() {
        return icon;
    }

    boolean isOpenTo(Role role) {
        return roles.contains(role);
    }

    /** Whether it does something rather than show something. */
    boolean isAction() {
        return compareTo(NEW_CUSTOMER) >= 0;
    }

    /** Key of its name in the message bundles. */
    String code() {
        return "search.to." + name();
    }
}
