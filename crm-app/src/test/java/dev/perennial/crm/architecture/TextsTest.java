package dev.perennial.crm.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every text a person can meet is in the bundles, in both languages. */
class TextsTest {

    static final List<Path> BUNDLES = Checkout.mainFiles("resources/i18n", "-messages.properties");
    static final List<Path> TEMPLATES = Checkout.mainFiles("resources/templates", ".html");
    static final List<Path> CODE = Checkout.mainFiles("java", ".java");

    private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z][\\w.-]*)\\s*=");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern USED_IN_TEMPLATE =
            Pattern.compile("#\\{([A-Za-z][\\w.-]*[\\w])[({}]|#messages\\.msg\\('([\\w.-]*\\w)'");
    private static final Pattern USED_IN_CODE =
            Pattern.compile("(?:\\bMessage|\\bConflict|\\bGone)\\.of\\(\\s*\"([^\"]*[^.\"])\"\\s*[,)]"
                    + "|InvalidInput\\.of\\(\\s*\"[^\"]*\",\\s*\"([^\"]*[^.\"])\"\\s*[,)]");
    private static final Pattern NO_TEXT = Pattern.compile(
            "(?s)<!--.*?-->|<script\\b.*?</script>|<style\\b.*?</style>|<(?:kbd|code)\\b.*?</(?:kbd|code)>|<!doctype[^>]*>|\\[\\[.*?]]|&#?\\w+;",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");
    private static final Pattern SPOKEN_ATTRIBUTE = Pattern.compile(
            "\\s(title|placeholder|aria-label|alt|aria-description|data-confirm)=\"([^\"]*\\p{L}[^\"]*)\"");

    @Test
    void bothLanguagesHaveTheSameKeysEachOnceAndUnderTheNameOfItsFeature() {
        Set<String> all = new TreeSet<>();
        for (Path bundle : BUNDLES) {
            List<String> keys = keys(bundle);
            assertThat(keys).as(bundle.toString()).doesNotHaveDuplicates();
            assertThat(keys(chinese(bundle)))
                    .as("keys of %s against %s", chinese(bundle).getFileName(), bundle.getFileName())
                    .containsExactlyInAnyOrderElementsOf(keys);
            for (String key : keys) {
                assertThat(all.add(key)).as("%s is in one bundle only", key).isTrue();
            }
        }
    }

    @Test
    void bothLanguagesAreSpelledInPatternsWithTheSamePlaceholders() {
        for (Path bundle : BUNDLES) {
            Properties chinese = load(chinese(bundle));
            load(bundle).forEach((key, english) -> {
                String translated = chinese.getProperty((String) key, "");
                assertThat(translated).as("%s in Chinese", key).isNotBlank();
                assertThatCode(() -> new MessageFormat((String) english, Locale.ENGLISH))
                        .as("%s in English", key)
                        .doesNotThrowAnyException();
                assertThatCode(() -> new MessageFormat(translated, Locale.SIMPLIFIED_CHINESE))
                        .as("%s in Chinese", key)
                        .doesNotThrowAnyException();
                assertThat(placeholders(translated))
                        .as("placeholders of %s", key)
                        .isEqualTo(placeholders((String) english));
            });
        }
    }

    @Test
    void everyKeyThatATemplateOrTheCodeNamesIsThere() {
        Set<String> known =
                BUNDLES.stream().flatMap(bundle -> keys(bundle).stream()).collect(Collectors.toSet());
        Map<String, Path> missing = new TreeMap<>();
        TEMPLATES.forEach(file -> collectMissing(USED_IN_TEMPLATE, file, known, missing));
        CODE.forEach(file -> collectMissing(USED_IN_CODE, file, known, missing));

        assertThat(missing).as("keys without a text").isEmpty();
    }

    @Test
    void noTemplateHoldsTextOfItsOwn() {
        Map<Path, Set<String>> texts = new TreeMap<>();
        for (Path template : TEMPLATES) {
            String bare = NO_TEXT.matcher(Checkout.read(template)).replaceAll("");
            Set<String> found = new TreeSet<>();
            SPOKEN_ATTRIBUTE
                    .matcher(bare)
                    .results()
                    .map(match -> match.group().strip())
                    .forEach(found::add);
            for (String text : TAG.split(bare)) {
                if (text.codePoints().anyMatch(Character::isLetter)) {
                    found.add(text.strip());
                }
            }
            if (!found.isEmpty()) {
                texts.put(Checkout.ROOT.relativize(template), found);
            }
        }
        assertThat(texts).as("texts that belong into the bundles").isEmpty();
    }

    private static void collectMissing(Pattern use, Path file, Set<String> known, Map<String, Path> missing) {
        use.matcher(Checkout.read(file))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .filter(key -> !known.contains(key))
                .forEach(key -> missing.put(key, Checkout.ROOT.relativize(file)));
    }

    private static Path chinese(Path bundle) {
        return bundle.resolveSibling(bundle.getFileName().toString().replace(".properties", "_zh_CN.properties"));
    }

    private static List<String> keys(Path bundle) {
        return KEY.matcher(Checkout.read(bundle))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(Path bundle) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Checkout.read(bundle)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
