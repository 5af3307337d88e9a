package dev.perennial.crm.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Locale;
import lombok.AccessLevel;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A stored {@link ContactPoint}. */
@Entity
@Table(name = "customer_contact")
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@SuppressWarnings("NullAway.Init")
class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Customer customer;

    @Enumerated(EnumType.STRING)
    private ContactPoint.Kind kind;

    private String value;
    private @Nullable String personName;
    private @Nullable String role;
    private @Nullable String lastFour;
    private int position;

    /** What numbers and mails are matched by; null until looked at, empty for a number that cannot be verified. */
    private @Nullable String normalised;

    Contact(Customer customer, ContactPoint point, int position) {
        this.customer = customer;
        this.kind = point.kind();
        this.value = point.value();
        this.personName = point.personName();
        this.role = point.role();
        this.lastFour = point.lastFour();
        this.position = position;
    }

    void recognise(PhoneNumbers numbers) {
        normalised = switch (kind) {
            case PHONE -> numbers.normalised(value);
            case EMAIL -> value.toLowerCase(Locale.ROOT);
            case ADDRESS -> null;
        };
    }

    boolean isUnverifiedPhone() {
        return kind == ContactPoint.Kind.PHONE && "".equals(normalised);
    }

    ContactPoint point() {
        return new ContactPoint(kind, value, personName, role);
    }
}
