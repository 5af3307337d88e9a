package dev.perennial.crm.web.group;

import dev.perennial.crm.group.CustomerGroup;
import dev.perennial.crm.group.Groups;
import dev.perennial.crm.group.Members;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The groups, and who is in them. The customers of a group are the customer list, narrowed to it. */
@Controller
@RequiredArgsConstructor
class GroupController {

    private static final int PAGE = 50;
    private static final String LIST = "redirect:/groups";
    private static final String PROFILE = "redirect:/customers/{customerNo}";
    private static final String FORM = "form";

    private final Groups groups;
    private final Members members;

    @GetMapping("/groups")
    String list(Viewer viewer, @RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute(FORM, GroupForm.empty());
        return list(viewer, model, cursor);
    }

    @PostMapping("/groups")
    String create(
            Viewer viewer,
            @ModelAttribute(FORM) GroupForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            CustomerGroup group = groups.create(viewer, form.name(), form.shared());
            next.addFlashAttribute("toast", Message.of("group.created", group.name()));
            return LIST;
        } catch (InvalidInput invalid) {
            refuse(errors, invalid, model, response);
            return list(viewer, model, null);
        }
    }

    @GetMapping("/groups/{id}")
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        CustomerGroup group = groups.get(viewer, id);
        model.addAttribute(FORM, new GroupForm(group.name(), group.shared(), group.version()));
        return edit(viewer, group, model);
    }

    @PostMapping("/groups/{id}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @ModelAttribute(FORM) GroupForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            CustomerGroup group = groups.change(viewer, id, form.version(), form.name(), form.shared());
            next.addFlashAttribute("toast", Message.of("group.changed", group.name()));
            return LIST;
        } catch (InvalidInput invalid) {
            refuse(errors, invalid, model, response);
            return edit(viewer, groups.get(viewer, id), model);
        }
    }

    @PostMapping("/groups/{id}/delete")
    String delete(Viewer viewer, @PathVariable long id, RedirectAttributes next) {
        String name = groups.get(viewer, id).name();
        groups.delete(viewer, id);
        next.addFlashAttribute("toast", Message.of("group.deleted", name));
        return LIST;
    }

    @PostMapping("/customers/{customerNo}/groups")
    String join(Viewer viewer, @PathVariable String customerNo, @RequestParam long group, RedirectAttributes next) {
        members.add(viewer, group, List.of(customerNo));
        next.addFlashAttribute(
                "toast", Message.of("group.joined", groups.get(viewer, group).name()));
        return PROFILE;
    }

    @PostMapping("/customers/{customerNo}/groups/{group}/leave")
    String leave(Viewer viewer, @PathVariable String customerNo, @PathVariable long group, RedirectAttributes next) {
        members.remove(viewer, group, List.of(customerNo));
        next.addFlashAttribute(
                "toast", Message.of("group.left", groups.get(viewer, group).name()));
        return PROFILE;
    }

    private String list(Viewer viewer, Model model, @Nullable String cursor) {
        model.addAttribute("groups", groups.list(viewer, cursor, PAGE));
        model.addAttribute("countLimit", Groups.COUNT_LIMIT);
        model.addAttribute("viewer", viewer);
        return "group/list";
    }

    private static String edit(Viewer viewer, CustomerGroup group, Model model) {
        model.addAttribute("group", group);
        model.addAttribute("decides", Groups.decides(viewer, group));
        return "group/edit";
    }

    private static void refuse(BindingResult errors, InvalidInput invalid, Model model, HttpServletResponse response) {
        FormErrors.add(errors, invalid);
        model.addAllAttributes(errors.getModel());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
}
