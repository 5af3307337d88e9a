package dev.perennial.crm.account;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact person.
 *
 * @param name      full name
 * @param jobTitle  what their card says
 * @param role      their part in what the customer buys
 * @param wecom     their name in WeCom
 * @param preferred whether to turn to them first
 */
public record PersonFacts(
        String name,
        @Nullable String jobTitle,
        @Nullable PersonRole role,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String wecom,
        @Nullable LocalDate birthday,
        boolean preferred,
        @Nullable String note) {

    /** Most characters of a note. */
    public static final int LONGEST_NOTE = 2000;

    private static final int LONGEST_TEXT = 200;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    public PersonFacts {
        name = name.strip();
        jobTitle = Blank.toNull(jobTitle);
        phone = Blank.toNull(phone);
        email = Blank.toNull(email);
        wecom = Blank.toNull(wecom);
        note = Blank.toNull(note);
    }

    /** Last four digits of the phone number, if it has as many. */
    @Nullable
    String lastFour() {
        String digits = phone == null ? "" : ContactPoint.digitsOf(phone);
        return digits.length() < 4 ? null : digits.substring(digits.length() - 4);
    }

    /** @throws InvalidInput naming everything that is wrong */
    void check(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty()) {
            problems.add(problem("name", "account.error.name"));
        }
        texts().forEach((field, text) -> {
            int longest = field.equals("note") ? LONGEST_NOTE : LONGEST_TEXT;
            if (text != null && text.length() > longest) {
                problems.add(problem(field, "customer.error.text.long", longest));
            }
        });
        if (phone != null && !ContactPoint.phone(phone).isWellFormed()) {
            problems.add(problem("phone", "customer.error.contact.phone"));
        }
        if (email != null && !ContactPoint.email(email).isWellFormed()) {
            problems.add(problem("email", "customer.error.contact.email"));
        }
        if (birthday != null && (birthday.isBefore(EARLIEST) || birthday.isAfter(today))) {
            problems.add(problem("birthday", "account.error.birthday"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private Map<String, @Nullable String> texts() {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("name", name);
        texts.put("jobTitle", jobTitle);
        texts.put("phone", phone);
        texts.put("email", email);
        texts.put("wecom", wecom);
        texts.put("note", note);
        return texts;
    }

    private static Problem problem(String field, String code, Object... arguments) {
        return new Problem(field, Message.of(code, arguments));
    }
}
