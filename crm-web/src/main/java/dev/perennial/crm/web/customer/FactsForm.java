package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.Gender;
import dev.perennial.crm.shared.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a customer as a person types them; one form takes up a new customer and corrects a known one.
 *
 * @param customerNo the number a new customer is to have; empty for the next free one
 * @param tags       separated by commas
 * @param contacts   the rows of contacts, without the empty ones when it comes back from a browser
 * @param owner      user name of a new customer's owner
 * @param version    the version a correction starts from
 */
record FactsForm(
        String customerNo,
        String name,
        String type,
        String gender,
        String birthDate,
        String region,
        String industry,
        String source,
        String joinedOn,
        String preferredChannel,
        String tags,
        List<ContactForm> contacts,
        String owner,
        Long version) {

    FactsForm {
        customerNo = Typed.text(customerNo);
        name = Typed.text(name);
        type = Typed.text(type);
        gender = Typed.text(gender);
        birthDate = Typed.text(birthDate);
        region = Typed.text(region);
        industry = Typed.text(industry);
        source = Typed.text(source);
        joinedOn = Typed.text(joinedOn);
        preferredChannel = Typed.text(preferredChannel);
        tags = Typed.text(tags);
        contacts = contacts == null ? List.of() : contacts;
        owner = Typed.text(owner);
        version = version == null ? 0 : version;
    }

    /** For a new customer. */
    static FactsForm empty(String owner) {
        String type = CustomerType.COMPANY.name();
        return new FactsForm("", "", type, "", "", "", "", "", "", "", "", List.of(), owner, 0L);
    }

    static FactsForm of(Customer customer) {
        Facts facts = customer.facts();
        return new FactsForm(
                customer.getCustomerNo(),
                facts.name(),
                facts.type().name(),
                shown(facts.gender()),
                shown(facts.birthDate()),
                shown(facts.region()),
                shown(facts.industry()),
                shown(facts.source()),
                shown(facts.joinedOn()),
                shown(facts.preferredChannel()),
                String.join(", ", facts.tags()),
                facts.contacts().stream().map(ContactForm::of).toList(),
                "",
                customer.getVersion());
    }

    /** With an empty row of each kind behind the contacts there are: a form without script cannot grow. */
    FactsForm withSpareContacts() {
        List<ContactForm> rows = new ArrayList<>(contacts);
        rows.removeIf(contact -> contact.value().isBlank());
        Arrays.stream(ContactPoint.Kind.values()).map(ContactForm::empty).forEach(rows::add);
        return withContacts(rows);
    }

    /** Without the rows left empty, so that the rows are those of the facts, one to one. */
    FactsForm withoutEmptyContacts() {
        return withContacts(contacts.stream()
                .filter(contact -> contact != null && !contact.value().isBlank())
                .toList());
    }

    /** The same input on top of another version. */
    FactsForm onTopOf(long other) {
        return new FactsForm(
                customerNo,
                name,
                type,
                gender,
                birthDate,
                region,
                industry,
                source,
                joinedOn,
                preferredChannel,
                tags,
                contacts,
                owner,
                other);
    }

    /**
     * @param details what the form does not ask for
     * @throws InvalidInput for what cannot be read
     */
    Facts facts(Details details) {
        return new Facts(
                name,
                Objects.requireNonNullElse(Typed.code(CustomerType.class, "type", type), CustomerType.PERSON),
                Typed.code(Gender.class, "gender", gender),
                Typed.day("birthDate", birthDate),
                region,
                industry,
                source,
                Typed.day("joinedOn", joinedOn),
                Typed.code(Channel.class, "preferredChannel", preferredChannel),
                Arrays.asList(tags.split("[,，、]")),
                contacts.stream().map(ContactForm::point).toList(),
                details);
    }

    private FactsForm withContacts(List<ContactForm> rows) {
        return new FactsForm(
                customerNo,
                name,
                type,
                gender,
                birthDate,
                region,
                industry,
                source,
                joinedOn,
                preferredChannel,
                tags,
                rows,
                owner,
                version);
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
