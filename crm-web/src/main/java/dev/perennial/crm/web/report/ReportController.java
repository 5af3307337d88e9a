package dev.perennial.crm.web.report;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.portfolio.Portrait;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.web.support.Kept;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who our customers are: all of them, or those of one segment. */
@Controller
@RequiredArgsConstructor
class ReportController {

    private final ReportFigures figures;
    private final TraitTexts words;

    @GetMapping("/reports")
    String show(Viewer viewer, @RequestParam(required = false) @Nullable Segment segment, Model model) {
        Kept<Portrait> kept = figures.of(viewer, segment);
        Portrait portrait = kept.figures();
        model.addAttribute("addedAt", kept.at());
        model.addAttribute("portrait", portrait);
        model.addAttribute("segment", segment);
        model.addAttribute("segments", Segment.values());
        model.addAttribute("typical", words.typical(portrait));
        model.addAttribute("words", words);
        return "report/page";
    }
}
