package dev.perennial.crm.web.merging;

import dev.perennial.crm.web.support.Formats;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words facts of a customer as the database holds them. */
@Component
@RequiredArgsConstructor
class FactTexts {

    /** Where the words of a fact's codes are, for those that have codes. */
    private static final Map<String, String> CODES = Map.of(
            "type", "customer.type.",
            "gender", "customer.gender.",
            "preferredChannel", "customer.channel.",
            "sourceChannel", "customer.sourceChannel.",
            "bargainingPower", "customer.bargaining.");

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    private final MessageSource messages;
    private final Formats formats;

    public String of(String field, @Nullable String value) {
        if (value == null) {
            return "–";
        }
        if (value.matches(DAY)) {
            return formats.date(LocalDate.parse(value));
        }
        String codes = CODES.get(field);
        return codes == null
                ? value
                : Objects.requireNonNull(
                        messages.getMessage(codes + value, null, value, LocaleContextHolder.getLocale()));
    }
}
