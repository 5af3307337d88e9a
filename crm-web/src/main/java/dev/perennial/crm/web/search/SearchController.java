package dev.perennial.crm.web.search;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.portfolio.FoundCustomer;
import dev.perennial.crm.segmentation.portfolio.Lookup;
import dev.perennial.crm.shared.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What the palette finds: a part of a page for it, and a page of its own without script. */
@Controller
@RequiredArgsConstructor
class SearchController {

    private static final int MOST = 8;
    private static final int LONGEST = 100;

    private final Lookup lookup;
    private final Destinations destinations;

    @GetMapping("/search")
    String search(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
            HttpServletRequest request,
            Model model) {
        String typed = q.strip();
        if (typed.length() > LONGEST) {
            throw InvalidInput.of("q", "customer.error.text.long", LONGEST);
        }
        List<Destination> found = destinations.matching(viewer.role(), typed);
        List<FoundCustomer> customers = typed.isEmpty()
                ? lookup.numbered(viewer, RecentCustomers.of(request))
                : lookup.find(viewer, typed, MOST);
        model.addAttribute("q", typed);
        model.addAttribute("customers", customers);
        model.addAttribute(
                "pages",
                found.stream().filter(each -> !each.isAction()).map(Entry::of).toList());
        model.addAttribute(
                "actions",
                found.stream().filter(Destination::isAction).map(Entry::of).toList());
        return partial == null ? "search/page" : "search/results :: results";
    }

    /** A destination as a template shows it. */
    record Entry(String code, String address, String icon) {

        static Entry of(Destination destination) {
            return new Entry(destination.code(), destination.address(), destination.icon());
        }
    }
}
