package dev.perennial.crm.web.account;

import dev.perennial.crm.account.ContactPersons;
import dev.perennial.crm.account.PersonRole;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import jakarta.servlet.http.HttpServletResponse;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people who act for a customer. */
@Controller
@RequestMapping("/customers/{customerNo}/people")
@RequiredArgsConstructor
class PersonController {

    private static final String EDITOR = "account/person";
    private static final String PROFILE = "redirect:/customers/{customerNo}#contact-people";
    private static final String FORM = "form";

    private final Customers customers;
    private final ContactPersons persons;

    @GetMapping("/new")
    String empty(Viewer viewer, @PathVariable String customerNo, Model model) {
        return edit(viewer, customerNo, null, PersonForm.empty(), model);
    }

    @PostMapping
    String add(
            Viewer viewer,
            @PathVariable String customerNo,
            @ModelAttribute(FORM) PersonForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            persons.add(viewer, customerNo, form.facts());
            return done("account.person.added", form, next);
        } catch (InvalidInput invalid) {
            Refusal.show(errors, invalid, model, response);
        }
        return edit(viewer, customerNo, null, null, model);
    }

    @GetMapping("/{id}")
    String edit(Viewer viewer, @PathVariable String customerNo, @PathVariable long id, Model model) {
        return edit(viewer, customerNo, id, PersonForm.of(persons.get(viewer, customerNo, id)), model);
    }

    @PostMapping("/{id}")
    String change(
            Viewer viewer,
            @PathVariable String customerNo,
            @PathVariable long id,
            @ModelAttribute(FORM) PersonForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            persons.change(viewer, customerNo, id, form.version(), form.facts());
            return done("account.person.changed", form, next);
        } catch (InvalidInput invalid) {
            Refusal.show(errors, invalid, model, response);
        }
        return edit(viewer, customerNo, id, null, model);
    }

    @PostMapping("/{id}/remove")
    String remove(Viewer viewer, @PathVariable String customerNo, @PathVariable long id, RedirectAttributes next) {
        String name = persons.get(viewer, customerNo, id).facts().name();
        persons.remove(viewer, customerNo, id);
        next.addFlashAttribute("toast", Message.of("account.person.removed", name));
        return PROFILE;
    }

    private String edit(Viewer viewer, String customerNo, @Nullable Long id, @Nullable PersonForm form, Model model) {
        model.addAttribute("customer", customers.get(viewer, customerNo));
        model.addAttribute("person", id == null ? null : persons.get(viewer, customerNo, id));
        model.addAttribute("roles", PersonRole.values());
        if (form != null) {
            model.addAttribute(FORM, form);
        }
        return EDITOR;
    }

    private static String done(String toast, PersonForm form, RedirectAttributes next) {
        next.addFlashAttribute("toast", Message.of(toast, form.name()));
        return PROFILE;
    }
}
