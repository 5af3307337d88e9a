package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Tagging;
import dev.perennial.crm.group.Members;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import java.util.List;
import java.util.function.IntSupplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done at once to the customers that are selected in the list; afterwards back to the list as it was. */
@Controller
@RequestMapping("/customers/bulk")
@RequiredArgsConstructor
class BulkController {

    private final Tagging tagging;
    private final Members members;

    @PostMapping("/tag")
    String tag(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> customer,
            @RequestParam String tag,
            @RequestParam String back,
            RedirectAttributes next) {
        return done(back, "customer.bulk.tagged", tag.strip(), () -> tagging.add(viewer, customer, tag), next);
    }

    @PostMapping("/untag")
    String untag(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> customer,
            @RequestParam String tag,
            @RequestParam String back,
            RedirectAttributes next) {
        return done(back, "customer.bulk.untagged", tag.strip(), () -> tagging.remove(viewer, customer, tag), next);
    }

    @PostMapping("/join")
    String join(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> customer,
            @RequestParam(required = false) @Nullable Long group,
            @RequestParam String back,
            RedirectAttributes next) {
        return done(
                back, "customer.bulk.joined", "", () -> group == null ? 0 : members.add(viewer, group, customer), next);
    }

    @PostMapping("/leave")
    String leave(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> customer,
            @RequestParam(required = false) @Nullable Long group,
            @RequestParam String back,
            RedirectAttributes next) {
        return done(
                back,
                "customer.bulk.left",
                "",
                () -> group == null ? 0 : members.remove(viewer, group, customer),
                next);
    }

    private static String done(String back, String toast, String what, IntSupplier change, RedirectAttributes next) {
        try {
            next.addFlashAttribute("toast", Message.of(toast, change.getAsInt(), what));
        } catch (InvalidInput invalid) {
            next.addFlashAttribute("problem", invalid.problems().getFirst().message());
        }
        return "redirect:" + (back.matches("/customers([?].*)?") ? back : "/customers");
    }
}
