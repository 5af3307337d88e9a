package dev.perennial.crm.web.security;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.FormErrors;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequiredArgsConstructor
class SignInController {

    private final Business business;
    private final People people;

    @GetMapping("/login")
    String form(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String throttled,
            @RequestParam(required = false) @Nullable String signedOut,
            Model model) {
        model.addAttribute("demo", business.settings().demo());
        model.addAttribute("wrong", error != null);
        model.addAttribute("throttled", throttled != null);
        model.addAttribute("signedOut", signedOut != null);
        return "security/login";
    }

    @GetMapping("/password")
    String passwordForm(@ModelAttribute("form") PasswordForm form) {
        return "security/password";
    }

    @PostMapping("/password")
    String changePassword(
            @ModelAttribute("form") PasswordForm form, BindingResult errors, Viewer viewer, RedirectAttributes next) {
        if (!form.newPassword().equals(form.repeated())) {
            errors.rejectValue("repeated", "error.password.repeated");
            return "security/password";
        }
        try {
            people.changePassword(viewer.username(), form.oldPassword(), form.newPassword());
        } catch (InvalidInput invalid) {
            FormErrors.add(errors, invalid);
            return "security/password";
        }
        next.addFlashAttribute("toast", "security.password.changed");
        return "redirect:/";
    }

    /** Passwords are never sent back to the browser, so nothing of this form is kept. */
    record PasswordForm(String oldPassword, String newPassword, String repeated) {

        PasswordForm {
            oldPassword = Objects.requireNonNullElse(oldPassword, "");
            newPassword = Objects.requireNonNullElse(newPassword, "");
            repeated = Objects.requireNonNullElse(repeated, "");
        }
    }
}
