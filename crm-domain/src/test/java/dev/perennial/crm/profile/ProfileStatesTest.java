package dev.perennial.crm.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.account.ContactPerson;
import dev.perennial.crm.account.ContactPersons;
import dev.perennial.crm.account.PersonFacts;
import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.merging.Merges;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest(properties = "crm.test.own-database=profile")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileStatesTest {

    private static final Map<ProfileFact, Integer> REACHED =
            Map.of(ProfileFact.PHONE, 5, ProfileFact.EMAIL, 3, ProfileFact.CONTACT_PERSON, 2);

    @Autowired
    ProfileStates states;

    @Autowired
    ProfilePolicy policy;

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons persons;

    @Autowired
    Merges merges;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "prof");
        policy.change(staff.admin(), new ProfileRules(REACHED, REACHED, 100));
    }

    @Test
    void whatIsKnownFollowsEveryContactAndPerson() {
        Customer customer = registered();
        assertThat(share(customer)).isZero();

        customer = correct(customer, ContactPoint.phone("+49 30 1234567"), ContactPoint.email("a@b.example"));
        assertThat(share(customer)).isEqualTo(80);
        assertThat(state(customer).missing()).containsExactly(ProfileFact.CONTACT_PERSON);

        ContactPerson person = persons.add(staff.rep(), customer.getCustomerNo(), named("Anna"));
        assertThat(share(customer)).isEqualTo(100);

        customer = correct(customer, ContactPoint.email("a@b.example"));
        assertThat(share(customer)).isEqualTo(50);

        persons.remove(staff.rep(), customer.getCustomerNo(), person.id());
        assertThat(share(customer)).isEqualTo(30);
    }

    @Test
    void aMergeAndASplitGiveEachTheirOwn() {
        Customer one = correct(registered(), ContactPoint.phone("+49 30 7654321"));
        Customer other = correct(registered(), ContactPoint.email("b@b.example"));
        persons.add(staff.rep(), one.getCustomerNo(), named("Berta"));

        long merge = merges.merge(staff.admin(), one.getCustomerNo(), other.getCustomerNo(), Map.of());
        assertThat(share(other)).isEqualTo(100);

        merges.split(staff.admin(), merge);
        assertThat(share(one)).isEqualTo(70);
        assertThat(share(other)).isEqualTo(30);
    }

    @Test
    void factsGrowStaleUntilSomebodyConfirmsThem() {
        Customer customer = registered();
        assertThat(state(customer).stale()).isFalse();
        assertThat(state(customer).days()).isZero();

        clock.advance(Duration.ofDays(101));
        assertThat(state(customer).stale()).isTrue();
        assertThat(state(customer).days()).isEqualTo(101);

        customers.confirm(staff.rep(), customer.getCustomerNo());
        assertThat(state(customer).stale()).isFalse();
        assertThat(state(customer).confirmedAt()).isEqualTo(clock.instant());

        clock.advance(Duration.ofDays(101));
        correct(customers.get(staff.rep(), customer.getCustomerNo()), ContactPoint.phone("+49 30 1112223"));
        assertThat(state(customer).stale()).isFalse();

        clock.advance(Duration.ofDays(101));
        persons.add(staff.rep(), customer.getCustomerNo(), named("Clara"));
        assertThat(state(customer).stale()).isFalse();
    }

    @Test
    void factsThatNobodyTypedWereNeverConfirmed() {
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, region, owner_id, created_at)
                        values ('PROF-IMPORTED', 'Imported', '{imported}', 'PERSON', 'North', :owner, :at)""")
                .param("owner", staff.rep().userId())
                .param("at", java.time.OffsetDateTime.parse("2025-03-16T02:00:00Z"))
                .update();

        ProfileState state = states.of(customers.seen(staff.rep(), "PROF-IMPORTED"));

        assertThat(state.confirmedAt()).isNull();
        assertThat(state.days()).isEqualTo(365);
        assertThat(state.stale()).isTrue();
    }

    @Test
    void theCombinationsOfAShareAreThoseThatThereAre() {
        Customer customer = correct(registered(), ContactPoint.phone("+49 30 9998887"));
        int known = jdbc.sql("select known_facts from customer where customer_no = ?")
                .param(customer.getCustomerNo())
                .query(Integer.class)
                .single();

        assertThat(states.combinations(50, 50, null, null)).contains(known);
        assertThat(states.combinations(51, 100, null, null)).doesNotContain(known);
        assertThat(states.combinations(0, 100, ProfileFact.PHONE, ProfileFact.EMAIL))
                .contains(known);
        assertThat(states.combinations(0, 100, ProfileFact.EMAIL, null)).doesNotContain(known);
        assertThat(states.combinations(0, 100, null, ProfileFact.PHONE)).doesNotContain(known);
        assertThat(states.preview(policy.current()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(jdbc.sql("select count(*) from customer")
                        .query(Long.class)
                        .single());
    }

    @Test
    void onlyAdministratorsSayWhatIsComplete() {
        ProfileRules rules = policy.current();
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> policy.change(staff.head(), rules));
    }

    private Customer registered() {
        return customers.register(staff.rep(), null, Facts.of("Profiled", CustomerType.COMPANY), null);
    }

    private Customer correct(Customer customer, ContactPoint... contacts) {
        Facts known = customer.facts();
        customers.correct(
                staff.rep(),
                customer.getCustomerNo(),
                customer.getVersion(),
                new Facts(
                        known.name(),
                        known.type(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(contacts),
                        known.details()));
        return customers.get(staff.rep(), customer.getCustomerNo());
    }

    private static PersonFacts named(String name) {
        return new PersonFacts(name, null, null, null, null, null, null, false, null);
    }

    private int share(Customer customer) {
        return state(customer).share();
    }

    private ProfileState state(Customer customer) {
        return states.of(customers.seen(staff.rep(), customer.getCustomerNo()));
    }
}
