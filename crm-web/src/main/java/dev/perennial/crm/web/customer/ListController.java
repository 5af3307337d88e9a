package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Stewardship;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.portfolio.Filter;
import dev.perennial.crm.segmentation.portfolio.Portfolio;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.web.support.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
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
    private final Texts texts;

    /** A filter in force: its name and value in words, and the address of the list without it. */
    record Chip(String label, String value, String without) {}

    /** A way to look at the list that is a click away. */
    record View(String code, String address, boolean current) {}

    @GetMapping("/customers")
    String list(Viewer viewer, @RequestParam Map<String, String> parameters, Model model) {
        CustomerQuery query = CustomerQuery.of(parameters);
        String cursor = parameters.get("cursor");
        var shown = portfolio.list(viewer, query.filter(), query.sorting(), cursor, PAGE, null);
        model.addAttribute("query", query);
        model.addAttribute("list", shown);
        model.addAttribute("chips", chips(query));
        model.addAttribute("views", views(viewer, query));
        model.addAttribute("choices", choices(viewer));
        if (cursor == null) {
            model.addAttribute("count", portfolio.count(viewer, query.filter()));
        }
        model.addAttribute("countLimit", Portfolio.COUNT_LIMIT);
        return "customer/list";
    }

    private List<Chip> chips(CustomerQuery query) {
        List<Chip> chips = new ArrayList<>();
        for (String name : CustomerQuery.FILTERS) {
            String value = query.value(name);
            if (value != null) {
                chips.add(new Chip(texts.of("customer.filter." + name), worded(name, value), query.with(name, "")));
            }
        }
        return chips;
    }

    private String worded(String name, String value) {
        return switch (name) {
            case "tier" -> texts.of("tier." + value.toUpperCase(Locale.ROOT));
            case "stage", "segment", "valueClass", "rhythm", "type" ->
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
        addresses.put("overdue", "/customers?rhythm=OVERDUE");
        addresses.put("silent", "/customers?rhythm=SILENT");
        addresses.put("declining", "/customers?stage=DECLINING");
        addresses.put("new", "/customers?stage=NEW");
        addresses.put("potential", "/customers?stage=POTENTIAL");
        if (viewer.role() == Role.ADMIN || (viewer.role() == Role.MANAGER && viewer.atRoot())) {
            addresses.put("pool", "/customers?owner=none");
        }
        String current = query.with("sort", "");
        return addresses.entrySet().stream()
                .map(view ->
                        new View(view.getKey(), view.getValue(), view.getValue().equals(current)))
                .toList();
    }

    private Choices choices(Viewer viewer) {
        return new Choices(stewardship.candidates(viewer));
    }

    /** What the filters can be set to. */
    record Choices(List<User> owners) {

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

        public CustomerType[] types() {
            return CustomerType.values();
        }
    }
}
