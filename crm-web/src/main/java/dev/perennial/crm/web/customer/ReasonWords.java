package dev.perennial.crm.web.customer;

import dev.perennial.crm.segmentation.churn.Reason;
import dev.perennial.crm.web.support.Formats;
import dev.perennial.crm.web.support.Texts;
import java.math.BigDecimal;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Reasons of a churn risk in the reader's language. */
@Component
@RequiredArgsConstructor
class ReasonWords {

    private final Texts texts;
    private final Formats formats;

    public String of(Reason reason) {
        return switch (reason.feature()) {
            case VALUE -> texts.of(reason.code(), money(reason.value()), money(reason.typical()));
            case SILENCE, FREQUENCY, TENURE, RECENT, RHYTHM, INTERACTIONS, COMPLAINTS, PRAISE ->
                texts.of(reason.code(), Math.round(reason.value()), Math.round(reason.typical()));
        };
    }

    private String money(double amount) {
        return formats.money(BigDecimal.valueOf(amount));
    }
}
