package dev.perennial.crm.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes screenshots of every page in every language, theme and width, for people to look at: {@code -Pscreens}, and
 * {@code -Dplaces=churn.*} and {@code -Dlooks=zh.*} for those of some names only.
 */
@Journey
@Tag("screens")
class ScreensTest {

    private static final Path FOLDER = Path.of("target", "screens");

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#all")
    void everyPageIsAccessibleAndHasItsPictureTaken(Look look, Visits visits) {
        assumeTrue(look.toString().matches(System.getProperty("looks", ".*")));
        String wanted = System.getProperty("places", ".*");
        List<Place> places =
                Place.ALL.stream().filter(place -> place.name().matches(wanted)).toList();
        new Tour(visits, look).inspect(places, (visit, place) -> {
            Path file = FOLDER.resolve(look.toString()).resolve(place.name() + ".png");
            visit.page().screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
            return Accessibility.findings(visit);
        });
    }
}
