package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.NotFound;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looks after a customer. */
@Controller
@RequiredArgsConstructor
class StewardController {

    private static final String PROFILE = "redirect:/customers/{customerNo}";

    private final Customers customers;

    /** Afterwards whoever gave the customer away may not see it any more: back to the list then. */
    @PostMapping("/customers/{customerNo}/owner")
    String assign(
            Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(defaultValue = "") String owner,
            RedirectAttributes redirect) {
        customers.assign(viewer, customerNo, owner);
        redirect.addFlashAttribute("toast", "customer.assigned");
        try {
            customers.idOf(viewer, customerNo);
        } catch (NotFound givenAway) {
            return "redirect:/customers";
        }
        redirect.addAttribute("customerNo", customerNo);
        return PROFILE;
    }

    @PostMapping("/customers/{customerNo}/collaborators")
    String share(
            Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam String username,
            RedirectAttributes redirect) {
        customers.addCollaborator(viewer, customerNo, username.strip());
        redirect.addFlashAttribute("toast", "customer.shared");
        redirect.addAttribute("customerNo", customerNo);
        return PROFILE;
    }

    @PostMapping("/customers/{customerNo}/collaborators/{username}/remove")
    String unshare(
            Viewer viewer,
            @PathVariable String customerNo,
            @PathVariable String username,
            RedirectAttributes redirect) {
        customers.removeCollaborator(viewer, customerNo, username);
        redirect.addFlashAttribute("toast", "customer.unshared");
        redirect.addAttribute("customerNo", customerNo);
        return PROFILE;
    }
}
