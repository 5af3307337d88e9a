package dev.perennial.crm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Thymeleaf takes without a word and does not do. */
class TemplatesTest {

    private static final Pattern CONDITIONAL_REPLACEMENT =
            Pattern.compile("<[\\w:]+\\b(?=(?:[^<>\"]|\"[^\"]*\")*\\sth:(?:if|unless)=\")"
                    + "(?=(?:[^<>\"]|\"[^\"]*\")*\\sth:replace=\")(?:[^<>\"]|\"[^\"]*\")*>");

    /** A fragment replaces its element before the condition on that element is read: put the condition around it. */
    @Test
    void noElementIsReplacedAndConditionalAtOnce() {
        List<String> found = Checkout.mainFiles("resources/templates", ".html").stream()
                .flatMap(TemplatesTest::conditionalReplacements)
                .toList();

        assertThat(found).isEmpty();
    }

    private static Stream<String> conditionalReplacements(Path template) {
        return CONDITIONAL_REPLACEMENT
                .matcher(Checkout.read(template))
                .results()
                .map(MatchResult::group)
                .map(element -> template.getFileName() + ": " + element);
    }
}
