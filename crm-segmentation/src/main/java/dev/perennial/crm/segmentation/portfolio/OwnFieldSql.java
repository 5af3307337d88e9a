package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customfield.FieldCondition;
import dev.perennial.crm.customfield.FieldCondition.Test;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions on the company's own fields as SQL over {@code customer c}. What has to be exactly so is one containment, which
 * the index on {@code custom} answers; bounds and pieces of texts are looked at customer by customer, in the order of the list.
 */
record OwnFieldSql(List<String> conditions, Map<String, Object> parameters) {

    static OwnFieldSql of(List<FieldCondition> wanted) {
        OwnFieldSql sql = new OwnFieldSql(new ArrayList<>(), new HashMap<>());
        Map<String, Object> exactly = new HashMap<>();
        for (FieldCondition each : wanted) {
            if (each.test() == Test.IS) {
                exactly.put(each.code(), each.value());
            } else {
                sql.add(each);
            }
        }
        if (!exactly.isEmpty()) {
            sql.conditions.add("c.custom @> :custom::jsonb");
            sql.parameters.put("custom", new CustomValues(exactly).json());
        }
        return sql;
    }

    private void add(FieldCondition wanted) {
        int place = conditions.size();
        conditions.add(condition(wanted).formatted(place));
        parameters.put("field" + place, wanted.code());
        parameters.put(
                "wanted" + place,
                wanted.test() == Test.CONTAINS ? containing(wanted.value().toString()) : wanted.value());
    }

    private static String condition(FieldCondition wanted) {
        String value = wanted.value() instanceof BigDecimal
                ? "case when jsonb_typeof(c.custom -> :field%1$d) = 'number' then (c.custom ->> :field%1$d)::numeric end"
                : "c.custom ->> :field%1$d";
        return switch (wanted.test()) {
            case IS -> value + " = :wanted%1$d";
            case CONTAINS -> value + " ilike :wanted%1$d";
            case FROM -> value + " >= :wanted%1$d";
            case TO -> value + " <= :wanted%1$d";
        };
    }

    /** The pattern of texts with this one in them. */
    static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
