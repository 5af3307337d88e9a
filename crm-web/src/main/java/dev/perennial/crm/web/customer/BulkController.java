package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Assignments;
import dev.perennial.crm.customer.Assignments.Item;
import dev.perennial.crm.customer.Assignments.Result;
import dev.perennial.crm.customer.Tagging;
import dev.perennial.crm.group.Members;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
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

    /** Customers named where something did not go as expected. */
    private static final int NAMED = 5;

    private final Tagging tagging;
    private final Members members;
    private final Assignments assignments;

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

    /** One of the owners chosen, or each in turn. What did not go as expected is said beside how many went. */
    @PostMapping("/assign")
    String assign(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> customer,
            @RequestParam(defaultValue = "") List<String> owner,
            @RequestParam String back,
            RedirectAttributes next) {
        if (owner.isEmpty()) {
            next.addFlashAttribute("problem", Message.of("customer.bulk.assign.nobody"));
            return home(back);
        }
        return given(viewer, customer, owner, back, next);
    }

    @PostMapping("/release")
    String release(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> customer,
            @RequestParam String back,
            RedirectAttributes next) {
        return given(viewer, customer, List.of(), back, next);
    }

    private String given(
            Viewer viewer, List<String> customers, List<String> owners, String back, RedirectAttributes next) {
        return done(
                back,
                "customer.bulk.assigned",
                "",
                () -> {
                    List<Item> items = assignments.assign(viewer, customers, owners);
                    say(next, "problem", "customer.bulk.full", numbers(items, item -> item.result() == Result.FULL));
                    say(next, "warning", "customer.bulk.outside", numbers(items, Item::outsideTerritory));
                    return numbers(items, item -> item.result() == Result.ASSIGNED)
                            .size();
                },
                next);
    }

    private static List<String> numbers(List<Item> items, Predicate<Item> those) {
        return items.stream().filter(those).map(Item::customerNo).toList();
    }

    private static void say(RedirectAttributes next, String as, String code, List<String> numbers) {
        if (!numbers.isEmpty()) {
            String first = String.join(", ", numbers.subList(0, Math.min(NAMED, numbers.size())));
            next.addFlashAttribute(as, Message.of(code, numbers.size(), first));
        }
    }

    private static String done(String back, String toast, String what, IntSupplier change, RedirectAttributes next) {
        try {
            next.addFlashAttribute("toast", Message.of(toast, change.getAsInt(), what));
        } catch (InvalidInput invalid) {
            next.addFlashAttribute("problem", invalid.problems().getFirst().message());
        }
        return home(back);
    }

    private static String home(String back) {
        return "redirect:" + (back.matches("/customers([?].*)?") ? back : "/customers");
    }
}
