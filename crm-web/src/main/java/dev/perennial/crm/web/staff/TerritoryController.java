package dev.perennial.crm.web.staff;

import dev.perennial.crm.identity.TeamTree;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.territory.Territories;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which team has which region, and who works in another team's. */
@Controller
@RequestMapping("/admin/territories")
@RequiredArgsConstructor
class TerritoryController {

    private static final int PAGE = 50;

    private final Territories territories;
    private final TeamTree teams;

    @GetMapping
    String show(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String conflicts,
            Model model) {
        model.addAttribute("regions", territories.regions(cursor, PAGE));
        model.addAttribute("trespasses", territories.trespasses(viewer, conflicts, PAGE));
        model.addAttribute("teams", teams.branches());
        return "staff/territories";
    }

    @PostMapping
    String give(
            Viewer viewer,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable Long team,
            RedirectAttributes redirect) {
        try {
            territories.give(viewer, region, team);
            redirect.addFlashAttribute("toast", Message.of("territory.saved", region));
        } catch (InvalidInput invalid) {
            redirect.addFlashAttribute("problem", invalid.problems().getFirst().message());
        }
        return "redirect:/admin/territories";
    }
}
