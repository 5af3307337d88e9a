package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.Correction;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.customer.Stewardship;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.duplicate.Candidate;
import dev.perennial.crm.duplicate.Candidates;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes up new customers and corrects the facts of known ones. */
@Controller
@RequiredArgsConstructor
class FactsController {

    private static final String FORM = "form";
    private static final String EDITOR = "customer/edit";

    private final Customers customers;
    private final Stewardship stewardship;
    private final CustomFields fields;
    private final Clashes clashes;
    private final Candidates candidates;

    @GetMapping("/customers/new")
    String empty(Viewer viewer, Model model) {
        return edit(viewer, FactsForm.empty(viewer.username()), model);
    }

    /** Who may be on record already is shown first; whoever is sure saves anyway. */
    @PostMapping("/customers")
    String register(
            Viewer viewer,
            FactsForm typed,
            @RequestParam(defaultValue = "false") boolean anyway,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        FactsForm form = typed.withoutEmptyContacts().completedBy(Details.NONE);
        try {
            List<Candidate> known = anyway ? List.of() : candidates.of(viewer, form.facts());
            if (!known.isEmpty()) {
                return suspected(viewer, form, known, model, response);
            }
            Customer customer = customers.register(viewer, form.customerNo(), form.facts(), form.owner());
            return done(customer, "customer.registered", redirect);
        } catch (InvalidInput invalid) {
            return refused(form, invalid, model, response, edit(viewer, form, model));
        }
    }

    @GetMapping("/customers/{customerNo}/edit")
    String edit(Viewer viewer, @PathVariable String customerNo, Model model) {
        Customer customer = customers.get(viewer, customerNo);
        model.addAttribute("customer", customer);
        return edit(viewer, FactsForm.of(customer), model);
    }

    /** What somebody else changed meanwhile is shown beside what was typed, and nothing is written. */
    @PostMapping("/customers/{customerNo}/edit")
    String correct(
            Viewer viewer,
            @PathVariable String customerNo,
            FactsForm typed,
            @RequestParam(defaultValue = "false") boolean anyway,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Customer known = customers.get(viewer, customerNo);
        FactsForm form = typed.withoutEmptyContacts().completedBy(known.getDetails());
        try {
            boolean current = known.getVersion() == form.version(); // else there is more to be told first
            List<Candidate> others =
                    anyway || !current ? List.of() : candidates.ofCorrection(viewer, known, form.facts());
            if (!others.isEmpty()) {
                model.addAttribute("customer", known);
                return suspected(viewer, form, others, model, response);
            }
            return switch (customers.correct(viewer, customerNo, form.version(), form.facts())) {
                case Correction.Saved saved -> done(saved.customer(), "customer.corrected", redirect);
                case Correction.Outdated outdated -> clash(viewer, form, outdated.customer(), model, response);
            };
        } catch (InvalidInput invalid) {
            model.addAttribute("customer", customers.get(viewer, customerNo));
            return refused(form, invalid, model, response, edit(viewer, form, model));
        }
    }

    /** Nothing has changed, and that is worth knowing. */
    @PostMapping("/customers/{customerNo}/confirm")
    String confirm(Viewer viewer, @PathVariable String customerNo, RedirectAttributes redirect) {
        customers.confirm(viewer, customerNo);
        redirect.addFlashAttribute("toast", "profile.confirmed.toast");
        redirect.addAttribute("customerNo", customerNo);
        return "redirect:/customers/{customerNo}";
    }

    private String edit(Viewer viewer, FactsForm form, Model model) {
        model.addAttribute(FORM, form.withSpareContacts());
        model.addAttribute("fields", fields.inUse());
        model.addAttribute("sourceChannels", SourceChannel.values());
        model.addAttribute("contactTimes", ContactTime.values());
        model.addAttribute("mayAssign", Stewardship.assigns(viewer));
        model.addAttribute("owners", Stewardship.assigns(viewer) ? stewardship.candidates(viewer) : List.of());
        return EDITOR;
    }

    private String suspected(
            Viewer viewer, FactsForm form, List<Candidate> known, Model model, HttpServletResponse response) {
        model.addAttribute("candidates", known);
        response.setStatus(HttpStatus.CONFLICT.value());
        return edit(viewer, form, model);
    }

    private static String refused(
            FactsForm form, InvalidInput invalid, Model model, HttpServletResponse response, String view) {
        BindingResult errors = new BeanPropertyBindingResult(model.getAttribute(FORM), FORM);
        FormErrors.add(errors, placed(invalid));
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view;
    }

    private static InvalidInput placed(InvalidInput invalid) {
        return new InvalidInput(invalid.problems().stream()
                .map(problem -> new InvalidInput.Problem(DetailsForm.path(problem.field()), problem.message()))
                .toList());
    }

    private String clash(Viewer viewer, FactsForm form, Customer current, Model model, HttpServletResponse response) {
        model.addAttribute("customer", current);
        model.addAttribute("clash", clashes.between(FactsForm.of(current), form));
        response.setStatus(HttpStatus.CONFLICT.value());
        return edit(viewer, form.onTopOf(current.getVersion()), model);
    }

    private static String done(Customer customer, String toast, RedirectAttributes redirect) {
        redirect.addFlashAttribute("toast", toast);
        redirect.addAttribute("customerNo", customer.getCustomerNo());
        return "redirect:/customers/{customerNo}";
    }
}
