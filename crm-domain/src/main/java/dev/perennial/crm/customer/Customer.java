package dev.perennial.crm.customer;

import dev.perennial.crm.identity.Team;
import dev.perennial.crm.identity.User;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person or company we sell to, with how to reach them and who looks after them. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@SuppressWarnings("NullAway.Init")
public class Customer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String customerNo;
    private String name;

    @Getter(AccessLevel.NONE)
    private String[] nameTokens;

    /** What two spellings of the name have in common. */
    @Getter(AccessLevel.NONE)
    private @Nullable String nameKey;

    @Enumerated(EnumType.STRING)
    private CustomerType type;

    @Enumerated(EnumType.STRING)
    private @Nullable Gender gender;

    private @Nullable LocalDate birthDate;
    private @Nullable String region;
    private @Nullable String industry;
    private @Nullable String source;
    private @Nullable LocalDate joinedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Channel preferredChannel;

    @Getter(AccessLevel.NONE)
    private String[] tags;

    @Embedded
    @Getter(AccessLevel.NONE)
    private @Nullable Background background;

    @Getter(AccessLevel.NONE)
    private String[] contactTimes;

    @Embedded
    @Getter(AccessLevel.NONE)
    private @Nullable Habits habits;

    @Embedded
    @Getter(AccessLevel.NONE)
    private @Nullable Terms terms;

    @Embedded
    @Getter(AccessLevel.NONE)
    private @Nullable Assessment assessment;

    @JdbcTypeCode(SqlTypes.JSON)
    @Getter(AccessLevel.NONE)
    private String custom;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable User owner;

    /** The owner's team, kept here so that a manager's view needs no join; null in the unassigned pool. */
    @ManyToOne(fetch = FetchType.LAZY)
    @Getter(AccessLevel.NONE)
    private @Nullable Team team;

    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position, id")
    @Getter(AccessLevel.NONE)
    private Set<Contact> contacts = new LinkedHashSet<>();

    @ManyToMany
    @JoinTable(
            name = "customer_collaborator",
            joinColumns = @JoinColumn(name = "customer_id"),
            inverseJoinColumns = @JoinColumn(name = "user_id"))
    @OrderBy("displayName, id")
    @Getter(AccessLevel.NONE)
    private Set<User> collaborators = new LinkedHashSet<>();

    /** When a person last wrote or confirmed the facts; null when nobody has since they were imported. */
    private @Nullable Instant factsConfirmedAt;

    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private long version;

    Customer(String customerNo, Facts facts, Instant now) {
        this.customerNo = customerNo;
        this.createdAt = now;
        correct(facts, now);
    }

    /** Takes over what is now known to be right. */
    final void correct(Facts facts, Instant now) {
        name = facts.name();
        nameTokens = NameTokens.of(name).toArray(String[]::new);
        nameKey = Spelling.key(name);
        type = facts.type();
        gender = facts.gender();
        birthDate = facts.birthDate();
        region = facts.region();
        industry = facts.industry();
        source = facts.source();
        joinedOn = facts.joinedOn();
        preferredChannel = facts.preferredChannel();
        tags = facts.tags().toArray(String[]::new);
        if (!getContacts().equals(facts.contacts())) {
            contacts.clear();
            facts.contacts().forEach(point -> contacts.add(new Contact(this, point, contacts.size())));
        }
        take(facts.details());
        confirmFacts(now);
    }

    /** Somebody has looked at the facts and found them right. */
    final void confirmFacts(Instant now) {
        factsConfirmedAt = now;
        updatedAt = now;
    }

    private void take(Details details) {
        background = details.background();
        contactTimes = details.contactTimes().stream().map(Enum::name).toArray(String[]::new);
        habits = details.habits();
        terms = details.terms();
        assessment = details.assessment();
        custom = details.custom().json();
    }

    /** Looks at how the customer is reached, so that the same number is known again however it is typed. */
    void recogniseContacts(PhoneNumbers numbers) {
        contacts.forEach(contact -> contact.recognise(numbers));
    }

    /** Gives the customer to a person, and so to their team; null puts them into the unassigned pool. */
    void assignTo(@Nullable User newOwner, Instant now) {
        owner = newOwner;
        team = newOwner == null ? null : newOwner.getTeam();
        if (newOwner != null) {
            collaborators.remove(newOwner);
        }
        updatedAt = now;
    }

    /** @return whether they were not one already; the owner never becomes one */
    boolean addCollaborator(User person, Instant now) {
        if (owner != null && person.getId().equals(owner.getId())) {
            return false;
        }
        updatedAt = now;
        return collaborators.add(person);
    }

    /** @return whether they were one */
    boolean removeCollaborator(User person, Instant now) {
        updatedAt = now;
        return collaborators.removeIf(other -> other.getId().equals(person.getId()));
    }

    public List<String> getTags() {
        return List.of(tags);
    }

    /** How to reach the customer, the most important first. */
    public List<ContactPoint> getContacts() {
        return contacts.stream().map(Contact::point).toList();
    }

    /** Phone numbers as typed of which no numbering plan knows. */
    public List<String> getUnverifiedPhones() {
        return contacts.stream()
                .filter(Contact::isUnverifiedPhone)
                .map(contact -> contact.point().value())
                .toList();
    }

    /** The people besides the owner who see and serve this customer, by name. */
    public List<User> getCollaborators() {
        return List.copyOf(collaborators);
    }

    /** What is known of the customer by being told. */
    public Facts facts() {
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
                getTags(),
                getContacts(),
                getDetails());
    }

    /** What is known beyond what every list shows. */
    public Details getDetails() {
        // a group of which nothing is known is stored, and read, as nothing
        return new Details(
                Objects.requireNonNullElse(background, Background.NONE),
                Arrays.stream(contactTimes).map(ContactTime::valueOf).toList(),
                Objects.requireNonNullElse(habits, Habits.NONE),
                Objects.requireNonNullElse(terms, Terms.NONE),
                Objects.requireNonNullElse(assessment, Assessment.NONE),
                CustomValues.parse(custom));
    }
}
