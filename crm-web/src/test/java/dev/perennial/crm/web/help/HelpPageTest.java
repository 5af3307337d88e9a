package dev.perennial.crm.web.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.web.testing.WebTest;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class HelpPageTest {

    private static final Pattern NAVIGATION = Pattern.compile("pn-nav__link\" href=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    String prefix;

    @BeforeEach
    void staff() {
        prefix = "h" + UUID.randomUUID().toString().substring(0, 8);
        for (Role role : Role.values()) {
            people.add(new People.NewUser(prefix + role, "Lin Yue", "a long enough password", role, null));
        }
    }

    @Test
    void everyEntryOfEachPersonsNavigationIsExplainedAndNoOther() throws UnsupportedEncodingException {
        for (Role role : Role.values()) {
            String page = page("/help", role, "en");
            List<String> entries = NAVIGATION
                    .matcher(page)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(entries).isNotEmpty();
            String main = page.substring(page.indexOf("<main"));
            assertThat(Pattern.compile("<h3><a href=\"([^\"]+)\"")
                            .matcher(main)
                            .results()
                            .map(match -> match.group(1)))
                    .as("%s", role)
                    .containsExactlyElementsOf(entries);
        }
    }

    @Test
    void theHelpOfAPageSpeaksOfThatPageInTheReadersLanguage() throws UnsupportedEncodingException {
        assertThat(page("/tiers", Role.REP, "en"))
                .contains("How many customers, how much revenue and how much future value each tier holds");
        assertThat(page("/tiers", Role.REP, "zh-CN")).contains("各等级有多少客户").doesNotContain("??");
        assertThat(page("/help", Role.ADMIN, "zh-CN")).contains("风险价值", "评分批次").doesNotContain("??");
    }

    private String page(String path, Role role, String language) throws UnsupportedEncodingException {
        return mvc.get()
                .uri(path)
                .with(user(prefix + role).roles(role.name()))
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
