package dev.perennial.crm.web.staff;

import dev.perennial.crm.identity.Deputies;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Standing in for a colleague who is away. */
@Controller
@RequestMapping("/deputies")
@RequiredArgsConstructor
class DeputyController {

    private final Deputies deputies;
    private final People people;
    private final Business business;

    @GetMapping
    String list(Viewer viewer, Model model) {
        LocalDate today = business.today();
        model.addAttribute("form", new DeputyForm(viewer.username(), "", today, today.plusDays(7)));
        return page(viewer, model);
    }

    @PostMapping
    String name(
            Viewer viewer,
            @ModelAttribute("form") DeputyForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                LocalDate from = required("fromDay", form.fromDay());
                deputies.name(viewer, form.absent(), form.deputy(), from, required("toDay", form.toDay()));
                redirect.addFlashAttribute("toast", Message.of("deputy.named"));
                return "redirect:/deputies";
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(viewer, model);
    }

    @PostMapping("/{id}/end")
    String end(Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        deputies.end(viewer, id);
        redirect.addFlashAttribute("toast", Message.of("deputy.ended"));
        return "redirect:/deputies";
    }

    private String page(Viewer viewer, Model model) {
        List<String> absentees = deputies.absentees(viewer);
        List<User> active = people.active();
        model.addAttribute("people", active);
        model.addAttribute(
                "absentees",
                active.stream()
                        .filter(person -> absentees.contains(person.getUsername()))
                        .toList());
        model.addAttribute("known", deputies.known(viewer));
        model.addAttribute("mayEnd", absentees);
        return "staff/deputies";
    }

    private static LocalDate required(String field, @Nullable LocalDate day) {
        if (day == null) {
            throw InvalidInput.of(field, "staff.error.missing");
        }
        return day;
    }
}
