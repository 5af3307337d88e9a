package dev.perennial.crm.importing;

import dev.perennial.crm.account.NewBankAccount;
import dev.perennial.crm.customer.Background;
import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.LunarDay;
import dev.perennial.crm.customer.NameTokens;
import dev.perennial.crm.customer.PhoneNumbers;
import dev.perennial.crm.customer.Rating;
import dev.perennial.crm.customer.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the columns of a customer that few files have, into one JSON object by the names of the table's columns. What a field
 * does not say is not in it.
 */
@RequiredArgsConstructor
final class DetailCells {

    private static final JsonMapper JSON = new JsonMapper();

    private final Cells cells;
    private final List<OwnColumn> own;
    private final PhoneNumbers numbers;

    /** The object; null when the row says nothing of the kind. */
    @Nullable
    String read() {
        Map<String, Object> details = new LinkedHashMap<>();
        readTexts(details);
        put(details, "postcode", postcode());
        put(details, "currency", currency());
        put(details, "source_channel", sourceChannel());
        put(details, "contact_times", contactTimes());
        put(details, "bargaining_power", cells.word(CustomerColumn.BARGAINING_POWER, Words.BARGAINING));
        readLunarBirthday(details);
        readRatings(details);
        put(details, "custom", orNull(ownValues()));
        put(details, "person", orNull(person()));
        put(details, "bank", orNull(bank()));
        return details.isEmpty() ? null : JSON.writeValueAsString(details);
    }

    private void readTexts(Map<String, Object> details) {
        put(details, "occupation", cells.text(CustomerColumn.OCCUPATION, Facts.LONGEST_TEXT));
        for (CustomerColumn column : List.of(
                CustomerColumn.LIFESTYLE,
                CustomerColumn.PREFERENCES,
                CustomerColumn.FOCUS,
                CustomerColumn.BUYING_HABITS,
                CustomerColumn.PAYMENT_TERMS,
                CustomerColumn.PREFERENTIAL_TERMS,
                CustomerColumn.ATTITUDE_NOTE,
                CustomerColumn.CAPABILITY_NOTE,
                CustomerColumn.CREDIT_NOTE,
                CustomerColumn.RELATIONS_NOTE)) {
            put(details, column.title(), cells.text(column, Facts.LONGEST_NOTE));
        }
    }

    private @Nullable String postcode() {
        String text = cells.text(CustomerColumn.POSTCODE, Facts.LONGEST_TEXT);
        if (text != null && !Background.isPostcode(text)) {
            cells.reject(CustomerColumn.POSTCODE, text, "postcode");
        }
        return text;
    }

    private @Nullable String currency() {
        String text = cells.text(CustomerColumn.CURRENCY, Facts.LONGEST_TEXT);
        if (text == null) {
            return null;
        }
        String code = text.equals("人民币") ? "CNY" : text.toUpperCase(Locale.ROOT);
        if (!Terms.isCurrency(code)) {
            cells.reject(CustomerColumn.CURRENCY, text, "currencyCode");
        }
        return code;
    }

    /** What the free text of the source says plainly is also known as a code. */
    private @Nullable String sourceChannel() {
        String channel = cells.word(CustomerColumn.SOURCE_CHANNEL, Words.SOURCE_CHANNEL);
        return channel == null ? Words.SOURCE_CHANNEL.get(Column.normal(cells.raw(CustomerColumn.SOURCE))) : channel;
    }

    private @Nullable List<String> contactTimes() {
        String text = cells.text(CustomerColumn.CONTACT_TIMES, Facts.LONGEST_TEXT);
        if (text == null) {
            return null;
        }
        List<String> times = new ArrayList<>();
        for (String part : text.split("[;；,，|、]")) {
            String time = Words.CONTACT_TIME.get(Column.normal(part));
            if (time == null) {
                cells.reject(CustomerColumn.CONTACT_TIMES, part, "word", String.join(", ", timeCodes()));
            } else if (!times.contains(time)) {
                times.add(time);
            }
        }
        return times;
    }

    private static List<String> timeCodes() {
        return Words.CONTACT_TIME.values().stream().distinct().sorted().toList();
    }

    private void readLunarBirthday(Map<String, Object> details) {
        String text = cells.text(CustomerColumn.LUNAR_BIRTHDAY, Facts.LONGEST_TEXT);
        if (text == null) {
            return;
        }
        LunarDay day = LunarDay.parse(text);
        if (day == null) {
            cells.reject(CustomerColumn.LUNAR_BIRTHDAY, text, "lunar");
        } else {
            details.put("lunar_month", day.month());
            details.put("lunar_day", day.day());
        }
    }

