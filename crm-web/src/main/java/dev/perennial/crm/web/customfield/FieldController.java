package dev.perennial.crm.web.customfield;

import dev.perennial.crm.customfield.AppliesTo;
import dev.perennial.crm.customfield.CustomField;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.customfield.FieldKind;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The fields that the company adds to its customers. */
@Controller
@RequestMapping("/admin/fields")
@RequiredArgsConstructor
class FieldController {

    private static final String LIST = "redirect:/admin/fields";
    private static final String EDITOR = "customfield/edit";
    private static final String FORM = "form";

    private final CustomFields fields;

    @GetMapping
    String list(Model model) {
        model.addAttribute("fields", fields.all());
        return "customfield/list";
    }

    @GetMapping("/new")
    String empty(Model model) {
        return edit(FieldForm.empty(), null, model);
    }

    @PostMapping
    String add(Viewer viewer, FieldForm form, Model model, RedirectAttributes next, HttpServletResponse response) {
        try {
            fields.add(viewer, form.definition());
        } catch (InvalidInput invalid) {
            return refused(form, null, invalid, model, response);
        }
        next.addFlashAttribute("toast", Message.of("field.added", form.label()));
        return LIST;
    }

    @GetMapping("/{code}")
    String edit(@PathVariable String code, Model model) {
        CustomField field = fields.get(code);
        return edit(FieldForm.of(field), field, model);
    }

    @PostMapping("/{code}")
    String change(
            Viewer viewer,
            @PathVariable String code,
            FieldForm typed,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        CustomField field = fields.get(code);
        FieldForm form = typed.about(field);
        try {
            fields.redefine(viewer, code, form.version(), form.definition());
        } catch (InvalidInput invalid) {
            return refused(form, field, invalid, model, response);
        }
        next.addFlashAttribute("toast", Message.of("field.changed", form.label()));
        return LIST;
    }

    @PostMapping("/{code}/up")
    String moveUp(Viewer viewer, @PathVariable String code) {
        fields.moveUp(viewer, code);
        return LIST;
    }

    @PostMapping("/{code}/archive")
    String archive(Viewer viewer, @PathVariable String code, RedirectAttributes next) {
        fields.archive(viewer, code);
        next.addFlashAttribute(
                "toast", Message.of("field.archived", fields.get(code).getLabel()));
        return LIST;
    }

    @PostMapping("/{code}/restore")
    String restore(Viewer viewer, @PathVariable String code, RedirectAttributes next) {
        fields.restore(viewer, code);
        next.addFlashAttribute(
                "toast", Message.of("field.restored", fields.get(code).getLabel()));
        return LIST;
    }

    private static String edit(FieldForm form, @Nullable CustomField field, Model model) {
        model.addAttribute(FORM, form);
        model.addAttribute("field", field);
        model.addAttribute("kinds", FieldKind.values());
        model.addAttribute("scopes", AppliesTo.values());
        return EDITOR;
    }

    private static String refused(
            FieldForm form,
            @Nullable CustomField field,
            InvalidInput invalid,
            Model model,
            HttpServletResponse response) {
        BindingResult errors = new BeanPropertyBindingResult(form, FORM);
        FormErrors.add(errors, invalid);
        String view = edit(form, field, model);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view;
    }
}
