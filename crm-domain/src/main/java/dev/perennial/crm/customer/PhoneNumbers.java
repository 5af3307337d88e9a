package dev.perennial.crm.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What a phone number is, however it was typed. */
@Component
@RequiredArgsConstructor
public class PhoneNumbers {

    private final PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
    private final CustomerProperties properties;

    /** The number as E.164, such as +8613800001234; empty when the world's numbering plans have no such number. */
    public Optional<String> e164(String typed) {
        try {
            PhoneNumber number = plan.parse(typed, properties.phoneRegion());
            return plan.isValidNumber(number)
                    ? Optional.of(plan.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    /** What is kept beside a number as typed: the number as E.164, or nothing when it cannot be verified. */
    public String normalised(String typed) {
        return e164(typed).orElse("");
    }
}
