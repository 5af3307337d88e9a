package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.forecast.RiskBands;
import dev.perennial.crm.segmentation.risk.RiskBandPolicy;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the bands of risk begin, with how many customers would be in each before it is saved, and what held before. */
@Controller
@RequestMapping("/admin/risk-bands")
@RequiredArgsConstructor
class RiskBandController {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RiskBandPolicy policy;

    @GetMapping
    String show(Viewer viewer, Model model) {
        RiskBands bands = policy.current();
        return page(viewer, typed(bands), bands, model);
    }

    /** The preview is a state of the page that nothing remembers; what cannot be taken stays in its field. */
    @PostMapping
    String save(
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable String preview,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            RiskBands bands = bands(typed);
            if (preview != null) {
                return page(viewer, typed, bands, model);
            }
            policy.change(viewer, bands, Typed.text(typed.get("reason")));
            redirect.addFlashAttribute("toast", Message.of("riskBands.saved"));
            return "redirect:/admin/risk-bands";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            InvalidInput.Problem problem = invalid.problems().getFirst();
            model.addAttribute("problem", problem.message());
            model.addAttribute("problemField", problem.field());
            return page(viewer, typed, policy.current(), model);
        }
    }

    private String page(Viewer viewer, Map<String, String> typed, RiskBands shown, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("bands", RiskBand.values());
        model.addAttribute("preview", policy.preview(viewer, shown));
        model.addAttribute("versions", policy.versions());
        return "churn/bands";
    }

    private static Map<String, String> typed(RiskBands bands) {
        return Map.of(
                "elevated", percent(bands.elevated()),
                "high", percent(bands.high()),
                "critical", percent(bands.critical()),
                "valueElevated", plain(bands.valueElevated()),
                "valueHigh", plain(bands.valueHigh()),
                "valueCritical", plain(bands.valueCritical()));
    }

    private static String percent(double risk) {
        return plain(BigDecimal.valueOf(risk).multiply(HUNDRED));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static RiskBands bands(Map<String, String> typed) {
        return new RiskBands(
                risk("elevated", typed),
                risk("high", typed),
                risk("critical", typed),
                Typed.amount("valueElevated", typed.get("valueElevated")),
                Typed.amount("valueHigh", typed.get("valueHigh")),
                Typed.amount("valueCritical", typed.get("valueCritical")));
    }

    private static double risk(String field, Map<String, String> typed) {
        BigDecimal percent = Typed.amount(field, typed.get(field));
        return percent == null ? 0 : percent.movePointLeft(2).doubleValue();
    }
}
