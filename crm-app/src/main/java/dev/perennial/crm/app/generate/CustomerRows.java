package dev.perennial.crm.app.generate;

import dev.perennial.crm.app.generate.SalesStaff.Rep;
import dev.perennial.crm.customer.NameTokens;
import dev.perennial.crm.customer.Spelling;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Writes customers and how to reach them. One in twelve waits in the unassigned pool; some are served by a second person. */
@RequiredArgsConstructor
final class CustomerRows {

    private static final String CUSTOMER =
            "customer (id, customer_no, name, name_tokens, name_key, type, gender, birth_date, region, industry,"
                    + " source_channel, joined_on, preferred_channel, tags, owner_id, team_id, related_facts)";
    private static final String CONTACT =
            "customer_contact (customer_id, kind, value, normalised, last_four, position)";
    private static final String COLLABORATOR = "customer_collaborator (customer_id, user_id)";

    private static final String[] INDUSTRIES = {
        "Retail", "Manufacturing", "Food", "Health", "Education", "Building", "Logistics", "Technology"
    };
    private static final String[] CHANNELS = {"PHONE", "VISIT", "EMAIL", "CHAT", "SMS", "WECOM"};
    private static final String[] SOURCES = {"WEBSITE", "STORE", "REFERRAL", "EXHIBITION", "ADVERTISING", "PARTNER"};
    private static final String[] TAGS = {"vip", "newsletter", "fair", "wholesale", "gift", "trial"};

    private static final long CUSTOMER_OF = 4;
    private static final int UNASSIGNED = 12;
    private static final int SHARED = 40;
    private static final int AT_ONCE = 50_000;
    private static final int WITH_MAIL = 60;
    private static final int PHONE_AND_MAIL = 6;
    private static final int PHONE_ONLY = 2;

    private final GenerationPlan plan;
    private final long firstId;
    private final List<Rep> reps;

    static String customerNo(long id) {
        return String.format(Locale.ROOT, "G%09d", id);
    }

    void writeCustomers(Connection connection) throws SQLException {
        CopyRows.into(connection, CUSTOMER, rows -> {
            for (int customer = 0; customer < plan.customers(); customer++) {
                writeCustomer(rows, customer);
            }
        });
    }

    /** In pieces, for a trigger of the table remembers all rows of a statement. */
    void writeContacts(Connection connection) throws SQLException {
        for (int first = 0; first < plan.customers(); first += AT_ONCE) {
            int from = first;
            int to = Math.min(plan.customers(), first + AT_ONCE);
            CopyRows.into(connection, CONTACT, rows -> {
                for (int customer = from; customer < to; customer++) {
                    writeContacts(rows, customer);
                }
            });
        }
    }

    void writeCollaborators(Connection connection) throws SQLException {
        CopyRows.into(connection, COLLABORATOR, rows -> {
            for (int customer = SHARED - 1; customer < plan.customers(); customer += SHARED) {
                Rep owner = ownerOf(customer);
                Rep second = reps.get(customer / SHARED % reps.size());
                if (owner != null && owner.id() != second.id()) {
                    rows.add(firstId + customer).add(second.id()).end();
                }
            }
        });
    }

    private void writeCustomer(CopyRows rows, int customer) throws SQLException {
        RandomGenerator random = Draw.of(plan.seed(), CUSTOMER_OF, customer);
        Rep owner = ownerOf(customer);
        boolean company = random.nextInt(3) == 0;
        String name = company ? Names.ofCompany(random) : Names.ofPerson(random);
        LocalDate joined = plan.until().minusDays(random.nextInt(Population.DAYS));
        int region =
                owner == null || random.nextInt(10) == 0 ? random.nextInt(SalesStaff.REGIONS.size()) : owner.region();
        rows.add(firstId + customer)
                .add(customerNo(firstId + customer))
                .add(name)
                .add(NameTokens.of(name).stream().collect(Collectors.joining(",", "{", "}")))
                .add(Spelling.key(name))
                .add(company ? "COMPANY" : "PERSON")
                .add(company || random.nextInt(4) == 0 ? null : Draw.any(random, "FEMALE", "MALE"))
                .add(company || random.nextInt(3) > 0 ? null : joined.minusDays(7000 + random.nextInt(18_000)))
                .add(SalesStaff.REGIONS.get(region))
                .add(company ? Draw.any(random, INDUSTRIES) : null)
                .add(random.nextBoolean() ? Draw.any(random, SOURCES) : null)
                .add(joined)
                .add(random.nextBoolean() ? Draw.any(random, CHANNELS) : null)
                .add(random.nextInt(5) == 0 ? "{" + Draw.any(random, TAGS) + "}" : "{}")
                .add(owner == null ? null : owner.id())
                .add(owner == null ? null : owner.teamId())
                .add(hasMail(customer) ? PHONE_AND_MAIL : PHONE_ONLY)
                .end();
    }

    private void writeContacts(CopyRows rows, int customer) throws SQLException {
        long id = firstId + customer;
        String phone = String.format(Locale.ROOT, "138%08d", id % 100_000_000);
        rows.add(id)
                .add("PHONE")
                .add(phone)
                .add("+86" + phone)
                .add(phone.substring(phone.length() - 4))
                .add(0)
                .end();
        if (hasMail(customer)) {
            String mail = customerNo(id).toLowerCase(Locale.ROOT) + "@example.com";
            rows.add(id).add("EMAIL").add(mail).add(mail).add(null).add(1).end();
        }
    }

    private static boolean hasMail(int customer) {
        return customer % 100 < WITH_MAIL;
    }

    private @Nullable Rep ownerOf(int customer) {
        int draw = Draw.of(plan.seed(), customer, CUSTOMER_OF).nextInt(UNASSIGNED * reps.size());
        return draw < reps.size() ? null : reps.get(draw % reps.size());
    }
}
