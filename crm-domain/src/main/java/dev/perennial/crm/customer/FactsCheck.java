package dev.perennial.crm.customer;

import dev.perennial.crm.customfield.FieldValues;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Decides whether facts can be taken, those in the company's own fields too. */
@Component
@RequiredArgsConstructor
class FactsCheck {

    private final FieldValues fields;
    private final Business business;

    /**
     * The facts as they are to be stored.
     *
     * @param known what the customer has in the company's own fields
     * @throws InvalidInput naming every field that is wrong
     */
    Facts check(Facts facts, CustomValues known) {
        Problems problems = new Problems();
        facts.check(business.today(), problems);
        Details details = facts.details();
        try {
            Map<String, Object> values =
                    fields.check(facts.type(), details.custom().byCode(), known.byCode());
            problems.refuse();
            return facts.with(details.with(new CustomValues(values)));
        } catch (InvalidInput invalid) {
            throw problems.and(invalid);
        }
    }
}
