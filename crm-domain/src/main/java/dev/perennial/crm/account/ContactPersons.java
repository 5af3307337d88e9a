package dev.perennial.crm.account;

import dev.perennial.crm.customer.NameTokens;
import dev.perennial.crm.customer.PhoneNumbers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who act for customers. Whoever sees a customer sees and writes these. */
@Service
@RequiredArgsConstructor
@Transactional
public class ContactPersons {

    private static final String COLUMNS =
            "id, name, job_title, role, phone, email, wecom, birthday, preferred, note, version";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Business business;
    private final PhoneNumbers numbers;

    /** Those of a customer, the preferred ones first, then by name. */
    @Transactional(readOnly = true)
    public List<ContactPerson> of(Viewer viewer, String customerNo) {
        return jdbc.sql("select " + COLUMNS
                        + " from contact_person where customer_id = ? order by preferred desc, name, id")
                .param(ledger.customer(viewer, customerNo))
                .query(ContactPersons::person)
                .list();
    }

    /** @throws NotFound when the customer has no such person, or the viewer may not see it */
    @Transactional(readOnly = true)
    public ContactPerson get(Viewer viewer, String customerNo, long id) {
        return find(ledger.customer(viewer, customerNo), id).orElseThrow(() -> new NotFound("contact person", id));
    }

    /** @throws InvalidInput naming everything that is wrong */
    public ContactPerson add(Viewer viewer, String customerNo, PersonFacts facts) {
        long customer = ledger.customer(viewer, customerNo);
        facts.check(business.today());
        ledger.requireRoom("contact_person", customer);
        long id = bind(jdbc.sql("""
                        insert into contact_person (customer_id, name, name_tokens, job_title, role, phone, last_four,
                            normalised, email, wecom, birthday, preferred, note)
                        values (:customer, :name, :tokens, :jobTitle, :role, :phone, :lastFour, :normalised, :email, :wecom,
                            :birthday, :preferred, :note)
                        returning id"""), facts)
                .param("customer", customer)
                .query(Long.class)
                .single();
        ledger.recordFact(viewer, customerNo, "contact person added", Map.of("name", facts.name()));
        return new ContactPerson(id, facts, 0);
    }

    /**
     * Replaces what is known of a person.
     *
     * @param version the version the change started from
     * @throws Conflict when somebody else changed the person since
     */
    public ContactPerson change(Viewer viewer, String customerNo, long id, long version, PersonFacts facts) {
        ContactPerson before = get(viewer, customerNo, id);
        facts.check(business.today());
        int changed = bind(jdbc.sql("""
                        update contact_person
                        set name = :name, name_tokens = :tokens, job_title = :jobTitle, role = :role, phone = :phone,
                            last_four = :lastFour, normalised = :normalised, email = :email, wecom = :wecom, birthday = :birthday, preferred = :preferred, note = :note,
                            version = version + 1
                        where id = :id and version = :version"""), facts)
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw Conflict.of("error.conflict.detail");
        }
        if (!before.facts().equals(facts)) {
            ledger.recordFact(
                    viewer,
                    customerNo,
                    "contact person changed",
                    Map.of("person", List.of(before.facts().toString(), facts.toString())));
        }
        return new ContactPerson(id, facts, version + 1);
    }

    /** @throws NotFound when the customer has no such person, or the viewer may not see it */
    public void remove(Viewer viewer, String customerNo, long id) {
        ContactPerson person = get(viewer, customerNo, id);
        jdbc.sql("delete from contact_person where id = ?").param(id).update();
        ledger.recordFact(
                viewer,
                customerNo,
                "contact person removed",
                Map.of("name", person.facts().name()));
    }

    private Optional<ContactPerson> find(long customer, long id) {
        return jdbc.sql("select " + COLUMNS + " from contact_person where customer_id = ? and id = ?")
                .params(customer, id)
                .query(ContactPersons::person)
                .optional();
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, PersonFacts facts) {
        return statement
                .param("name", facts.name())
                .param("tokens", NameTokens.of(facts.name()).toArray(String[]::new))
                .param("normalised", facts.phone() == null ? null : numbers.normalised(facts.phone()))
                .param("jobTitle", facts.jobTitle())
                .param("role", facts.role() == null ? null : facts.role().name())
                .param("phone", facts.phone())
                .param("lastFour", facts.lastFour())
                .param("email", facts.email())
                .param("wecom", facts.wecom())
                .param("birthday", facts.birthday())
                .param("preferred", facts.preferred())
                .param("note", facts.note());
    }

    private static ContactPerson person(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        PersonFacts facts = new PersonFacts(
                row.getString("name"),
                row.getString("job_title"),
                role == null ? null : PersonRole.valueOf(role),
                row.getString("phone"),
                row.getString("email"),
                row.getString("wecom"),
                row.getObject("birthday", LocalDate.class),
                row.getBoolean("preferred"),
                row.getString("note"));
        return new ContactPerson(row.getLong("id"), facts, row.getLong("version"));
    }
}
