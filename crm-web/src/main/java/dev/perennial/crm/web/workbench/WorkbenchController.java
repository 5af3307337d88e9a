package dev.perennial.crm.web.workbench;

import dev.perennial.crm.identity.Viewer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page of the day. */
@Controller
@RequiredArgsConstructor
class WorkbenchController {

    private final FirstSteps firstSteps;
    private final Movers movers;
    private final Workbench workbench;

    @GetMapping("/")
    String show(Viewer viewer, @RequestParam(required = false) @Nullable String refresh, Model model) {
        FirstSteps.Done done = firstSteps.done();
        model.addAttribute("done", done);
        if (!done.customers()) {
            return "workbench/empty";
        }
        // apart from the transaction of the rest: whoever waits for their count holds no connection
        model.addAttribute("moved", movers.of(viewer));
        workbench.tell(viewer, refresh, model);
        return "workbench/page";
    }
}
