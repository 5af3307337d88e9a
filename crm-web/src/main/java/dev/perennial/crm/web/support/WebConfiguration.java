package dev.perennial.crm.web.support;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Languages, texts, and what controllers may ask for as a parameter. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class WebConfiguration implements WebMvcConfigurer {

    private static final int DOWNLOADS_AT_ONCE = 20;

    private final ViewerResolver viewers;
    private final List<HandlerInterceptor> interceptors;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(viewers);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        interceptors.forEach(each -> registry.addInterceptor(each).excludePathPatterns("/assets/**", "/webjars/**"));
    }

    /** Downloads that are written while they are read: on threads of their own, for a slow reader must hold up nothing else. */
    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        SimpleAsyncTaskExecutor downloads = new SimpleAsyncTaskExecutor("download-");
        downloads.setConcurrencyLimit(DOWNLOADS_AT_ONCE);
        configurer.setTaskExecutor(downloads);
    }

    /** Every {@code i18n/*messages.properties}: a bundle a feature, all of a language read once and looked up as one. */
    @Bean
    static MessageSource messageSource() throws IOException {
        ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();
        messages.setBasenames(Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*messages.properties"))
                .map(bundle ->
                        "classpath:i18n/" + String.valueOf(bundle.getFilename()).replace(".properties", ""))
                .toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    /** The language a person chose, else the browser's. */
    @Bean
    static LocaleResolver localeResolver() {
        CookieLocaleResolver locales = new CookieLocaleResolver("language");
        locales.setCookieMaxAge(Duration.ofDays(365));
        locales.setCookieSameSite("Lax");
        locales.setCookieHttpOnly(true);
        locales.setDefaultLocaleFunction(request -> Languages.best(request.getLocales()));
        locales.setRejectInvalidCookies(false);
        return locales;
    }

    /** The languages the product speaks. */
    static final class Languages {

        private Languages() {}

        static Locale best(java.util.Enumeration<Locale> wanted) {
            while (wanted.hasMoreElements()) {
                Locale locale = wanted.nextElement();
                if (locale.getLanguage().equals("zh")) {
                    return Locale.SIMPLIFIED_CHINESE;
                }
                if (locale.getLanguage().equals("en")) {
                    return Locale.ENGLISH;
                }
            }
            return Locale.ENGLISH;
        }
    }
}
