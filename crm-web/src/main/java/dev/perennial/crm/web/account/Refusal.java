package dev.perennial.crm.web.account;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** Shows a form again with what is wrong beside its fields. */
final class Refusal {

    private Refusal() {}

    static void show(BindingResult errors, InvalidInput invalid, Model model, HttpServletResponse response) {
        FormErrors.add(errors, invalid);
        model.addAllAttributes(errors.getModel());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
}
