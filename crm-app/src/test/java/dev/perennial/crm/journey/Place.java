package dev.perennial.crm.journey;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * A page worth looking at.
 *
 * @param name   of its screenshots
 * @param path   its address
 * @param reader user name of who opens it; null for nobody signed in
 * @param status what it answers with
 */
record Place(String name, String path, @Nullable String reader, int status) {

    /** Every page there is, some in several states; {@link EveryPageTest} finds the one that is forgotten. */
    static final List<Place> ALL = List.of(
            new Place("login", "/login", null, 200),
            new Place("login-wrong", "/login?wrong", null, 200),
            of("password", "/password", "rep"),
            of("workbench", "/", "rep"),
            of("workbench-manager", "/", "manager"),
            of("workbench-empty", "/", "traveller"),
            of("care", "/care", "rep"),
            of("care-done", "/care?due=done", "rep"),
            of("care-manager", "/care", "manager"),
            of("care-empty", "/care", "traveller"),
            of("task-new", "/customers/" + SampleCustomer.BIGGEST + "/care-tasks", "rep"),
            of("customers", "/customers", "rep"),
            of("customers-manager", "/customers", "manager"),
            of("customers-found", "/customers?q=Landmaschinen", "rep"),
            of("customers-none", "/customers?q=nobody-is-called-this", "rep"),
            of("customer-biggest", "/customers/" + SampleCustomer.BIGGEST, "rep"),
            of("customer-longest", "/customers/" + SampleCustomer.LONGEST, "rep"),
            of("customer-unknown", "/customers/" + SampleCustomer.UNKNOWN, "rep"),
            of("customer-free", "/customers/" + SampleCustomer.FREE, "rep"),
            of("customer-returner", "/customers/" + SampleCustomer.RETURNER, "rep"),
            of("customer-talkative", "/customers/" + SampleCustomer.TALKATIVE, "manager"),
            of("customer-new", "/customers/new", "rep"),
            of("customer-edit", "/customers/" + SampleCustomer.BIGGEST + "/edit", "rep"),
            of("person-new", "/customers/" + SampleCustomer.BIGGEST + "/people/new", "rep"),
            of("person", "/customers/" + SampleCustomer.BIGGEST + "/people/1", "rep"),
            of("quotes", "/customers/" + SampleCustomer.BIGGEST + "/quotes", "rep"),
            of("bank-accounts", "/customers/" + SampleCustomer.BIGGEST + "/bank-accounts", "rep"),
            of("groups", "/groups", "rep"),
            of("group", "/groups/1", "rep"),
            of("customers-of-group", "/customers?group=1&custom.trade_fair=Hannover%20Messe", "rep"),
            of("customer-behaviour", "/customers/" + SampleCustomer.TALKATIVE + "?kind=BEHAVIOUR", "manager"),
            of("customer-files", "/customers/" + SampleCustomer.BIGGEST + "/files", "rep"),
            of("feedback", "/feedback", "manager"),
            of("feedback-all", "/feedback?status=all", "manager"),
            of("feedback-none", "/feedback?kind=PRAISE&severity=CRITICAL", "rep"),
            of("feedback-new", "/customers/" + SampleCustomer.BIGGEST + "/feedback/new", "rep"),
            of("search", "/search?q=customers", "admin"),
            of("help", "/help", "admin"),
            of("reports", "/reports", "manager"),
            of("reports-segment", "/reports?segment=CHAMPIONS", "rep"),
            of("duplicates", "/duplicates", "rep"),
            of("duplicates-manager", "/duplicates", "manager"),
            of("duplicates-empty", "/duplicates", "traveller"),
            of("merge", "/customers/" + SampleCustomer.TALKATIVE + "/merge?into=C0103", "manager"),
            of("tiers", "/tiers", "rep"),
            of("recommendations", "/recommendations", "rep"),
            of("recommendations-admin", "/recommendations?kind=ORDER", "admin"),
            of("churn", "/churn", "manager"),
            of("churn-retention", "/churn/retention", "manager"),
            of("churn-rhythm", "/churn/rhythm", "manager"),
            of("churn-health", "/churn/health", "admin"),
            of("tier-policy", "/admin/tier-policy", "admin"),
            of("risk-bands", "/admin/risk-bands", "admin"),
            of("profile-rules", "/admin/profile-rules", "admin"),
            of("customers-stale", "/customers?stale=true&completenessTo=80", "rep"),
            of("fields", "/admin/fields", "admin"),
            of("field-new", "/admin/fields/new", "admin"),
            of("field-edit", "/admin/fields/trade_fair", "admin"),
            of("users", "/admin/users", "admin"),
            of("user", "/admin/users/rep", "admin"),
            of("user-new", "/admin/users/new", "admin"),
            of("teams", "/admin/teams", "admin"),
            of("territories", "/admin/territories", "admin"),
            of("handovers", "/admin/handovers", "admin"),
            of("handover-new", "/admin/handovers/new?from=rep", "admin"),
            of("digests", "/handovers", "rep2"),
            of("pool", "/pool", "rep"),
            of("pool-rules", "/admin/pool-rules", "admin"),
            of("deputies", "/deputies", "rep"),
            of("deputies-manager", "/deputies", "manager"),
            of("imports", "/admin/imports", "admin"),
            of("import-rejected", "/admin/imports?import=2", "admin"),
            of("import-columns", "/admin/imports/files/1", "admin"),
            of("score-runs", "/admin/score-runs", "admin"),
            of("score-run", "/admin/score-runs?run=5", "admin"),
            of("score-run-checked", "/admin/score-runs?run=5&check=true", "admin"),
            of("system", "/admin/system", "admin"),
            of("backups", "/admin/system/backups", "admin"),
            new Place("error-403", "/churn", "rep", 403),
            new Place("error-404", "/customers/" + SampleCustomer.FOREIGN, "rep", 404));

    private static Place of(String name, String path, String reader) {
        return new Place(name, path, reader, 200);
    }

    /** Whether an address pattern of the application leads here. */
    boolean isAt(PathPattern pattern) {
        String bare = path.replaceFirst("[?].*", "");
        return status == 200 && pattern.matches(PathContainer.parsePath(bare));
    }

    boolean isFor(@Nullable String person) {
        return person == null ? reader == null : person.equals(reader);
    }

    static List<Place> where(Predicate<Place> condition) {
        return ALL.stream().filter(condition).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
