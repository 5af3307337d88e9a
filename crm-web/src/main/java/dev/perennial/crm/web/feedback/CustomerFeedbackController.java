package dev.perennial.crm.web.feedback;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.feedback.FeedbackChannel;
import dev.perennial.crm.feedback.FeedbackDesk;
import dev.perennial.crm.feedback.FeedbackKind;
import dev.perennial.crm.feedback.Severity;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
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

/** Writing down what a customer said, from their profile. */
@Controller
@RequestMapping("/customers/{customerNo}/feedback")
@RequiredArgsConstructor
class CustomerFeedbackController {

    private final FeedbackDesk desk;
    private final Customers customers;
    private final Business business;

    @GetMapping("/new")
    String form(Viewer viewer, @PathVariable String customerNo, Model model) {
        model.addAttribute("form", FeedbackForm.EMPTY);
        return page(viewer, customerNo, model);
    }

    @PostMapping
    String record(
            Viewer viewer,
            @PathVariable String customerNo,
            @ModelAttribute("form") FeedbackForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                desk.record(viewer, customerNo, form.said(business.timeZone()));
                redirect.addFlashAttribute("toast", Message.of("feedback.toast.recorded"));
                redirect.addAttribute("no", customerNo);
                return "redirect:/customers/{no}";
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(viewer, customerNo, model);
    }

    private String page(Viewer viewer, String customerNo, Model model) {
        model.addAttribute("customer", customers.get(viewer, customerNo));
        model.addAttribute("kinds", FeedbackKind.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("channels", FeedbackChannel.values());
        return "feedback/new";
    }
}
