package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.Gender;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.Typed;
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
 * @param details    null where the browser sent none of them: they stay what they are
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
        @Nullable DetailsForm details,
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
        return new FactsForm(
                "", "", type, "", "", "", "", "", "", "", "", List.of(), DetailsForm.of(Details.NONE), owner, 0L);
    }

    static FactsForm of(Customer customer) {
        Facts facts = customer.facts();
        return new FactsForm(
                customer.getCustomerNo(),
                facts.name(),
                facts.type().name(),
                Typed.shown(facts.gender()),
                Typed.shown(facts.birthDate()),
                Typed.shown(facts.region()),
                Typed.shown(facts.industry()),
                Typed.shown(facts.source()),
                Typed.shown(facts.joinedOn()),
                Typed.shown(facts.preferredChannel()),
                String.join(", ", facts.tags()),
                facts.contacts().stream().map(ContactForm::of).toList(),
                DetailsForm.of(facts.details()),
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

    /** The same input, with what is known where the browser sent no details. */
    FactsForm completedBy(Details known) {
        return details == null ? withDetails(DetailsForm.of(known)) : this;
    }

    private FactsForm withDetails(DetailsForm other) {
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
                other,
                owner,
                version);
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
                details,
                owner,
                other);
    }

    /** @throws InvalidInput for what cannot be read */
    Facts facts() {
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
                details == null ? Details.NONE : details.details());
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
                details,
                owner,
                version);
    }
}
