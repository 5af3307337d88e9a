package dev.perennial.crm.web.staff;

import dev.perennial.crm.identity.TeamTree;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tree of teams. */
@Controller
@RequestMapping("/admin/teams")
@RequiredArgsConstructor
class TeamController {

    private static final String BACK = "redirect:/admin/teams";

    private final TeamTree teams;

    @GetMapping
    String tree(Model model) {
        model.addAttribute("teams", teams.branches());
        return "staff/teams";
    }

    @PostMapping
    String add(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Long parent,
            RedirectAttributes redirect) {
        return trying("staff.team.added", redirect, () -> teams.add(viewer, name, parent));
    }

    @PostMapping("/{id}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Long parent,
            RedirectAttributes redirect) {
        return trying("staff.team.saved", redirect, () -> teams.change(viewer, id, name, parent));
    }

    @PostMapping("/{id}/remove")
    String remove(Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return trying("staff.team.removed", redirect, () -> teams.remove(viewer, id));
    }

    /** The forms are so small that a refusal stands above the tree. */
    private static String trying(String toast, RedirectAttributes redirect, Runnable change) {
        try {
            change.run();
            redirect.addFlashAttribute("toast", Message.of(toast));
        } catch (InvalidInput invalid) {
            redirect.addFlashAttribute("problem", invalid.problems().getFirst().message());
        } catch (Conflict conflict) {
            redirect.addFlashAttribute("problem", conflict.reason());
        }
        return BACK;
    }
}
