package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.Gender;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.segmentation.portfolio.Scorecard;
import dev.perennial.crm.web.customer.CustomerFields.ContactFields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as programs read it.
 *
 * @param owner         user name of the owner; absent in the unassigned pool
 * @param collaborators user names of those who serve the customer beside the owner
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
        @Nullable String owner,
        List<String> collaborators,
        Instant createdAt,
        Instant updatedAt,
        long version,
        @Nullable ScoreJson score) {

    static CustomerDocument of(Customer customer, @Nullable Scorecard score) {
        Facts facts = customer.facts();
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
                customer.getOwner() == null ? null : customer.getOwner().getUsername(),
                customer.getCollaborators().stream().map(User::getUsername).toList(),
                customer.getCreatedAt(),
                customer.getUpdatedAt(),
                customer.getVersion(),
                score == null ? null : ScoreJson.of(score));
    }
}
