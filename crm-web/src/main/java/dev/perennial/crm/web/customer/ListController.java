package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.customer.Stewardship;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.customfield.CustomField;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.customfield.FieldKind;
import dev.perennial.crm.group.CustomerGroup;
import dev.perennial.crm.group.Groups;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.TeamTree;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.profile.ProfileFact;
import dev.perennial.crm.profile.ProfilePolicy;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.portfolio.Filter;
import dev.perennial.crm.segmentation.portfolio.Portfolio;
import dev.perennial.crm.segmentation.portfolio.PortfolioPage;
import dev.perennial.crm.segmentation.portfolio.ShownRun;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.web.support.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of customers. */
@Controller
@RequiredArgsConstructor
class ListController {

    private static final int PAGE = 50;

    private final Portfolio portfolio;
    private final Stewardship stewardship;
    private final People people;
    private final CustomFields fields;
    private final Groups groups;
    private final TeamTree teams;
    private final CustomerQueries queries;
    private final Texts texts;
    private final ProfilePolicy profilePolicy;
    private final ScoreRuns runs;

    /** A filter in force: its name and value in words, and the address of the list without it. */
    record Chip(String label, String value, String without) {}

    /** A way to look at the list that is a click away. */
    record View(String code, String address, boolean current) {}

    // one transaction instead of one for each part of the page
    @Transactional(readOnly = true)
    @GetMapping("/customers")
    String list(Viewer viewer, @RequestParam Map<String, String> parameters, Model model) {
        CustomerQuery query = queries.of(viewer, parameters);
        String cursor = parameters.get("cursor");
        var shown = portfolio.list(viewer, query.filter(), query.sorting(), cursor, PAGE, query.run());
        model.addAttribute("query", query);
        model.addAttribute("list", shown);
        if (query.isAboutProfiles()) {
            model.addAttribute("profileRules", profilePolicy.current());
        }
        model.addAttribute("missing", missing(shown));
        model.addAttribute("chips", chips(viewer, query));
        model.addAttribute("views", views(viewer, query));
        model.addAttribute("choices", choices(viewer));
        if (cursor == null) {
            model.addAttribute("count", portfolio.count(viewer, query.filter(), query.run()));
        }
        model.addAttribute("countLimit", Portfolio.COUNT_LIMIT);
        return "customer/list";
    }

    /** What the run shown lacked to foretell anything; looked up only where it foretold nothing of somebody it scored. */
    private ModelSummary.@Nullable Missing missing(PortfolioPage list) {
        ShownRun run = list.run();
        boolean unforetold =
                list.page().items().stream().anyMatch(row -> row.tier() != null && row.churnRisk() == null);
        ModelSummary models =
                run == null || !unforetold ? null : runs.get(run.id()).models();
        return models == null ? null : models.missing();
    }

    private List<Chip> chips(Viewer viewer, CustomerQuery query) {
        List<Chip> chips = new ArrayList<>();
        for (String name : query.filters()) {
            String value = String.valueOf(query.value(name));
            chips.add(new Chip(label(name), worded(viewer, name, value), query.with(name, "")));
        }
        return chips;
    }

    private String label(String name) {
        if (!name.startsWith(CustomerQuery.CUSTOM)) {
            return texts.of("customer.filter." + name);
        }
        String label = field(name).getLabel();
        int bound = name.indexOf('.', CustomerQuery.CUSTOM.length());
        return bound < 0 ? label : texts.of("customer.filter.bound" + name.substring(bound), label);
    }

    private CustomField field(String name) {
        return fields.get(name.substring(CustomerQuery.CUSTOM.length()).split("[.]", 2)[0]);
    }

    private String worded(Viewer viewer, String name, String value) {
        if (name.startsWith(CustomerQuery.CUSTOM)) {
            return field(name).getKind() == FieldKind.YES_NO ? texts.of("field.truth." + value) : value;
        }
        return switch (name) {
            case "tier", "risk" -> texts.of(name + "." + value.toUpperCase(Locale.ROOT));
            case "atRisk" -> texts.of("risk." + value.toUpperCase(Locale.ROOT));
            case "preferredChannel" -> texts.of("customer.channel." + value.toUpperCase(Locale.ROOT));
            case "known", "missing" -> texts.of("profile.fact." + value.toUpperCase(Locale.ROOT));
            case "stale" -> texts.of("customer.filter.stale." + value);
            case "foretold" -> texts.of("field.truth." + value);
            case "team" -> teams.name(Long.parseLong(value)).orElse(value);
            case "group" -> groups.get(viewer, Long.parseLong(value)).name();
            case "stage", "sourceChannel", "contactTime", "segment", "valueClass", "rhythm", "type" ->
                texts.of("customer." + name + "." + value.toUpperCase(Locale.ROOT));
            case "owner" ->
                value.equals(Filter.NO_OWNER)
                        ? texts.of("customer.owner.none")
                        : people.find(value).map(User::getDisplayName).orElse(value);
            default -> value;
        };
    }

    private static List<View> views(Viewer viewer, CustomerQuery query) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("all", "/customers");
        addresses.put("saving", "/customers?sort=-valueAtRisk");
        addresses.put("overdue", "/customers?rhythm=OVERDUE");
        addresses.put("silent", "/customers?rhythm=SILENT");
        addresses.put("declining", "/customers?stage=DECLINING");
        addresses.put("stale", "/customers?stale=true");
        addresses.put("new", "/customers?stage=NEW");
        addresses.put("potential", "/customers?stage=POTENTIAL");
        if (seesPool(viewer)) {
            addresses.put("pool", "/customers?owner=none");
        }
        String exactly = query.address();
        String current = addresses.containsValue(exactly) ? exactly : query.with("sort", "");
        return addresses.entrySet().stream()
                .map(view ->
                        new View(view.getKey(), view.getValue(), view.getValue().equals(current)))
                .toList();
    }

    private Choices choices(Viewer viewer) {
        return new Choices(
                stewardship.candidates(viewer),
                groups.choices(viewer),
                fields.inUse(),
                Stewardship.assigns(viewer),
                seesPool(viewer));
    }

    private static boolean seesPool(Viewer viewer) {
        return viewer.role() == Role.ADMIN || (viewer.role() == Role.MANAGER && viewer.atRoot());
    }

    /**
     * What the filters can be set to, and what can be done with the selected.
     *
     * @param mayAssign  whether the reader gives customers to people
     * @param mayRelease whether they may put them into the unassigned pool as well
     */
    record Choices(
            List<User> owners,
            List<CustomerGroup> groups,
            List<CustomField> fields,
            boolean mayAssign,
            boolean mayRelease) {

        public Tier[] tiers() {
            return Tier.values();
        }

        public Stage[] stages() {
            return Stage.values();
        }

        public Segment[] segments() {
            return Segment.values();
        }

        public RhythmBand[] rhythms() {
            return RhythmBand.values();
        }

        public RiskBand[] risks() {
            return RiskBand.values();
        }

        public SourceChannel[] sourceChannels() {
            return SourceChannel.values();
        }

        public Channel[] channels() {
            return Arrays.stream(Channel.values())
                    .filter(Channel::reachesCustomer)
                    .toArray(Channel[]::new);
        }

        public ContactTime[] contactTimes() {
            return ContactTime.values();
        }

        public ProfileFact[] facts() {
            return ProfileFact.values();
        }

        public CustomerType[] types() {
            return CustomerType.values();
        }
    }
}
