package dev.perennial.crm.journey;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a visitor's browser is set up.
 *
 * @param locale language it asks for
 * @param theme  light or dark, as the system says
 * @param width  of the window in pixels
 * @param script whether it runs JavaScript
 */
record Look(Locale locale, ColorScheme theme, int width, boolean script) {

    static final int DESK = 1440;
    static final int PHONE = 390;

    static final int OPPOSITES = 4;

    static final Look ENGLISH = new Look(Locale.ENGLISH, ColorScheme.LIGHT, DESK, true);
    static final Look CHINESE = new Look(Locale.SIMPLIFIED_CHINESE, ColorScheme.LIGHT, DESK, true);

    /** Both languages. */
    static Stream<Look> languages() {
        return Stream.of(ENGLISH, CHINESE);
    }

    /** Every language in both themes, on a desk and on a phone. */
    static Stream<Look> all() {
        return languages()
                .flatMap(look -> Stream.of(look, look.dark()))
                .flatMap(look -> Stream.of(look, look.onPhone()));
    }

    /** Which of the {@value #OPPOSITES} pairs of looks this one is of whose language, theme and width all differ. */
    int opposites() {
        boolean chinese = locale.equals(Locale.SIMPLIFIED_CHINESE);
        boolean dark = theme == ColorScheme.DARK;
        return (chinese == dark ? 0 : 2) + (chinese == isPhone() ? 0 : 1);
    }

    Look dark() {
        return new Look(locale, ColorScheme.DARK, width, script);
    }

    Look onPhone() {
        return new Look(locale, theme, PHONE, script);
    }

    Look withoutScript() {
        return new Look(locale, theme, width, false);
    }

    boolean isPhone() {
        return width == PHONE;
    }

    NewContextOptions options(String address) {
        return new NewContextOptions()
                .setBaseURL(address)
                .setLocale(locale.toLanguageTag())
                .setTimezoneId("Asia/Shanghai")
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, isPhone() ? 844 : 900)
                .setJavaScriptEnabled(script);
    }

    @Override
    public String toString() {
        return "%s-%s-%d%s"
                .formatted(
                        locale.getLanguage(),
                        theme == ColorScheme.DARK ? "dark" : "light",
                        width,
                        script ? "" : "-without-script");
    }
}
