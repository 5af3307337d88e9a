package dev.perennial.crm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name that the sprite does not hold draws nothing and complains nowhere. */
class IconsTest {

    private static final Pattern SYMBOL = Pattern.compile("<symbol[^>]*\\bid=\"([\\w-]+)\"");
    private static final Pattern USE =
            Pattern.compile("pn:icon=\"([\\w-]+)\"|entry\\('[^']*', '[^']*', '([\\w-]+)'|icons\\.svg#([\\w-]+)");

    /** What an expression chooses between. */
    private static final Pattern CHOSEN = Pattern.compile("pn:icon=\"\\$\\{([^\"]*)}\"");

    private static final Pattern CHOICE = Pattern.compile("[?:]\\s*\\(?'([\\w-]+)'");

    /** Neither a name nor an expression would be written into the page as it stands. */
    private static final Pattern UNKNOWN = Pattern.compile("pn:icon=\"(?![\\w-]+\"|\\$\\{[^\"]*}\")[^\"]*\"");

    @Test
    void anIconIsANameOrAnExpression() {
        assertThat(Checkout.mainFiles("resources/templates", ".html").stream()
                        .flatMap(template ->
                                UNKNOWN.matcher(Checkout.read(template)).results())
                        .map(MatchResult::group))
                .isEmpty();
        assertThat("<svg pn:icon=\"|x|\"></svg>").containsPattern(UNKNOWN);
    }

    @Test
    void everyIconThatIsUsedIsInTheSprite() {
        Path sprite = Checkout.mainFiles("resources/static/assets", "icons.svg").getFirst();
        Set<String> known = SYMBOL.matcher(Checkout.read(sprite))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Map<String, Path> missing = new TreeMap<>();
        for (Path template : Checkout.mainFiles("resources/templates", ".html")) {
            String text = Checkout.read(template);
            Stream<String> chosen = CHOSEN.matcher(text)
                    .results()
                    .flatMap(match -> CHOICE.matcher(match.group(1)).results())
                    .map(match -> match.group(1));
            Stream<String> named = USE.matcher(text)
                    .results()
                    .map(match -> match.group(1) != null
                            ? match.group(1)
                            : match.group(2) != null ? match.group(2) : match.group(3));
            Stream.concat(named, chosen)
                    .filter(name -> !known.contains(name))
                    .forEach(name -> missing.put(name, template));
        }

        assertThat(known).isNotEmpty();
        assertThat(missing).as("icons that are not in the sprite").isEmpty();
    }
}
