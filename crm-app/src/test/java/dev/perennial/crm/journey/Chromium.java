package dev.perennial.crm.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A browser, started once: the one named by {@code CRM_BROWSER}, else the first of {@link #NAMES} on the path, else
 * Playwright's own download unless that is forbidden. Each visit gets a fresh profile in it.
 */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private static final String NO_DOWNLOAD = "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD";

    private static final String MISSING =
            "The browser journeys need Chromium or Chrome. Install one, or name its program in CRM_BROWSER.";

    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static Chromium started() {
        Optional<Path> installed = program();
        if (installed.isEmpty() && System.getenv(NO_DOWNLOAD) != null) {
            throw new IllegalStateException(MISSING);
        }
        try {
            Playwright playwright = Playwright.create(
                    installed.isPresent()
                            ? new Playwright.CreateOptions().setEnv(Map.of(NO_DOWNLOAD, "1"))
                            : new Playwright.CreateOptions());
            LaunchOptions options = new LaunchOptions().setArgs(QUIETLY);
            installed.ifPresent(options::setExecutablePath);
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException e) {
            throw new IllegalStateException(
                    installed.map(program -> program + " does not start").orElse(MISSING), e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> program() {
        String named = System.getenv().getOrDefault("CRM_BROWSER", "");
        List<String> wanted = named.isBlank() ? NAMES : List.of(named);
        return wanted.stream()
                .flatMap(Chromium::places)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> places(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        Stream<Path> onPath = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name));
        return name.contains(File.separator) ? Stream.of(Path.of(name)) : onPath;
    }
}
