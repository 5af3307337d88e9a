package dev.perennial.crm.web.customfield;

import dev.perennial.crm.customfield.AppliesTo;
import dev.perennial.crm.customfield.CustomField;
import dev.perennial.crm.customfield.Definition;
import dev.perennial.crm.customfield.FieldKind;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field as an administrator types it.
 *
 * @param options what can be chosen, one a line
 * @param version the version a change starts from
 */
record FieldForm(
        String code,
        String label,
        @Nullable FieldKind kind,
        @Nullable AppliesTo appliesTo,
        Boolean required,
        String options,
        Long version) {

    FieldForm {
        code = Objects.requireNonNullElse(code, "");
        label = Objects.requireNonNullElse(label, "");
        kind = kind == null ? FieldKind.TEXT : kind;
        appliesTo = appliesTo == null ? AppliesTo.EVERYBODY : appliesTo;
        options = Objects.requireNonNullElse(options, "");
        required = Objects.requireNonNullElse(required, false); // a box left empty sends nothing
        version = Objects.requireNonNullElse(version, 0L);
    }

    static FieldForm empty() {
        return new FieldForm("", "", null, null, false, "", 0L);
    }

    static FieldForm of(CustomField field) {
        return new FieldForm(
                field.getCode(),
                field.getLabel(),
                field.getKind(),
                field.getAppliesTo(),
                field.isRequired(),
                String.join("\n", field.getOptions()),
                field.getVersion());
    }

    /** The same input for a field that is there, whose code and kind are no input. */
    FieldForm about(CustomField field) {
        return new FieldForm(field.getCode(), label, field.getKind(), appliesTo, required, options, version);
    }

    Definition definition() {
        return new Definition(
                code.toLowerCase(Locale.ROOT),
                label,
                Objects.requireNonNullElse(kind, FieldKind.TEXT),
                Objects.requireNonNullElse(appliesTo, AppliesTo.EVERYBODY),
                required,
                options.lines().toList());
    }
}
