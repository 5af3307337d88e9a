package dev.perennial.crm.web.account;

import dev.perennial.crm.account.Quotes;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was quoted to a customer. */
@Controller
@RequestMapping("/customers/{customerNo}/quotes")
@RequiredArgsConstructor
class QuoteController {

    private static final int PAGE = 50;
    private static final String LIST = "redirect:/customers/{customerNo}/quotes";
    private static final String FORM = "form";

    private final Customers customers;
    private final Quotes quotes;
    private final Business business;

    @GetMapping
    String list(
            Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute(FORM, QuoteForm.empty(business.today()));
        return list(viewer, customerNo, model, cursor);
    }

    @PostMapping
    String add(
            Viewer viewer,
            @PathVariable String customerNo,
            @ModelAttribute(FORM) QuoteForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            quotes.add(viewer, customerNo, form.quote());
            next.addFlashAttribute("toast", "account.quote.added");
            return LIST;
        } catch (InvalidInput invalid) {
            Refusal.show(errors, invalid, model, response);
        }
        return list(viewer, customerNo, model, null);
    }

    @PostMapping("/{id}/remove")
    String remove(Viewer viewer, @PathVariable String customerNo, @PathVariable long id, RedirectAttributes next) {
        quotes.remove(viewer, customerNo, id);
        next.addFlashAttribute("toast", "account.quote.removed");
        return LIST;
    }

    private String list(Viewer viewer, String customerNo, Model model, @Nullable String cursor) {
        model.addAttribute("customer", customers.get(viewer, customerNo));
        model.addAttribute("quotes", quotes.of(viewer, customerNo, cursor, PAGE));
        return "account/quotes";
    }
}
