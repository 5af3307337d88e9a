package dev.perennial.crm.web.account;

import dev.perennial.crm.account.BankAccounts;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The bank accounts of a customer; a number is shown only in the answer to being asked for it. */
@Controller
@RequestMapping("/customers/{customerNo}/bank-accounts")
@RequiredArgsConstructor
class BankController {

    private static final String LIST = "redirect:/customers/{customerNo}/bank-accounts";
    private static final String FORM = "form";

    private final Customers customers;
    private final BankAccounts accounts;

    @GetMapping
    String list(Viewer viewer, @PathVariable String customerNo, Model model) {
        model.addAttribute(FORM, BankForm.empty());
        return page(viewer, customerNo, model);
    }

    @PostMapping
    String add(
            Viewer viewer,
            @PathVariable String customerNo,
            @ModelAttribute(FORM) BankForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            accounts.add(viewer, customerNo, form.account());
            next.addFlashAttribute("toast", "account.bank.added");
            return LIST;
        } catch (InvalidInput invalid) {
            Refusal.show(errors, invalid, model, response);
            return page(viewer, customerNo, model);
        }
    }

    @PostMapping("/{id}/reveal")
    String reveal(Viewer viewer, @PathVariable String customerNo, @PathVariable long id, Model model) {
        model.addAttribute("revealed", id);
        model.addAttribute("number", accounts.reveal(viewer, customerNo, id));
        return list(viewer, customerNo, model);
    }

    @PostMapping("/{id}/remove")
    String remove(Viewer viewer, @PathVariable String customerNo, @PathVariable long id, RedirectAttributes next) {
        accounts.remove(viewer, customerNo, id);
        next.addFlashAttribute("toast", "account.bank.removed");
        return LIST;
    }

    private String page(Viewer viewer, String customerNo, Model model) {
        Customer customer = customers.get(viewer, customerNo);
        model.addAttribute("customer", customer);
        model.addAttribute("accounts", accounts.of(viewer, customerNo));
        model.addAttribute("responsible", BankAccounts.isResponsible(viewer, customer));
        return "account/banks";
    }
}
