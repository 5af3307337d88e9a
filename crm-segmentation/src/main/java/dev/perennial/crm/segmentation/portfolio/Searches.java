package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.NameTokens;
import dev.perennial.crm.customer.PhoneNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands what somebody types to find a customer: a piece of a name, a number, a phone number or a mail. */
@Component
@RequiredArgsConstructor
class Searches {

    /** Digits from which on a number typed is a whole phone number rather than a part of one. */
    private static final int SHORTEST_PHONE = 7;

    private static final int LAST_FOUR = 4;

    /** Characters from which on a beginning of a customer number says something. */
    private static final int SHORTEST_PREFIX = 2;

    /** The end of a number is that of another one, however the two are written; the last four digits say where to look. */
    private static final String SAME_END =
            " and (%1$s.normalised like '%%' || :significant or :digits like '%%' || %2$s"
                    + " or %2$s like '%%' || :significant)";

    private final PhoneNumbers numbers;

    Search of(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Search.NOTHING;
        }
        String q = typed.strip();
        Sets sets = new Sets(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        addMail(q, sets);
        addPhone(q, sets);
        addNumber(q, sets);
        addName(q, sets);
        return new Search(sets.customers(), sets.persons(), sets.parameters());
    }

    private record Sets(List<String> customers, List<String> persons, Map<String, Object> parameters) {}

    private static void addMail(String q, Sets sets) {
        if (q.contains("@")) {
            sets.customers()
                    .add(
                            "select k.customer_id from customer_contact k where k.kind = 'EMAIL' and lower(k.value) = :mail");
            sets.persons().add("select p.id from contact_person p where lower(p.email) = :mail");
            sets.parameters().put("mail", q.toLowerCase(Locale.ROOT));
        }
    }

    private void addPhone(String q, Sets sets) {
        String digits = ContactPoint.digitsOf(q);
        if (!q.matches("[0-9+()./ -]+") || !(digits.length() == LAST_FOUR || digits.length() >= SHORTEST_PHONE)) {
            return;
        }
        String contact = "select k.customer_id from customer_contact k where k.kind = 'PHONE'";
        String person = "select p.id from contact_person p where true";
        boolean whole = digits.length() > LAST_FOUR;
        sets.customers().add(contact + " and k.last_four = :lastFour" + (whole ? sameEnd("k", "k.value") : ""));
        sets.persons().add(person + " and p.last_four = :lastFour" + (whole ? sameEnd("p", "p.phone") : ""));
        sets.parameters().put("lastFour", digits.substring(digits.length() - LAST_FOUR));
        if (!whole) {
            return;
        }
        sets.parameters().put("digits", digits);
        // neither the 00 before a country nor the 0 before an area belongs to the number
        sets.parameters().put("significant", digits.replaceFirst("^0+", ""));
        numbers.e164(q).ifPresent(number -> {
            sets.customers().add(contact + " and k.normalised <> '' and k.normalised = :e164");
            sets.persons().add(person + " and p.normalised <> '' and p.normalised = :e164");
            sets.parameters().put("e164", number);
        });
    }

    private static String sameEnd(String alias, String value) {
        return SAME_END.formatted(alias, "regexp_replace(" + value + ", '[^0-9]', '', 'g')");
    }

    private static void addNumber(String q, Sets sets) {
        sets.customers().add("select n.id from customer n where upper(n.customer_no) like :numberPrefix");
        sets.customers()
                .add("select old.customer_id from customer_alias old where upper(old.customer_no) like :numberPrefix");
        String literal = q.toUpperCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        sets.parameters().put("numberPrefix", q.length() < SHORTEST_PREFIX ? literal : literal + "%");
    }

    private static void addName(String q, Sets sets) {
        String tokens = NameTokens.query(q);
        if (!tokens.isEmpty() && !q.contains("@")) {
            sets.customers().add("select customer_named(:tokens::tsquery)");
            sets.persons().add("select contact_person_named(:tokens::tsquery)");
            sets.parameters().put("tokens", tokens);
        }
    }
}
