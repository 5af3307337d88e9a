package dev.perennial.crm.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** What holds on each and every page. */
@Journey
class EveryPageTest {

    /** Addresses that answer with something else than a page of their own. */
    private static final Set<String> NO_PAGES = Set.of(
            "/admin/imports/under-way",
            "/admin/imports/{id}/errors",
            "/admin/imports/files/{id}/dry-runs/{importId}",
            "/admin/score-runs/under-way",
            "/customers/{customerNo}/files/{id}");

    /**
     * Every look at a quarter of the places, each of which so is seen in two opposite looks: in both languages, in both themes, on
     * a desk and on a phone. {@link ScreensTest} sees all places in all looks.
     */
    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#all")
    void isAccessibleFitsTheWindowAndWeighsLittle(Look look, Visits visits) {
        List<Place> places = IntStream.range(0, Place.ALL.size())
                .filter(number -> number % Look.OPPOSITES == look.opposites())
                .mapToObj(Place.ALL::get)
                .toList();
        new Tour(visits, look)
                .inspect(
                        places,
                        (visit, place) -> Stream.concat(
                                        Accessibility.findings(visit).stream(), Weight.findings(visit).stream())
                                .toList());
    }

    @Test
    void isVisitedHere(@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        List<String> forgotten = mappings.getHandlerMethods().keySet().stream()
                .filter(EveryPageTest::isRead)
                .map(RequestMappingInfo::getPathPatternsCondition)
                .filter(Objects::nonNull)
                .flatMap(paths -> paths.getPatterns().stream())
                .filter(pattern -> Place.where(place -> place.isAt(pattern)).isEmpty())
                .map(PathPattern::getPatternString)
                .filter(pattern -> !NO_PAGES.contains(pattern) && !isForPrograms(pattern))
                .sorted()
                .toList();
        assertThat(forgotten).as("pages that no place leads to").isEmpty();
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }

    private static boolean isForPrograms(String pattern) {
        return pattern.startsWith("/api/");
    }
}
