package dev.perennial.crm.web.support;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import org.springframework.validation.BindingResult;

/** Puts what the domain refused beside the fields of the form it came from. */
public final class FormErrors {

    private FormErrors() {}

    /** Problems of fields the form does not have stand above it. */
    public static void add(BindingResult form, InvalidInput invalid) {
        for (InvalidInput.Problem problem : invalid.problems()) {
            Message message = problem.message();
            Object[] arguments = message.arguments().toArray();
            if (form.getRawFieldValue(problem.field()) == null && !has(form, problem.field())) {
                form.reject(message.code(), arguments, message.code());
            } else {
                form.rejectValue(problem.field(), message.code(), arguments, message.code());
            }
        }
    }

    private static boolean has(BindingResult form, String field) {
        try {
            return form.getFieldType(field) != null;
        } catch (org.springframework.beans.InvalidPropertyException unknown) {
            return false;
        }
    }
}
