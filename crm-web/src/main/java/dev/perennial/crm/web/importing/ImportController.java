package dev.perennial.crm.web.importing;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.Encoding;
import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.ImportRequest;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.importing.OnError;
import dev.perennial.crm.importing.RejectedRow;
import dev.perennial.crm.importing.Uploads;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Busy;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sending files, following them, and seeing what was not taken. */
@Controller
@RequestMapping("/admin/imports")
@RequiredArgsConstructor
class ImportController {

    private static final int PAGE_SIZE = 25;
    private static final int REJECTED_SHOWN = 50;

    private final Imports imports;
    private final Uploads uploads;
    private final ErrorFiles errorFiles;
    private final Business business;
    private final JdbcClient jdbc;

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "import", required = false) @Nullable Long shown,
            Viewer viewer,
            Model model) {
        Page<ImportView> page = imports.list(viewer, cursor, PAGE_SIZE).map(this::view);
        model.addAttribute("imports", page);
        model.addAttribute("types", ImportType.values());
        model.addAttribute("suggested", anyCustomers() ? ImportType.ORDERS : ImportType.CUSTOMERS);
        model.addAttribute("underWay", underWay(viewer));
        ImportView rejected = shown == null ? newestRejected(page) : view(imports.find(viewer, shown));
        model.addAttribute("shown", rejected);
        if (rejected != null) {
            List<RejectedRow> first =
                    imports.firstRejected(viewer, rejected.source().id(), REJECTED_SHOWN + 1);
            model.addAttribute("rejected", first.stream().limit(REJECTED_SHOWN).toList());
            model.addAttribute("moreRejected", first.size() > REJECTED_SHOWN);
        }
        return "importing/list";
    }

    @PostMapping
    String start(
            @RequestParam ImportType type,
            @RequestParam(defaultValue = "SKIP") OnError onError,
            @RequestParam(defaultValue = "UTF_8") Encoding encoding,
            @RequestParam(defaultValue = "false") boolean ask,
            @RequestParam MultipartFile file,
            Viewer viewer,
            RedirectAttributes next)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (name.isEmpty()) {
            next.addFlashAttribute("problem", Message.of("import.error.noFile"));
            return "redirect:/admin/imports";
        }
        try (InputStream content = file.getInputStream()) {
            ImportRequest request =
                    ImportRequest.of(type, name).onError(onError).in(encoding);
            return switch (uploads.send(viewer, request, content, ask)) {
                case Uploads.Sent.Started started -> {
                    next.addFlashAttribute("toast", Message.of("import.started", request.fileName()));
                    yield "redirect:/admin/imports";
                }
                case Uploads.Sent.Waiting waiting -> "redirect:/admin/imports/files/" + waiting.uploadId();
            };
        } catch (Busy tooMany) {
            next.addFlashAttribute("problem", tooMany.reason());
            return "redirect:/admin/imports";
        }
    }

    /** Polled while an import is under way; tells the page to load anew when none is any more. */
    @GetMapping("/under-way")
    String progress(Viewer viewer, Model model, HttpServletResponse response) {
        List<ImportView> running = underWay(viewer);
        if (running.isEmpty()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("underWay", running);
        return "importing/progress :: underWay";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable long id, Viewer viewer, RedirectAttributes next) {
        try {
            imports.cancel(viewer, id);
            next.addFlashAttribute("toast", Message.of("import.cancelling"));
        } catch (Conflict ended) {
            next.addFlashAttribute("problem", ended.reason());
        }
        return "redirect:/admin/imports";
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable long id, Viewer viewer, RedirectAttributes next) {
        try {
            imports.undo(viewer, id);
            next.addFlashAttribute("toast", Message.of("import.undone"));
        } catch (Conflict refused) {
            next.addFlashAttribute("problem", refused.reason());
        }
        return "redirect:/admin/imports";
    }

    @GetMapping("/{id}/errors")
    ResponseEntity<StreamingResponseBody> errors(@PathVariable long id, Viewer viewer) {
        return errorFiles.of(viewer, id);
    }

    private boolean anyCustomers() {
        return jdbc.sql("select exists (select from customer)")
                .query(Boolean.class)
                .single();
    }

    private List<ImportView> underWay(Viewer viewer) {
        return imports.list(viewer, null, PAGE_SIZE).items().stream()
                .filter(Import::isRunning)
                .map(this::view)
                .toList();
    }

    private static @Nullable ImportView newestRejected(Page<ImportView> page) {
        return page.items().stream()
                .filter(each -> !each.source().isRunning() && each.source().rowsRejected() > 0)
                .findFirst()
                .orElse(null);
    }

    private ImportView view(Import source) {
        return ImportView.of(source, business.now());
    }
}
