package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.perennial.crm.customer.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an administrator decides and brings in. */
@Journey
class AdministratorJourneyTest {

    static Stream<Arguments> tiersToRaise() {
        return Stream.of(Arguments.of(Tier.BRONZE, Look.ENGLISH), Arguments.of(Tier.SILVER, Look.CHINESE));
    }

    @ParameterizedTest
    @MethodSource("tiersToRaise")
    void raisesAThresholdSeesTheCountsActivatesAndWatchesTiersChange(Tier tier, Look look, Visits visits) {
        Visit visit = visits.as("admin", look);
        visit.open("/admin/tier-policy");
        TierPolicyPage policy = new TierPolicyPage(visit);
        assertThat(policy.changed()).hasText("0");
        int before = policy.wouldBe(tier);
        policy.raise(tier);
        assertThat(policy.changed()).not().hasText("0");
        int expected = policy.wouldBe(tier);
        assertThat(expected).isLessThan(before);
        visit.page().fill("#reason", "Too many for the care they get");
        visit.button(visit.text("tierPolicy.activate")).click();
        assertThat(visit.main().getByRole(AriaRole.STATUS).first()).isVisible();
        visit.page().waitForCondition(() -> customersIn(tier, visit) == expected);
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void getsBadRowsBackMendsThemAndSendsThemAgain(Look look, Visits visits) throws IOException {
        Visit visit = visits.as("admin", look);
        String name = "spring-" + look;
        send(visit, name + ".csv", orders(look.locale().getLanguage()));
        assertThat(counts(visit, name + ".csv")).containsExactly("5", "2", "3");
        visit.link(name + ".csv").click();
        Locator rejected = visit.main().locator("section[aria-labelledby=rejected]");
        assertThat(rejected).containsText(visit.text("import.reason.date.none"));
        assertThat(rejected).containsText(visit.text("import.reason.amount.unknown"));
        String mended = download(visit)
                .replace("2026-02-30", "2026-03-16")
                .replace("a few", "3")
                .replace("12.3.4", "12.34");
        send(visit, name + "-mended.csv", mended);
        assertThat(counts(visit, name + "-mended.csv")).containsExactly("3", "3", "0");
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void saysWhatUnknownColumnsAreTriesTheFileBringsItInAndTakesItBack(Look look, Visits visits) {
        Visit visit = visits.as("admin", look);
        String key = look.locale().getLanguage();
        String name = "kunden-" + key + ".csv";
        visit.open("/admin/imports");
        visit.page().selectOption("#type", "CUSTOMERS");
        visit.page()
                .setInputFiles(
                        "input[type=file]",
                        new FilePayload(
                                name,
                                "text/csv",
                                "Kd-Nr %1$s,Firma\nU1%1$s,Klarholz\nU2%1$s,Lindenhof\n"
                                        .formatted(key)
                                        .getBytes(StandardCharsets.UTF_8)));
        visit.button(visit.text("import.submit")).click();
        Locator columns = visit.main().locator("select[name=column]");
        assertThat(columns).hasCount(2);
        columns.nth(0).selectOption("customer_no");
        columns.nth(1).selectOption("name");
        visit.button(visit.text("import.dryRun")).click();
        assertThat(visit.main().locator("#dry-run")).containsText(visit.text("import.dryRun.read", 2));
        assertThat(columns.nth(0)).hasValue("customer_no");
        visit.button(visit.text("import.submit")).click();
        assertThat(counts(visit, name)).containsExactly("2", "2", "0");
        visit.open("/customers?q=U1" + key);
        assertThat(visit.main()).containsText("Klarholz");
        visit.open("/admin/imports");
        visit.button(visit.text("import.undoOf", name)).click();
        assertThat(visit.main().getByRole(AriaRole.STATUS).first()).containsText(visit.text("import.undone"));
        visit.expect(404);
        assertThat(visit.open("/customers/U1" + key).status()).isEqualTo(404);
    }

    private static int customersIn(Tier tier, Visit visit) {
        visit.open("/tiers");
        Locator figure =
                visit.main().locator("tbody a[href$='tier=%s']".formatted(tier)).nth(1);
        return Integer.parseInt(figure.textContent().replace(",", ""));
    }

    private static String orders(String key) {
        return """
                order_no,customer_no,ordered_at,sku,quantity,unit_price
                J1-$,C0001,2026-03-16 09:00,SKU-1,1,10.00
                J2-$,C0001,2026-02-30 09:00,SKU-1,1,10.00
                J3-$,C0001,2026-03-16 09:00,SKU-1,a few,10.00
                J4-$,C0001,2026-03-16 09:00,SKU-1,1,12.3.4
                J5-$,C0001,2026-03-16 09:00,SKU-1,1,10.00
                """.replace("$", key);
    }

    private static void send(Visit visit, String name, String content) {
        visit.open("/admin/imports");
        visit.page()
                .setInputFiles(
                        "input[type=file]",
                        new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        visit.button(visit.text("import.submit")).click();
        assertThat(visit.main().getByRole(AriaRole.STATUS).first()).containsText(name);
    }

    /** Rows read, accepted and rejected, once they stand in the history. */
    private static String[] counts(Visit visit, String name) {
        Locator row = visit.main().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
        visit.page().waitForCondition(() -> {
            visit.open("/admin/imports");
            return row.getByText(visit.text("import.status.DONE")).count() > 0;
        });
        return row.locator("td.num").allTextContents().stream().limit(3).toArray(String[]::new);
    }

    private static String download(Visit visit) throws IOException {
        Download file = visit.page()
                .waitForDownload(
                        () -> visit.link(visit.text("import.errorFile")).click());
        try (InputStream content = file.createReadStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
