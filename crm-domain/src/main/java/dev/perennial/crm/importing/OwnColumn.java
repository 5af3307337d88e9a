package dev.perennial.crm.importing;

import dev.perennial.crm.customfield.CustomField;
import java.util.Set;

/** The column of a field that the company has added: called by the field's code or label. */
record OwnColumn(CustomField field, int ordinal) implements Column {

    @Override
    public String name() {
        return field.getCode();
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public Set<String> spellings() {
        return Set.of(Column.normal(field.getLabel()));
    }
}
