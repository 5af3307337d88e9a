package dev.perennial.crm.customer;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        List<ContactPoint> contacts) {

    /** Most characters of a name, an address or any other text here. */
    public static final int LONGEST_TEXT = 200;

    /** Most tags, and most contacts, of one customer. */
    public static final int MOST_OF_A_KIND = 20;

    private static final LocalDate EARLIEST = LocalDate.of(1800, 1, 1);

    public Facts {
        name = name.strip();
        region = textOrNull(region);
        industry = textOrNull(industry);
        source = textOrNull(source);
        tags = List.copyOf(new LinkedHashSet<>(
                tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).toList()));
        contacts = List.copyOf(contacts);
    }

    /** Facts of which only the two that are required are known. */
    public static Facts of(String name, CustomerType type) {
        return new Facts(name, type, null, null, null, null, null, null, null, List.of(), List.of());
    }

    /**
     * Refuses facts that cannot be true.
     *
     * @param today nobody was born and nobody joined after this day
     * @throws InvalidInput naming every field that is wrong
     */
    void check(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty()) {
            problems.add(problem("name", "customer.error.name.missing"));
        }
        texts().forEach((field, text) -> {
            if (text != null && text.length() > LONGEST_TEXT) {
                problems.add(problem(field, "customer.error.text.long", LONGEST_TEXT));
            }
        });
        if (isImpossible(birthDate, today)) {
            problems.add(problem("birthDate", "customer.error.date"));
        }
        if (isImpossible(joinedOn, today)) {
            problems.add(problem("joinedOn", "customer.error.date"));
        }
        if (preferredChannel != null && !preferredChannel.reachesCustomer()) {
            problems.add(problem("preferredChannel", "customer.error.channel"));
        }
        checkTags(problems);
        checkContacts(problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** Field by field what differs in the other, old value first. */
    Map<String, List<String>> changesTo(Facts other) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        Map<String, Object> before = values();
        other.values().forEach((field, value) -> {
            Object old = before.get(field);
            if (!Objects.equals(old, value)) {
                changes.put(field, List.of(String.valueOf(old), String.valueOf(value)));
            }
        });
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

    private void checkTags(List<Problem> problems) {
        if (tags.size() > MOST_OF_A_KIND || tags.stream().anyMatch(tag -> tag.length() > LONGEST_TEXT)) {
            problems.add(problem("tags", "customer.error.tags", MOST_OF_A_KIND));
        }
    }

    private void checkContacts(List<Problem> problems) {
        if (contacts.size() > MOST_OF_A_KIND) {
            problems.add(problem("contacts", "customer.error.contacts", MOST_OF_A_KIND));
        }
        for (int index = 0; index < contacts.size(); index++) {
            ContactPoint contact = contacts.get(index);
            if (!contact.isWellFormed() || contact.value().length() > LONGEST_TEXT) {
                problems.add(problem(
                        "contacts[" + index + "].value",
                        "customer.error.contact." + contact.kind().name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    private static boolean isImpossible(@Nullable LocalDate date, LocalDate today) {
        return date != null && (date.isBefore(EARLIEST) || date.isAfter(today));
    }

    private static Object known(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static Problem problem(String field, String code, Object... arguments) {
        return new Problem(field, Message.of(code, arguments));
    }

    static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
