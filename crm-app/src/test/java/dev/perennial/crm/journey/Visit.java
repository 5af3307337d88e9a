package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.perennial.crm.testing.SalesForce;
import java.util.Map;
import org.springframework.context.MessageSource;

/** One person at one browser. Texts are named by their keys and found in that person's language. */
final class Visit {

    private final Look look;
    private final BrowserContext context;
    private final MessageSource messages;
    private final Console console = new Console();
    private final Page page;

    Visit(Look look, BrowserContext context, MessageSource messages) {
        this.look = look;
        this.context = context;
        this.messages = messages;
        this.page = context.newPage();
        console.listen(page);
    }

    Page page() {
        return page;
    }

    Look look() {
        return look;
    }

    /** The browser reports pages of this status as errors; here they are what is asked for. */
    void expect(int status) {
        console.expect(status);
    }

    void signIn(String username) {
        open("/login");
        page.fill("#username", username);
        page.fill("#password", SalesForce.PASSWORD);
        page.click("main button[type=submit]");
        assertThat(page.locator(".pn-app")).isVisible();
    }

    /** Goes to an address of the application, and answers with what it said. */
    Response open(String path) {
        Response response = page.navigate(path);
        if (response == null) {
            throw new IllegalStateException("No answer from " + path);
        }
        return response;
    }

    /** The scripts and style sheets of the page that is open, and the bytes each takes on the way. */
    Map<String, Number> bytesOfCodeAndStyle() {
        @SuppressWarnings("unchecked") // what this script makes
        Map<String, Number> bytes = (Map<String, Number>) page.evaluate("""
                () => Object.fromEntries(performance.getEntriesByType('resource')
                    .filter(entry => ['script', 'link'].includes(entry.initiatorType))
                    .map(entry => [entry.name, entry.encodedBodySize]))""");
        return bytes;
    }

    /** A text of the product in this person's language. */
    String text(String code, Object... arguments) {
        return messages.getMessage(code, arguments, look.locale());
    }

    /** The link of this name on the page itself, not in its frame. */
    Locator link(String name) {
        return main().getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The button of this name on the page itself, not in its frame. */
    Locator button(String name) {
        return main().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator main() {
        return page.locator("#main");
    }

    void leave() {
        context.close();
    }

    void assertNoComplaint() {
        console.assertSilent();
    }
}
