package dev.perennial.crm.customfield;

/**
 * What customers must have in a field of the company's own to be in a list.
 *
 * @param code  of the field
 * @param test  how the value is looked at
 * @param value a text, a number or a truth, as customers have it; of a day its ISO form
 */
public record FieldCondition(String code, Test test, Object value) {

    /** How a value is looked at. */
    public enum Test {
        IS,
        /** It has this text in it, whatever its case. */
        CONTAINS,
        /** It is this number or day, or a later one. */
        FROM,
        /** It is this number or day, or an earlier one. */
        TO
    }
}
