package dev.perennial.crm.web.care;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Stewardship;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for a task from a customer's profile. */
@Controller
@RequestMapping("/customers/{customerNo}/care-tasks")
@RequiredArgsConstructor
class CustomerTaskController {

    private final CareTasks tasks;
    private final Customers customers;
    private final Stewardship stewardship;
    private final Business business;

    @GetMapping
    String form(Viewer viewer, @PathVariable String customerNo, Model model) {
        model.addAttribute("form", TaskForm.dueOn(business.today().plusDays(1)));
        return page(viewer, customerNo, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            @PathVariable String customerNo,
            @ModelAttribute("form") TaskForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                tasks.create(viewer, customerNo, form.task());
                redirect.addFlashAttribute("toast", Message.of("care.toast.made"));
                redirect.addAttribute("no", customerNo);
                return "redirect:/customers/{no}";
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            }
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return page(viewer, customerNo, model);
    }

    private String page(Viewer viewer, String customerNo, Model model) {
        Customer customer = customers.get(viewer, customerNo);
        List<User> people = Stewardship.assigns(viewer) ? stewardship.candidates(viewer) : List.of();
        model.addAttribute("customer", customer);
        model.addAttribute("people", people);
        model.addAttribute("kinds", TaskKind.values());
        return "care/new";
    }
}
