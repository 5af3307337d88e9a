package dev.perennial.crm.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the browser complained of during a visit: script errors, and anything about the content security policy. */
final class Console {

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> expected = new CopyOnWriteArrayList<>();

    void listen(Page page) {
        page.onConsoleMessage(message -> {
            if (isComplaint(message)) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> complaints.add(error + " on " + page.url()));
    }

    /** The browser itself reports pages of this status as errors; here they are what is asked for. */
    void expect(int status) {
        expected.add("status of " + status);
    }

    void assertSilent() {
        assertThat(complaints)
                .as("console of the browser")
                .filteredOn(complaint -> expected.stream().noneMatch(complaint::contains))
                .isEmpty();
    }

    private static boolean isComplaint(ConsoleMessage message) {
        return message.type().equals("error") || message.text().contains("Content Security Policy");
    }
}
