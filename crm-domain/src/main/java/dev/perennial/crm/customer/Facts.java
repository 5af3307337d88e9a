package dev.perennial.crm.customer;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer by being told, as opposed to by reckoning.
 *
 * @param name             full name of the person or company
 * @param type             person or company
 * @param gender           of a person who gave it
 * @param birthDate        of a person; of a company the day it was founded
 * @param region           where they are, in the words of the business
 * @param industry         what they do
 * @param source           how they came to us
 * @param joinedOn         since when they are a customer
 * @param preferredChannel how they wish to be reached
 * @param tags             words they are sorted by, each once
 * @param contacts         how to reach them, the most important first
 * @param details          everything that is not asked of everybody
 */
public record Facts(
        String name,
        CustomerType type,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String source,
        @Nullable LocalDate joinedOn,
        @Nullable Channel preferredChannel,
        List<String> tags,
        List<ContactPoint> contacts,
        Details details) {

    /** Most characters of a name, an address or any other text here. */
    public static final int LONGEST_TEXT = 200;

    /** Most characters of a text that may go into detail. */
    public static final int LONGEST_NOTE = 2000;

    /** Most tags, and most contacts, of one customer. */
    public static final int MOST_OF_A_KIND = 20;

    private static final LocalDate EARLIEST = LocalDate.of(1800, 1, 1);

    public Facts {
        name = Spelling.plain(name);
        region = region == null || region.isBlank() ? null : Regions.standard(region);
        industry = textOrNull(industry);
        source = textOrNull(source);
        tags = List.copyOf(new LinkedHashSet<>(
                tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).toList()));
        contacts = List.copyOf(contacts);
    }

    /** Facts of which only the two that are required are known. */
    public static Facts of(String name, CustomerType type) {
        return new Facts(name, type, null, null, null, null, null, null, null, List.of(), List.of(), Details.NONE);
    }

    /** The same facts with other details. */
    public Facts with(Details other) {
        return new Facts(
                name,
                type,
                gender,
                birthDate,
                region,
                industry,
                source,
                joinedOn,
                preferredChannel,
                tags,
                contacts,
                other);
    }

    /**
     * Names the facts that cannot be true.
     *
     * @param today nobody was born and nobody joined after this day
     */
    void check(LocalDate today, Problems problems) {
        if (name.isEmpty()) {
            problems.add("name", "customer.error.name.missing");
        }
        texts().forEach((field, text) -> problems.checkLength(field, text, LONGEST_TEXT));
        if (isImpossible(birthDate, today)) {
            problems.add("birthDate", "customer.error.date");
        }
        if (isImpossible(joinedOn, today)) {
            problems.add("joinedOn", "customer.error.date");
        }
        if (preferredChannel != null && !preferredChannel.reachesCustomer()) {
            problems.add("preferredChannel", "customer.error.channel");
        }
        checkTags(problems);
        checkContacts(problems);
        details.check(problems);
    }

    /** Field by field what differs in the other, old value first. */
    Map<String, List<String>> changesTo(Facts other) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        Map<String, Object> before = values();
        Map<String, Object> after = other.values();
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (String field : fields) {
            String old = String.valueOf(before.getOrDefault(field, ""));
            String value = String.valueOf(after.getOrDefault(field, ""));
            if (!old.equals(value)) {
                changes.put(field, List.of(old, value));
            }
        }
        return changes;
    }

    /** Every field under its name; an unknown one is an empty text. */
    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("type", type);
        values.put("gender", known(gender));
        values.put("birthDate", known(birthDate));
        values.put("region", known(region));
        values.put("industry", known(industry));
        values.put("source", known(source));
        values.put("joinedOn", known(joinedOn));
        values.put("preferredChannel", known(preferredChannel));
        values.put("tags", tags);
        values.put("contacts", contacts);
        details.addTo(values);
        return values;
    }

    private Map<String, @Nullable String> texts() {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("name", name);
        texts.put("region", region);
        texts.put("industry", industry);
        texts.put("source", source);
        return texts;
    }

    private void checkTags(Problems problems) {
        if (tags.size() > MOST_OF_A_KIND || tags.stream().anyMatch(tag -> tag.length() > LONGEST_TEXT)) {
            problems.add("tags", "customer.error.tags", MOST_OF_A_KIND);
        }
    }

    private void checkContacts(Problems problems) {
        if (contacts.size() > MOST_OF_A_KIND) {
            problems.add("contacts", "customer.error.contacts", MOST_OF_A_KIND);
        }
        for (int index = 0; index < contacts.size(); index++) {
            ContactPoint contact = contacts.get(index);
            if (!contact.isWellFormed() || contact.value().length() > LONGEST_TEXT) {
                problems.add(
                        "contacts[" + index + "].value",
                        "customer.error.contact." + contact.kind().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static boolean isImpossible(@Nullable LocalDate date, LocalDate today) {
        return date != null && (date.isBefore(EARLIEST) || date.isAfter(today));
    }

    static Object known(@Nullable Object value) {
        return value == null ? "" : value;
    }

    static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
