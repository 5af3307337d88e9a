package dev.perennial.crm.journey;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What keeps somebody from using a page: found by axe, or by measuring. */
final class Accessibility {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** Of the page as it is, and with each menu on the page itself open. */
    static List<String> findings(Visit visit) {
        List<String> findings = new ArrayList<>(ofOpenPage(visit));
        findings.addAll(withMenusOpen(visit, visit.main().locator("details.pn-menu:visible")));
        return findings;
    }

    /** Of the page as it is. */
    static List<String> ofOpenPage(Visit visit) {
        return Stream.concat(violations(new AxeBuilder(visit.page())).stream(), overflows(visit.page()))
                .toList();
    }

    /** With each of these menus open in turn. */
    static List<String> withMenusOpen(Visit visit, Locator menus) {
        List<String> findings = new ArrayList<>();
        for (Locator menu : menus.all()) {
            menu.locator("summary").first().click();
            violations(new AxeBuilder(visit.page()).include("details.pn-menu[open]"))
                    .forEach(violation -> findings.add("with a menu open: " + violation));
            overflows(visit.page()).forEach(overflow -> findings.add("with a menu open: " + overflow));
            menu.locator("summary").first().click();
        }
        return findings;
    }

    private static List<String> violations(AxeBuilder axe) {
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        return axe.options(violationsOnly).withTags(STANDARDS).setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(Accessibility::inWords)
                .toList();
    }

    private static Stream<String> inWords(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + " at " + node.getTarget() + " " + node.getHtml());
    }

    /** What makes the page wider than its window. */
    private static Stream<String> overflows(Page page) {
        return Stream.of(page.evaluate("""
                        () => {
                            const within = each => each && (getComputedStyle(each).overflowX !== 'visible'
                                || within(each.parentElement));
                            const tooWide = each => each.getBoundingClientRect().left + each.scrollWidth > innerWidth + 1;
                            return document.documentElement.scrollWidth <= innerWidth ? '' : 'overflows sideways: '
                                + [...document.querySelectorAll('body *')]
                                    .filter(each => tooWide(each) && !within(each.parentElement))
                                    .map(each => each.tagName + '.' + each.getAttribute('class')).slice(0, 6);
                        }""")).map(String::valueOf).filter(overflow -> !overflow.isEmpty());
    }
}
