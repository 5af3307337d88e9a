package dev.perennial.crm.web.scorerun;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.run.Phase;
import dev.perennial.crm.segmentation.run.RunData;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The score runs of an administrator: what ran, what runs, and starting one. */
@Controller
@RequestMapping("/admin/score-runs")
@RequiredArgsConstructor
class ScoreRunController {

    private static final int PAGE_SIZE = 25;

    private final ScoreRuns scoreRuns;
    private final RunData runData;
    private final Business business;

    /**
     * A wanted run.
     *
     * @param asOf    the day; null before anything was typed
     * @param publish whether it is to be published where its day allows
     */
    record NewRun(@Nullable LocalDate asOf, boolean publish) {}

    /** @param check whether the data of the run's day are looked at again, which on much data takes some seconds */
    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Long run,
            @RequestParam(defaultValue = "false") boolean check,
            Model model) {
        model.addAttribute("form", new NewRun(business.lastCompleteDay(), true));
        if (check && run != null) {
            model.addAttribute("dataNow", runData.now(run));
        }
        return page(cursor, run, model);
    }

    @PostMapping
    String start(
            @ModelAttribute("form") NewRun form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes next) {
        if (errors.hasErrors()) {
            return page(null, null, model);
        }
        try {
            long id = scoreRuns.start(form.asOf(), form.publish() ? null : false, viewer.username());
            next.addFlashAttribute("toast", Message.of("scoreRun.started", String.valueOf(id)));
        } catch (InvalidInput invalid) {
            FormErrors.add(errors, invalid);
            return page(null, null, model);
        }
        return "redirect:/admin/score-runs";
    }

    /** Polled while a run is under way; tells the page to load anew when none is any more. */
    @GetMapping("/under-way")
    String underWay(Model model, HttpServletResponse response) {
        List<ScoreRun> runs = scoreRuns.underWay();
        if (runs.isEmpty()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("underWay", runs);
        model.addAttribute("phases", Phase.values());
        return "scorerun/progress :: underWay";
    }

    private String page(@Nullable String cursor, @Nullable Long shown, Model model) {
        Optional<ScoreRun> current = scoreRuns.current();
        model.addAttribute("underWay", scoreRuns.underWay());
        model.addAttribute("phases", Phase.values());
        model.addAttribute("bars", new PhaseBars());
        model.addAttribute("runs", scoreRuns.list(cursor, PAGE_SIZE));
        ScoreRun detail = shown == null ? current.orElse(null) : scoreRuns.get(shown);
        model.addAttribute("shown", detail);
        model.addAttribute(
                "earlier", detail == null ? null : runData.earlier(detail).orElse(null));
        model.addAttribute("latest", business.today());
        return "scorerun/list";
    }
}
