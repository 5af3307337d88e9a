package dev.perennial.crm.web.support;

import dev.perennial.crm.shared.Message;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words a message in the language of the request. In templates: {@code ${texts.of(message)}}. */
@Component
@RequiredArgsConstructor
public class Texts {

    private final MessageSource messages;

    public String of(Message message) {
        return of(message, LocaleContextHolder.getLocale());
    }

    public String of(Message message, Locale locale) {
        return messages.getMessage(message.code(), message.arguments().toArray(), locale);
    }

    public String of(String code, Object... arguments) {
        return messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
    }
}
