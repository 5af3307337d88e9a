package dev.perennial.crm.web.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.web.testing.WebTest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.View;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@WebTest
class WholePageTest {

    @Autowired
    ThymeleafViewResolver views;

    @Autowired
    WebApplicationContext application;

    @Test
    void nothingIsSentOfAPageThatBreaksOff() throws Exception {
        View page = Objects.requireNonNull(views.resolveViewName("testing/breaking-off", Locale.ENGLISH));
        MockHttpServletRequest request = new MockHttpServletRequest(application.getServletContext());
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatExceptionOfType(TemplateProcessingException.class)
                .isThrownBy(() -> page.render(
                        Map.of("rows", IntStream.range(0, 1000).boxed().toList()), request, response));

        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getContentAsString()).isEmpty();
    }
}
