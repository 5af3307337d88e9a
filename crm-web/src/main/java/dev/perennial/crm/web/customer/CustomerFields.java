package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.Gender;
import dev.perennial.crm.shared.InvalidInput;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What programs may write of a customer.
 *
 * @param owner user name of the owner; left out, the owner stays who it is
 */
record CustomerFields(
        @Nullable String name,
        @Nullable CustomerType type,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String source,
        @Nullable LocalDate joinedOn,
        @Nullable Channel preferredChannel,
        @Nullable List<String> tags,
        @Nullable List<ContactFields> contacts,
        @Nullable String owner) {

    /** One way to reach a customer. */
    record ContactFields(
            ContactPoint.@Nullable Kind kind,
            @Nullable String value,
            @Nullable String personName,
            @Nullable String role) {

        static ContactFields of(ContactPoint point) {
            return new ContactFields(point.kind(), point.value(), point.personName(), point.role());
        }

        ContactPoint point() {
            if (kind == null || value == null) {
                throw InvalidInput.of("contacts", "customer.error.contact.incomplete");
            }
            return new ContactPoint(kind, value, personName, role);
        }
    }

    static CustomerFields of(Customer customer) {
        Facts facts = customer.facts();
        return new CustomerFields(
                facts.name(),
                facts.type(),
                facts.gender(),
                facts.birthDate(),
                facts.region(),
                facts.industry(),
                facts.source(),
                facts.joinedOn(),
                facts.preferredChannel(),
                facts.tags(),
                facts.contacts().stream().map(ContactFields::of).toList(),
                customer.getOwner() == null ? null : customer.getOwner().getUsername());
    }

    /** @throws InvalidInput when a contact is incomplete */
    Facts facts() {
        return new Facts(
                name == null ? "" : name,
                type == null ? CustomerType.PERSON : type,
                gender,
                birthDate,
                region,
                industry,
                source,
                joinedOn,
                preferredChannel,
                tags == null ? List.of() : tags,
                contacts == null
                        ? List.of()
                        : contacts.stream().map(ContactFields::point).toList());
    }
}
