package dev.perennial.crm.web.system;

import dev.perennial.crm.operation.Demonstration;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Removes the demo data once that was typed in words; accounts and sessions go too, so it ends at the sign-in. */
@Controller
@RequestMapping("/admin/system/demo/remove")
@RequiredArgsConstructor
@Slf4j
class DemoRemovalController {

    /** The same in every language: it is typed, not read. */
    private static final String CONFIRMATION = "REMOVE DEMO";

    private static final String BACK = "redirect:/admin/system#demo";

    private final Demonstration demonstration;

    @PostMapping
    String remove(
            @RequestParam(defaultValue = "") String confirmation,
            @RequestParam(defaultValue = "false") boolean withAdditions,
            Authentication administrator,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!confirmation.strip().equals(CONFIRMATION)) {
            next.addFlashAttribute("typed", confirmation);
            next.addFlashAttribute("problem", Message.of("system.demo.error.confirmation", CONFIRMATION));
            return BACK;
        }
        try {
            Optional<String> oneTimePassword = demonstration.remove(withAdditions);
            log.info("{} removed the demo data", administrator.getName());
            new SecurityContextLogoutHandler().logout(request, response, administrator);
            next.addFlashAttribute("demoRemoved", true);
            oneTimePassword.ifPresent(password -> next.addFlashAttribute("oneTimePassword", password));
            return "redirect:/login";
        } catch (Conflict refusal) {
            next.addFlashAttribute("typed", confirmation);
            next.addFlashAttribute("problem", refusal.reason());
            return BACK;
        }
    }
}