    private void readRatings(Map<String, Object> details) {
        for (CustomerColumn column : List.of(
                CustomerColumn.ATTITUDE, CustomerColumn.CAPABILITY, CustomerColumn.CREDIT, CustomerColumn.RELATIONS)) {
            Integer score = cells.ordinal(column);
            if (score != null && score > Rating.BEST) {
                cells.reject(column, score.toString(), "rating", Rating.BEST);
            }
            put(details, column.title(), score);
        }
    }

    private Map<String, Object> ownValues() {
        Map<String, Object> values = new LinkedHashMap<>();
        own.forEach(column -> put(values, column.field().getCode(), ownValue(column)));
        return values;
    }

    private @Nullable Object ownValue(OwnColumn column) {
        return switch (column.field().getKind()) {
            case TEXT -> cells.text(column, Facts.LONGEST_NOTE);
            case NUMBER -> {
                String amount = cells.amount(column, true);
                yield amount == null ? null : new BigDecimal(amount);
            }
            case DATE -> {
                var day = cells.day(column);
                yield day == null ? null : day.toString();
            }
            case YES_NO -> {
                String word = cells.word(column, Words.TRUTH);
                yield word == null ? null : Boolean.valueOf(word);
            }
            case CHOICE -> choice(column);
        };
    }

    private @Nullable String choice(OwnColumn column) {
        String text = cells.text(column, Facts.LONGEST_TEXT);
        List<String> options = column.field().getOptions();
        if (text != null && !options.contains(text)) {
            cells.reject(column, text, "word", String.join(", ", options));
        }
        return text;
    }

    private Map<String, Object> person() {
        Map<String, Object> person = new LinkedHashMap<>();
        String name = cells.text(CustomerColumn.CONTACT_PERSON, Facts.LONGEST_TEXT);
        put(person, "name", name);
        put(person, "name_tokens", name == null ? null : NameTokens.of(name));
        put(person, "job_title", cells.text(CustomerColumn.CONTACT_JOB_TITLE, Facts.LONGEST_TEXT));
        put(person, "role", cells.word(CustomerColumn.CONTACT_ROLE, Words.PERSON_ROLE));
        put(person, "wecom", cells.text(CustomerColumn.CONTACT_WECOM, Facts.LONGEST_TEXT));
        String phone = cells.text(CustomerColumn.CONTACT_PHONE, Facts.LONGEST_TEXT);
        if (phone != null && !ContactPoint.phone(phone).isWellFormed()) {
            cells.reject(CustomerColumn.CONTACT_PHONE, phone, "phone");
        }
        put(person, "phone", phone);
        put(person, "normalised", phone == null ? null : numbers.normalised(phone));
        String email = cells.text(CustomerColumn.CONTACT_EMAIL, Facts.LONGEST_TEXT);
        if (email != null && !ContactPoint.email(email).isWellFormed()) {
            cells.reject(CustomerColumn.CONTACT_EMAIL, email, "email");
        }
        put(person, "email", email);
        if (!person.isEmpty() && !person.containsKey("name")) {
            cells.reject(CustomerColumn.CONTACT_PERSON, "", "missing");
        }
        return person;
    }

    /** A row that was not taken has its number hidden: sent again as it is, it says that the number has to be put back. */
    private Map<String, Object> bank() {
        Map<String, Object> bank = new LinkedHashMap<>();
        put(bank, "holder", cells.text(CustomerColumn.BANK_HOLDER, Facts.LONGEST_TEXT));
        put(bank, "bank", cells.text(CustomerColumn.BANK, Facts.LONGEST_TEXT));
        String number = cells.text(CustomerColumn.BANK_ACCOUNT, Facts.LONGEST_TEXT);
        if (number != null && NewBankAccount.isNumber(number)) {
            bank.put("number", new NewBankAccount(null, null, number).number());
        } else if (number != null) {
            cells.reject(
                    CustomerColumn.BANK_ACCOUNT,
                    number,
                    Secrets.isHidden(number) ? "bankAccountHidden" : "bankAccount");
        } else if (!bank.isEmpty()) {
            cells.reject(CustomerColumn.BANK_ACCOUNT, "", "missing");
        }
        return bank;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable Map<String, Object> orNull(Map<String, Object> values) {
        return values.isEmpty() ? null : values;
    }
}
