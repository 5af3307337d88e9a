package dev.perennial.crm.web.shell;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.web.support.OwnPage;
import dev.perennial.crm.web.support.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

@Controller
@RequiredArgsConstructor
class LanguageController {

    private static final Map<String, Locale> LANGUAGES =
            Map.of("en", Locale.ENGLISH, "zh-CN", Locale.SIMPLIFIED_CHINESE);

    private final LocaleResolver locales;
    private final SignedIn signedIn;
    private final People people;

    /** Speaks another language from now on, and goes back to the page the person came from. */
    @PostMapping("/language")
    String choose(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale locale = LANGUAGES.getOrDefault(language, Locale.ENGLISH);
        locales.setLocale(request, response, locale);
        signedIn.user(request).ifPresent(user -> people.chooseLanguage(user.getUsername(), locale.toLanguageTag()));
        return "redirect:" + OwnPage.orHome(back);
    }
}
