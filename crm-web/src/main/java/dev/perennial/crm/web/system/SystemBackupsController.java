package dev.perennial.crm.web.system;

import dev.perennial.crm.backup.Backups;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Message;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The backups of an administrator: what was made and tried, and making one now. */
@Controller
@RequestMapping("/admin/system/backups")
@RequiredArgsConstructor
class SystemBackupsController {

    private static final int PAGE_SIZE = 25;

    private final Backups backups;

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String cursor, Viewer viewer, Model model) {
        model.addAttribute("plan", backups.plan().orElse(null));
        model.addAttribute("runs", backups.list(viewer, cursor, PAGE_SIZE));
        return "system/backups";
    }

    /** Starts one; the page shows how far it is. */
    @PostMapping
    String start(Viewer viewer, RedirectAttributes next) {
        backups.start(viewer);
        next.addFlashAttribute("toast", Message.of("backup.started"));
        return "redirect:/admin/system/backups";
    }
}
