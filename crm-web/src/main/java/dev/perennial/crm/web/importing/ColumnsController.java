package dev.perennial.crm.web.importing;

import dev.perennial.crm.customfield.CustomField;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.DateOrder;
import dev.perennial.crm.importing.FilePreview;
import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.importing.Uploads;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Busy;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saying which column of a file is what, trying it, and then bringing it in. */
@Controller
@RequestMapping("/admin/imports/files/{id}")
@RequiredArgsConstructor
class ColumnsController {

    private static final int REJECTED_SHOWN = 10;

    private final Uploads uploads;
    private final Imports imports;
    private final CustomFields fields;
    private final Business business;

    @GetMapping
    String show(@PathVariable long id, Viewer viewer, Model model) {
        FilePreview file = uploads.preview(viewer, id);
        model.addAttribute("file", file);
        model.addAttribute("dateOrders", DateOrder.values());
        model.addAttribute(
                "ownFields",
                fields.inUse().stream().collect(Collectors.toMap(CustomField::getCode, CustomField::getLabel)));
        if (file.dryRunId() != null) {
            tell(viewer, id, file.dryRunId(), model);
        }
        return "importing/columns";
    }

    /** Polled while a dry run is under way. */
    @GetMapping("/dry-runs/{importId}")
    String dryRun(
            @PathVariable long id,
            @PathVariable long importId,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        tell(viewer, id, importId, model);
        return "importing/dry-run :: result";
    }

    /** @param form has one {@code column} for each of the file: one of ours, or nothing */
    @PostMapping
    String start(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "YEAR_FIRST") DateOrder dateOrder,
            @RequestParam(defaultValue = "false") boolean remember,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Viewer viewer,
            RedirectAttributes next) {
        String here = "redirect:/admin/imports/files/" + id;
        try {
            List<String> columns = form.getOrDefault("column", List.of());
            long started = uploads.start(viewer, id, columns, dateOrder, dryRun, remember);
            if (dryRun) {
                return here;
            }
            next.addFlashAttribute(
                    "toast",
                    Message.of("import.started", imports.find(viewer, started).fileName()));
            return "redirect:/admin/imports";
        } catch (InvalidInput unfit) {
            next.addFlashAttribute("problem", unfit.problems().getFirst().message());
        } catch (Busy tooMany) {
            next.addFlashAttribute("problem", tooMany.reason());
        }
        return here;
    }

    @PostMapping("/discard")
    String discard(@PathVariable long id, Viewer viewer) {
        uploads.discard(viewer, id);
        return "redirect:/admin/imports";
    }

    private void tell(Viewer viewer, long id, long importId, Model model) {
        Import tried = imports.find(viewer, importId);
        model.addAttribute("uploadId", id);
        model.addAttribute("tried", ImportView.of(tried, business.now()));
        model.addAttribute("rejected", imports.firstRejected(viewer, importId, REJECTED_SHOWN));
    }
}
