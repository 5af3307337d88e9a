package dev.perennial.crm.web.staff;

import dev.perennial.crm.identity.Directory;
import dev.perennial.crm.identity.Directory.Standing;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Staff;
import dev.perennial.crm.identity.TeamTree;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** Everybody with an account: who they are, and whether they may come in. */
@Controller
@RequestMapping("/admin/users")
@RequiredArgsConstructor
class UserController {

    private static final int PAGE = 50;
    private static final String FORM = "staff/user";
    private static final String BACK = "redirect:/admin/users/{username}";

    private final Directory directory;
    private final Staff staff;
    private final TeamTree teams;

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("standing", standing);
        model.addAttribute("standings", Standing.values());
        model.addAttribute("users", directory.list(q, standing, cursor, PAGE));
        return "staff/users";
    }

    @GetMapping("/new")
    String invitation(Model model) {
        model.addAttribute("form", UserForm.empty());
        return form(null, model);
    }

    /** The one-time password is shown on the next page, and never again. */
    @PostMapping
    String invite(
            Viewer viewer,
            @ModelAttribute("form") UserForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                String password = staff.invite(viewer, form.username(), form.profile());
                redirect.addFlashAttribute("oneTimePassword", password);
                redirect.addFlashAttribute("toast", Message.of("staff.invited", form.displayName()));
                redirect.addAttribute("username", form.username().strip().toLowerCase(Locale.ROOT));
                return BACK;
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(null, model);
    }

    @GetMapping("/{username}")
    String show(@PathVariable String username, Model model) {
        Directory.Entry entry = directory.entry(username);
        model.addAttribute("form", UserForm.of(entry));
        return form(entry, model);
    }

    @PostMapping("/{username}")
    String change(
            Viewer viewer,
            @PathVariable String username,
            @ModelAttribute("form") UserForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                staff.change(viewer, username, form.version(), form.profile());
                redirect.addFlashAttribute("toast", Message.of("staff.saved"));
                redirect.addAttribute("username", username);
                return BACK;
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            } catch (Conflict conflict) {
                model.addAttribute("problem", conflict.reason());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(directory.entry(username), model);
    }

    @PostMapping("/{username}/password")
    String resetPassword(Viewer viewer, @PathVariable String username, RedirectAttributes redirect) {
        redirect.addFlashAttribute("oneTimePassword", staff.resetPassword(viewer, username));
        redirect.addFlashAttribute("toast", Message.of("staff.password.reset"));
        redirect.addAttribute("username", username);
        return BACK;
    }

    /** Whoever still owns customers stays, and the page says what to do first. */
    @PostMapping("/{username}/deactivate")
    String deactivate(Viewer viewer, @PathVariable String username, RedirectAttributes redirect) {
        try {
            staff.deactivate(viewer, username);
            redirect.addFlashAttribute("toast", Message.of("staff.deactivated"));
        } catch (Conflict conflict) {
            redirect.addFlashAttribute("problem", conflict.reason());
        }
        redirect.addAttribute("username", username);
        return BACK;
    }

    @PostMapping("/{username}/reactivate")
    String reactivate(Viewer viewer, @PathVariable String username, RedirectAttributes redirect) {
        staff.reactivate(viewer, username);
        redirect.addFlashAttribute("toast", Message.of("staff.reactivated"));
        redirect.addAttribute("username", username);
        return BACK;
    }

    private String form(Directory.@Nullable Entry entry, Model model) {
        model.addAttribute("person", entry);
        model.addAttribute("roles", Role.values());
        model.addAttribute("teams", teams.branches());
        model.addAttribute("languages", Staff.LANGUAGES);
        return FORM;
    }
}
