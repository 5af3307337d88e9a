package dev.perennial.crm.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one row after another, and collects what is wrong with each row. */
final class Cells {

    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 4;
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)");
    private static final Pattern WITH_SEPARATORS = Pattern.compile("[+-]?\\d{1,3}(?:[,，' ]\\d{3})+(?:\\.\\d+)?");

    private final Header header;
    private final Moments moments;
    private Row row = new Row(0, List.of());
    private List<Problem> problems = List.of();

    // Rows that follow each other are often of one moment.
    private String lastMomentText = "";
    private Instant lastMoment = Instant.EPOCH;

    Cells(Header header, Moments moments) {
        this.header = header;
        this.moments = moments;
    }

    /** Goes on to a row; false when it has more or fewer fields than the header. */
    boolean begin(Row next) {
        row = next;
        problems = List.of();
        int expected = header.names().size();
        int found = next.fields().size();
        if (found != expected) {
            add(Problem.of(null, null, "fields", found, expected));
        }
        next.faults().forEach((place, reason) -> {
            if (header.isRead(place)) {
                add(Problem.of(header.names().get(place), next.field(place), reason));
            }
        });
        return found == expected;
    }

    /** What is wrong with the row so far. */
    List<Problem> problems() {
        return problems;
    }

    void add(Problem problem) {
        if (problems.isEmpty()) {
            problems = new ArrayList<>();
        }
        problems.add(problem);
    }

    /** Says that a column's value cannot be taken. */
    void reject(Column column, String value, String reason, Object... arguments) {
        add(Problem.of(header.name(column), value, reason, arguments));
    }

    /** A field as it is; empty when there is none. */
    String raw(Column column) {
        return header.field(row, column);
    }

    /** A text; null when the field is empty or cannot be taken. */
    @Nullable
    String text(Column column, int longest) {
        String text = raw(column);
        if (text.isEmpty()) {
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            reject(column, text, "nul");
            return null;
        }
        if (text.length() > longest) {
            reject(column, text, "tooLong", text.length(), longest);
            return null;
        }
        return text;
    }

    /** A text that must be there. */
    @Nullable
    String required(Column column, int longest) {
        if (raw(column).isEmpty()) {
            reject(column, "", "missing");
        }
        return text(column, longest);
    }

    /** A decimal number with at most 15 digits before and 4 behind the point, as PostgreSQL reads it. */
    @Nullable
    String amount(Column column, boolean mayBeNegative) {
        String text = text(column, 1000);
        if (text == null) {
            return null;
        }
        if (!isPlainAmount(text)) {
            String reason = amountProblem(text);
            if (reason != null) {
                reject(column, text, reason);
                return null;
            }
        }
        if (!mayBeNegative && text.charAt(0) == '-') {
            reject(column, text, "amount.negative");
            return null;
        }
        return text;
    }

    @Nullable
    String requiredAmount(Column column, boolean mayBeNegative) {
        if (raw(column).isEmpty()) {
            reject(column, "", "missing");
            return null;
        }
        return amount(column, mayBeNegative);
    }

    /** A whole number from 1 on. */
    @Nullable
    Integer ordinal(Column column) {
        String text = raw(column);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > 9
                || !text.chars().allMatch(sign -> sign >= '0' && sign <= '9')
                || Integer.parseInt(text) < 1) {
            reject(column, text, "ordinal");
            return null;
        }
        return Integer.valueOf(text);
    }

    /** A moment that must be there. */
    @Nullable
    Instant requiredMoment(Column column) {
        String text = raw(column);
        if (text.isEmpty()) {
            reject(column, "", "missing");
            return null;
        }
        if (text.equals(lastMomentText)) {
            return lastMoment;
        }
        try {
            lastMoment = moments.moment(text);
            lastMomentText = text;
            return lastMoment;
        } catch (Moments.Unreadable unreadable) {
            reject(column, text, unreadable.reason());
            return null;
        }
    }

    /** A moment that must be there and not be to come. */
    @Nullable
    Instant pastMoment(Column column, Instant now) {
        Instant moment = requiredMoment(column);
        if (moment != null && moment.isAfter(now)) {
            reject(column, raw(column), "date.future");
            return null;
        }
        return moment;
    }

    @Nullable
    LocalDate day(Column column) {
        String text = raw(column);
        try {
            return text.isEmpty() ? null : moments.day(text);
        } catch (Moments.Unreadable unreadable) {
            reject(column, text, unreadable.reason());
            return null;
        }
    }

    /** One of several words, by the spellings it goes by. */
    @Nullable
    String word(Column column, Map<String, String> words) {
        String text = raw(column);
        if (text.isEmpty()) {
            return null;
        }
        String word = words.get(Column.normal(text));
        if (word == null) {
            reject(column, text, "word", String.join(", ", new java.util.TreeSet<>(words.values())));
        }
        return word;
    }

    /** As {@link #word}, where there must be one. */
    @Nullable
    String requiredWord(Column column, Map<String, String> words) {
        if (raw(column).isEmpty()) {
            reject(column, "", "missing");
        }
        return word(column, words);
    }

    /** Whether this is an amount beyond doubt: nearly all are, and this is quicker than a pattern. */
    private static boolean isPlainAmount(String text) {
        int digits = 0;
        int decimals = -1;
        for (int index = text.charAt(0) == '-' ? 1 : 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            if (sign == '.' && decimals < 0) {
                decimals = 0;
            } else if (sign < '0' || sign > '9') {
                return false;
            } else if (decimals < 0) {
                digits++;
            } else {
                decimals++;
            }
        }
        return digits > 0 && digits <= MOST_DIGITS && decimals != 0 && decimals <= MOST_DECIMALS;
    }

    private static @Nullable String amountProblem(String text) {
        if (WITH_SEPARATORS.matcher(text).matches()) {
            return "amount.separator";
        }
        if (!AMOUNT.matcher(text).matches()) {
            return text.matches("[+-]?\\d+,\\d{1,2}") ? "amount.comma" : "amount.unknown";
        }
        java.math.BigDecimal amount = new java.math.BigDecimal(text).stripTrailingZeros();
        if (amount.scale() > MOST_DECIMALS) {
            return "amount.decimals";
        }
        return amount.precision() - amount.scale() > MOST_DIGITS ? "amount.tooLarge" : null;
    }
}
