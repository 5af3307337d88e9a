package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looks after a customer. What cannot be taken is said beside the field it was typed into. */
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
        String back = trying(
                customerNo,
                "owner",
                owner,
                "customer.assigned",
                redirect,
                () -> customers.assign(viewer, customerNo, owner));
        return sees(viewer, customerNo) ? back : "redirect:/customers";
    }

    @PostMapping("/customers/{customerNo}/collaborators")
    String share(
            Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(defaultValue = "") String username,
            RedirectAttributes redirect) {
        return trying(
                customerNo,
                "collaborator",
                username,
                "customer.shared",
                redirect,
                () -> customers.addCollaborator(viewer, customerNo, username.strip()));
    }

    @PostMapping("/customers/{customerNo}/collaborators/{username}/remove")
    String unshare(
            Viewer viewer,
            @PathVariable String customerNo,
            @PathVariable String username,
            RedirectAttributes redirect) {
        return trying(
                customerNo,
                "collaborator",
                "",
                "customer.unshared",
                redirect,
                () -> customers.removeCollaborator(viewer, customerNo, username));
    }

    private boolean sees(Viewer viewer, String customerNo) {
        try {
            customers.idOf(viewer, customerNo);
            return true;
        } catch (NotFound givenAway) {
            return false;
        }
    }

    private static String trying(
            String customerNo, String field, String typed, String toast, RedirectAttributes redirect, Runnable change) {
        redirect.addAttribute("customerNo", customerNo);
        try {
            change.run();
            redirect.addFlashAttribute("toast", toast);
            return PROFILE;
        } catch (InvalidInput refused) {
            redirect.addFlashAttribute(
                    field + "Problem", refused.problems().getFirst().message());
            redirect.addFlashAttribute(field + "Typed", typed);
            return PROFILE + "#people";
        }
    }
}
