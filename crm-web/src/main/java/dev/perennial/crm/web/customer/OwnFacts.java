package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customfield.CustomField;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.web.support.Formats;
import dev.perennial.crm.web.support.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What a customer has in the company's own fields, in words. */
@Component
@RequiredArgsConstructor
class OwnFacts {

    private final CustomFields fields;
    private final Formats formats;
    private final Texts texts;

    /** A field that has a value, and where the list of customers with the same value is. */
    record OwnFact(String code, String label, String text, String value) {}

    /** The fields in use that have a value, in their order. */
    List<OwnFact> of(CustomValues values) {
        List<OwnFact> facts = new ArrayList<>();
        for (CustomField field : fields.inUse()) {
            Object value = values.get(field.getCode());
            if (value != null) {
                facts.add(new OwnFact(field.getCode(), field.getLabel(), worded(field, value), plain(value)));
            }
        }
        return facts;
    }

    private String worded(CustomField field, Object value) {
        return switch (field.getKind()) {
            case TEXT, CHOICE -> value.toString();
            case NUMBER -> value instanceof BigDecimal number ? formats.number(number) : value.toString();
            case DATE -> formats.date(LocalDate.parse(value.toString()));
            case YES_NO -> texts.of("field.truth." + value);
        };
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
