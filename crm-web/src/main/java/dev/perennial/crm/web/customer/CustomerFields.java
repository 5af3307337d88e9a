package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Assessment;
import dev.perennial.crm.customer.Background;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.Gender;
import dev.perennial.crm.customer.Habits;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.customer.Terms;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.customer.DetailFields.AssessmentFields;
import dev.perennial.crm.web.customer.DetailFields.HabitFields;
import dev.perennial.crm.web.customer.DetailFields.LunarDayFields;
import dev.perennial.crm.web.customer.DetailFields.TermFields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        @Nullable String occupation,
        @Nullable String postcode,
        @Nullable LunarDayFields lunarBirthday,
        @Nullable SourceChannel sourceChannel,
        @Nullable List<ContactTime> contactTimes,
        @Nullable HabitFields habits,
        @Nullable TermFields terms,
        @Nullable AssessmentFields assessment,
        @Nullable Map<String, Object> custom,
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
        Details details = facts.details();
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
                details.background().occupation(),
                details.background().postcode(),
                LunarDayFields.of(details.background().lunarBirthday()),
                details.background().sourceChannel(),
                details.contactTimes(),
                HabitFields.of(details.habits()),
                TermFields.of(details.terms()),
                AssessmentFields.of(details.assessment()),
                details.custom().byCode(),
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
                        : contacts.stream().map(ContactFields::point).toList(),
                details());
    }

    private Details details() {
        return new Details(
                new Background(
                        occupation, postcode, lunarBirthday == null ? null : lunarBirthday.lunarDay(), sourceChannel),
                contactTimes == null ? List.of() : contactTimes,
                habits == null ? Habits.NONE : habits.habits(),
                terms == null ? Terms.NONE : terms.terms(),
                assessment == null ? Assessment.NONE : assessment.assessment(),
                custom == null ? CustomValues.NONE : new CustomValues(custom));
    }
}
