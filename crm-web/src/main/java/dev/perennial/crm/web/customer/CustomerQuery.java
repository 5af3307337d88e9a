package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.customfield.FieldCondition;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.portfolio.FactFilter;
import dev.perennial.crm.segmentation.portfolio.Filter;
import dev.perennial.crm.segmentation.portfolio.ProfileFilter;
import dev.perennial.crm.segmentation.portfolio.Sorting;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rfm.ValueClass;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.Typed;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A list of customers as its address says it: every filter and the sort, but not the page.
 *
 * @param values what was asked for, by parameter, without what was left empty
 * @param run    key of the score run to show; null for the current one
 */
record CustomerQuery(
        Map<String, String> values,
        Filter filter,
        Sorting sorting,
        @Nullable Long run) {

    /** The filters, in the order they are shown in. */
    static final List<String> FILTERS = List.of(
            "q",
            "tier",
            "stage",
            "segment",
            "valueClass",
            "rhythm",
            "risk",
            "atRisk",
            "foretold",
            "firstBought",
            "owner",
            "team",
            "region",
            "tag",
            "group",
            "type",
            "occupation",
            "industry",
            "sourceChannel",
            "preferredChannel",
            "contactTime",
            "noted",
            "known",
            "missing",
            "stale",
            "completenessFrom",
            "completenessTo");

    /** What the filters by the company's own fields begin with; the field's code follows. */
    static final String CUSTOM = "custom.";

    /** What a column is sorted by at the first click: here the greatest come first. */
    private static final Set<String> GREATEST_FIRST = Set.of("revenue", "clv", "risk", "valueAtRisk");

    private static final int LONGEST_TEXT = 200;

    /**
     * @param group   key of the group that is asked for
     * @param custom  what is asked for of the company's own fields, by parameter
     * @param profile what is asked for of how much is known, and how fresh it is
     * @throws InvalidInput for a value that cannot be, naming the parameter
     */
    static CustomerQuery of(
            Map<String, String> parameters,
            @Nullable Long group,
            Map<String, FieldCondition> custom,
            ProfileFilter profile) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(FILTERS);
        names.addAll(custom.keySet());
        for (String name : names) {
            String value = parameters.getOrDefault(name, "").strip();
            if (value.length() > LONGEST_TEXT) {
                throw InvalidInput.of(name, "customer.error.text.long", LONGEST_TEXT);
            }
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        }
        String typedRun = parameters.getOrDefault("run", "").strip();
        Long run = key("run", typedRun.isEmpty() ? null : typedRun);
        if (run != null) {
            values.put("run", run.toString());
        }
        Sorting sorting = Sorting.parse(parameters.get("sort"));
        if (!sorting.equals(Sorting.DEFAULT)) {
            values.put("sort", sorting.toString());
        }
        return new CustomerQuery(values, filter(values, group, custom, profile), sorting, run);
    }

    private static Filter filter(
            Map<String, String> values,
            @Nullable Long group,
            Map<String, FieldCondition> custom,
            ProfileFilter profile) {
        return new Filter(
                values.get("q"),
                Typed.code(Tier.class, "tier", values.get("tier")),
                Typed.code(Segment.class, "segment", values.get("segment")),
                Typed.code(ValueClass.class, "valueClass", values.get("valueClass")),
                Typed.code(Stage.class, "stage", values.get("stage")),
                Typed.code(RhythmBand.class, "rhythm", values.get("rhythm")),
                Typed.code(RiskBand.class, "risk", values.get("risk")),
                Typed.code(RiskBand.class, "atRisk", values.get("atRisk")),
                foretold(values.get("foretold")),
                month(values.get("firstBought")),
                values.get("owner"),
                key("team", values.get("team")),
                values.get("region"),
                values.get("tag"),
                Typed.code(CustomerType.class, "type", values.get("type")),
                new FactFilter(
                        values.get("occupation"),
                        values.get("industry"),
                        Typed.code(SourceChannel.class, "sourceChannel", values.get("sourceChannel")),
                        Typed.code(Channel.class, "preferredChannel", values.get("preferredChannel")),
                        Typed.code(ContactTime.class, "contactTime", values.get("contactTime")),
                        values.get("noted"),
                        group,
                        List.copyOf(custom.values()),
                        profile));
    }

    /** Whether it asks for how much is known of the customers, or how fresh that is. */
    boolean isAboutProfiles() {
        return !filter.facts().profile().equals(ProfileFilter.NONE);
    }

    private static @Nullable Boolean foretold(@Nullable String text) {
        if (text != null && !text.equals("true")) {
            throw InvalidInput.of("foretold", "error.value.unknown", text);
        }
        return text == null ? null : Boolean.TRUE;
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        try {
            return text == null ? null : YearMonth.parse(text);
        } catch (DateTimeParseException notOne) {
            throw InvalidInput.of("firstBought", "error.value.unknown", text);
        }
    }

    private static @Nullable Long key(String name, @Nullable String text) {
        if (text != null && !text.matches("\\d{1,18}")) {
            throw InvalidInput.of(name, "error.value.unknown", text);
        }
        return text == null ? null : Long.valueOf(text);
    }

    /** Whether any filter narrows the list. */
    public boolean isNarrowed() {
        return !filters().isEmpty();
    }

    /** The filters in force, in the order they are shown in. */
    List<String> filters() {
        return values.keySet().stream()
                .filter(name -> !name.equals("sort") && !name.equals("run"))
                .toList();
    }

    public @Nullable String value(String name) {
        return values.get(name);
    }

    /** The address of this list with one parameter put in, changed or, for an empty value, taken away. */
    public String with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return address(changed);
    }

    /** The address of the page that a cursor leads to. */
    public String at(String cursor) {
        return with("cursor", cursor);
    }

    /** The address of this list in the order of a column: turned round when it is in that order already. */
    public String sortedBy(String column) {
        String natural = GREATEST_FIRST.contains(column) ? "-" + column : column;
        String turned = natural.startsWith("-") ? natural.substring(1) : "-" + natural;
        return with("sort", sorting.toString().equals(natural) ? turned : natural);
    }

    /** {@code ascending} or {@code descending} when the list is in the order of the column, else null. */
    public @Nullable String direction(String column) {
        if (!sorting.by().code().equals(column)) {
            return null;
        }
        return sorting.descending() ? "descending" : "ascending";
    }

    /** The address of this list. */
    String address() {
        return address(values);
    }

    private static String address(Map<String, String> values) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/customers");
        List<String> inOrder = List.copyOf(values.values());
        int at = 0;
        for (String name : values.keySet()) {
            address.queryParam(name, "{" + at++ + "}"); // by place, as a name with a dot is no name of a variable
        }
        return address.encode().buildAndExpand(inOrder.toArray()).toUriString();
    }
}
