package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.web.support.Typed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One way to reach a customer, as it is typed. */
record ContactForm(
        String kind,
        String value,
        @Nullable String personName,
        @Nullable String role) {

    ContactForm {
        kind = Typed.text(kind);
        value = Typed.text(value);
    }

    static ContactForm empty(ContactPoint.Kind kind) {
        return new ContactForm(kind.name(), "", null, null);
    }

    static ContactForm of(ContactPoint point) {
        return new ContactForm(point.kind().name(), point.value(), point.personName(), point.role());
    }

    ContactPoint point() {
        ContactPoint.Kind known = Typed.code(ContactPoint.Kind.class, "contacts", kind);
        return new ContactPoint(Objects.requireNonNullElse(known, ContactPoint.Kind.PHONE), value, personName, role);
    }
}
