package dev.perennial.crm.duplicate;

import static dev.perennial.crm.duplicate.SearchStatements.CANDIDATES;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.PhoneNumbers;
import dev.perennial.crm.customer.Spelling;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who on record may be the customer that somebody is about to take up. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Candidates {

    private static final int MOST = 5;

    private final PhoneNumbers phoneNumbers;
    private final JdbcClient jdbc;

    private record Key(Likeness reason, String key, String further) {}

    /** The likeliest first, at most a handful; of customers the viewer may not see only who to ask. */
    public List<Candidate> of(Viewer viewer, Facts facts) {
        return having(viewer, keys(facts), facts);
    }

    /**
     * Who else on record may be a customer once they are corrected: those with whom they had nothing in common before. So
     * nobody is told at every correction what they have known and left so.
     */
    public List<Candidate> ofCorrection(Viewer viewer, Customer known, Facts corrected) {
        List<Key> keys = new ArrayList<>(keys(corrected));
        keys.removeAll(keys(known.facts()));
        return keys.isEmpty()
                ? List.of()
                : having(viewer, keys, corrected).stream()
                        .filter(candidate -> !known.getCustomerNo()
                                .equals(candidate.customer().customerNo()))
                        .toList();
    }

    private List<Candidate> having(Viewer viewer, List<Key> keys, Facts facts) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql(CANDIDATES.formatted(visibility.predicate(), Likeness.weights()))
                .params(visibility.parameters())
                .param("reasons", column(keys, key -> key.reason().name()))
                .param("keys", column(keys, Key::key))
                .param("further", column(keys, Key::further))
                .param("birthDate", facts.birthDate())
                .param("limit", MOST)
                .query((row, number) -> new Candidate(
                        Suspects.read(row, "", row.getBoolean("seen")), row.getInt("score"), Suspects.reasons(row)))
                .list();
    }

    private List<Key> keys(Facts facts) {
        List<Key> keys = new ArrayList<>();
        for (ContactPoint contact : facts.contacts()) {
            switch (contact.kind()) {
                case PHONE ->
                    phoneNumbers.e164(contact.value()).ifPresent(phone -> keys.add(new Key(Likeness.PHONE, phone, "")));
                case EMAIL -> keys.add(new Key(Likeness.EMAIL, contact.value().toLowerCase(Locale.ROOT), ""));
                case ADDRESS -> {}
            }
        }
        String name = Spelling.key(facts.name());
        if (facts.type() == CustomerType.COMPANY) {
            keys.add(new Key(Likeness.COMPANY_NAME, name, ""));
            return keys;
        }
        if (facts.birthDate() != null) {
            keys.add(new Key(Likeness.NAME_BIRTH, name, facts.birthDate().toString()));
        }
        if (facts.region() != null) {
            keys.add(new Key(Likeness.NAME_REGION, name, facts.region()));
        }
        return keys;
    }

    private static String[] column(List<Key> keys, Function<Key, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }
}
