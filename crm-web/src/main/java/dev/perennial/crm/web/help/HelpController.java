package dev.perennial.crm.web.help;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All that is explained, on one page: each entry of the navigation, and the glossary. */
@Controller
class HelpController {

    /** Entries of the navigation as the frame of a page names them, in its order. */
    private static final List<Topic> TOPICS = List.of(
            new Topic("workbench", "/", Role.REP),
            new Topic("care", "/care", Role.REP),
            new Topic("customers", "/customers", Role.REP),
            new Topic("groups", "/groups", Role.REP),
            new Topic("feedback", "/feedback", Role.REP),
            new Topic("pool", "/pool", Role.REP),
            new Topic("duplicates", "/duplicates", Role.REP),
            new Topic("tiers", "/tiers", Role.REP),
            new Topic("recommendations", "/recommendations", Role.REP),
            new Topic("reports", "/reports", Role.REP),
            new Topic("churn", "/churn", Role.MANAGER),
            new Topic("tier-policy", "/admin/tier-policy", Role.ADMIN),
            new Topic("risk-bands", "/admin/risk-bands", Role.ADMIN),
            new Topic("fields", "/admin/fields", Role.ADMIN),
            new Topic("users", "/admin/users", Role.ADMIN),
            new Topic("imports", "/admin/imports", Role.ADMIN),
            new Topic("score-runs", "/admin/score-runs", Role.ADMIN),
            new Topic("system", "/admin/system", Role.ADMIN));

    /** From whom we sell to, over what is known of them, to what is done about it. */
    private static final List<String> TERMS = List.of(
            "customer",
            "owner",
            "pool",
            "order",
            "occasion",
            "interaction",
            "feedback",
            "run",
            "rfm",
            "segment",
            "valueClass",
            "tier",
            "policy",
            "abc",
            "stage",
            "rhythm",
            "trend",
            "alive",
            "expected",
            "clv",
            "risk",
            "band",
            "valueAtRisk",
            "reason",
            "cohort",
            "retention",
            "backtest",
            "brier",
            "lift",
            "task",
            "rule",
            "priority",
            "group",
            "handover",
            "duplicate");

    /**
     * A page and who may open it.
     *
     * @param name  in the navigation and in the message keys
     * @param path  its address
     * @param least the role that is needed, or a higher one
     */
    record Topic(String name, String path, Role least) {

        boolean isOpenTo(Role role) {
            return role.compareTo(least) >= 0;
        }
    }

    @GetMapping("/help")
    String show(Viewer viewer, Model model) {
        model.addAttribute(
                "topics",
                TOPICS.stream().filter(topic -> topic.isOpenTo(viewer.role())).toList());
        model.addAttribute("terms", TERMS);
        return "help/page";
    }
}
