package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.Gender;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.profile.ProfileState;
import dev.perennial.crm.segmentation.portfolio.Scorecard;
import dev.perennial.crm.web.customer.CustomerFields.ContactFields;
import dev.perennial.crm.web.customer.DetailFields.AssessmentFields;
import dev.perennial.crm.web.customer.DetailFields.HabitFields;
import dev.perennial.crm.web.customer.DetailFields.LunarDayFields;
import dev.perennial.crm.web.customer.DetailFields.TermFields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as programs read it.
 *
 * @param custom        values of the company's own fields in use, by code
 * @param owner         user name of the owner; absent in the unassigned pool
 * @param collaborators user names of those who serve the customer beside the owner
 * @param mergedFrom    numbers of customers merged into this one; they lead here
 * @param profile       how complete and how fresh what is known is
 * @param version       also the entity tag, for {@code If-Match}
 * @param score         what the current run says; absent for a customer without a purchase by then
 */
record CustomerDocument(
        String customerNo,
        String name,
        CustomerType type,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String source,
        @Nullable LocalDate joinedOn,
        @Nullable Channel preferredChannel,
        List<String> tags,
        List<ContactFields> contacts,
        @Nullable String occupation,
        @Nullable String postcode,
        @Nullable LunarDayFields lunarBirthday,
        @Nullable SourceChannel sourceChannel,
        List<ContactTime> contactTimes,
        HabitFields habits,
        TermFields terms,
        AssessmentFields assessment,
        Map<String, Object> custom,
        @Nullable String owner,
        List<String> collaborators,
        List<String> mergedFrom,
        ProfileJson profile,
        Instant createdAt,
        Instant updatedAt,
        long version,
        @Nullable ScoreJson score) {

    static CustomerDocument of(
            Customer customer,
            Map<String, Object> custom,
            List<String> mergedFrom,
            ProfileState profile,
            @Nullable Scorecard score,
            @Nullable RangesJson ranges,
            List<ReasonJson> reasons) {
        Facts facts = customer.facts();
        Details details = facts.details();
        return new CustomerDocument(
                customer.getCustomerNo(),
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
                custom,
                customer.getOwner() == null ? null : customer.getOwner().getUsername(),
                customer.getCollaborators().stream().map(User::getUsername).toList(),
                mergedFrom,
                ProfileJson.of(profile),
                customer.getCreatedAt(),
                customer.getUpdatedAt(),
                customer.getVersion(),
                score == null ? null : ScoreJson.of(score, ranges, reasons));
    }
}
