package dev.perennial.crm.web.customer;

import dev.perennial.crm.customfield.CustomField;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.customfield.FieldKind;
import dev.perennial.crm.web.customer.DetailsForm.AssessmentForm;
import dev.perennial.crm.web.customer.DetailsForm.RatingForm;
import dev.perennial.crm.web.support.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Lays two versions of one customer side by side, in words. */
@Component
@RequiredArgsConstructor
class Clashes {

    private final Texts texts;
    private final CustomFields fields;

    /** The fields in which the two differ. */
    List<Clash> between(FactsForm saved, FactsForm typed) {
        Map<String, String> before = values(saved);
        List<Clash> clashes = new ArrayList<>();
        values(typed).forEach((field, value) -> {
            String other = before.getOrDefault(field, "");
            if (!other.equals(value)) {
                clashes.add(new Clash(field, other, value));
            }
        });
        return clashes;
    }

    private Map<String, String> values(FactsForm form) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "name", form.name());
        put(values, "type", worded("customer.type.", form.type()));
        put(values, "gender", worded("customer.gender.", form.gender()));
        put(values, "birthDate", form.birthDate());
        put(values, "region", form.region());
        put(values, "industry", form.industry());
        put(values, "source", form.source());
        put(values, "joinedOn", form.joinedOn());
        put(values, "preferredChannel", worded("customer.channel.", form.preferredChannel()));
        put(values, "tags", form.tags());
        put(values, "contacts", contacts(form));
        if (form.details() != null) {
            putDetails(values, form.details());
        }
        return values;
    }

    private void putDetails(Map<String, String> values, DetailsForm details) {
        put(values, "occupation", details.occupation());
        put(values, "postcode", details.postcode());
        put(values, "lunarBirthday", lunar(details.lunarBirthday()));
        put(values, "sourceChannel", worded("customer.sourceChannel.", details.sourceChannel()));
        put(
                values,
                "contactTimes",
                details.contactTimes().stream()
                        .map(code -> worded("customer.contactTime.", code))
                        .collect(Collectors.joining(", ")));
        put(values, "habits.lifestyle", details.habits().lifestyle());
        put(values, "habits.preferences", details.habits().preferences());
        put(values, "habits.focus", details.habits().focus());
        put(values, "habits.buying", details.habits().buying());
        put(
                values,
                "habits.bargaining",
                worded("customer.bargaining.", details.habits().bargaining()));
        put(values, "terms.currency", details.terms().currency());
        put(values, "terms.payment", details.terms().payment());
        put(values, "terms.preferential", details.terms().preferential());
        putRatings(values, details.assessment());
        fields.inUse().forEach(field -> values.put(field.getLabel(), custom(field, details)));
    }

    private void putRatings(Map<String, String> values, AssessmentForm assessment) {
        put(values, "assessment.attitude", rating(assessment.attitude()));
        put(values, "assessment.capability", rating(assessment.capability()));
        put(values, "assessment.credit", rating(assessment.credit()));
        put(values, "assessment.relations", rating(assessment.relations()));
    }

    private void put(Map<String, String> values, String field, String value) {
        values.put(texts.of("customer.field." + field), value);
    }

    private String worded(String prefix, String code) {
        return code.isEmpty() ? "" : texts.of(prefix + code);
    }

    private String custom(CustomField field, DetailsForm details) {
        String value = details.custom().getOrDefault(field.getCode(), "");
        return field.getKind() == FieldKind.YES_NO ? worded("field.truth.", value) : value;
    }

    private static String lunar(DetailsForm.LunarForm form) {
        return form.isEmpty() ? "" : form.month() + "-" + form.day();
    }

    private static String rating(RatingForm form) {
        return (form.score() + " " + form.note()).strip();
    }

    private static String contacts(FactsForm form) {
        return form.withoutEmptyContacts().contacts().stream()
                .map(ContactForm::value)
                .collect(Collectors.joining(", "));
    }
}
