package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page: where a list goes on.
 *
 * @param runId the run the list was begun with; 0 before the first run
 * @param value the row's sort value; null behind the last customer who has one
 * @param id    the row's key, which orders equal values
 */
record Position(long runId, Sorting sorting, @Nullable Object value, long id) {

    private static final int PARTS = 4;

    static Position of(long runId, Sorting sorting, PortfolioRow row) {
        return new Position(runId, sorting, valueOf(sorting.by(), row), row.id());
    }

    /** @throws InvalidInput when it is no cursor of a list so sorted */
    static Position decode(String encoded, Sorting sorting) {
        Cursor cursor = Cursor.decode(encoded, PARTS);
        try {
            if (cursor.part(1).equals(sorting.toString())) {
                return new Position(
                        Long.parseLong(cursor.part(0)),
                        sorting,
                        typed(sorting.by(), cursor.part(2)),
                        Long.parseLong(cursor.part(3)));
            }
        } catch (NumberFormatException notOurs) {
            // answered below, like every other cursor that is not ours
        }
        throw InvalidInput.of("cursor", "error.cursor.unknown");
    }

    Cursor cursor() {
        return Cursor.of(runId, sorting, value, id);
    }

    boolean isPastScores() {
        return sorting.by().isScore() && value == null;
    }

    private static @Nullable Object valueOf(Sorting.By by, PortfolioRow row) {
        return switch (by) {
            case REVENUE -> row.revenue();
            case CLV -> row.clv();
            case RISK -> row.churnRisk();
            case VALUE_AT_RISK -> row.valueAtRisk();
            case RECENCY -> row.recencyDays();
            case NAME -> row.name();
        };
    }

    private static @Nullable Object typed(Sorting.By by, String text) {
        return switch (by) {
            case REVENUE, CLV, VALUE_AT_RISK -> text.isEmpty() ? null : new BigDecimal(text);
            case RISK -> text.isEmpty() ? null : Double.valueOf(text);
            case RECENCY -> text.isEmpty() ? null : Integer.valueOf(text);
            case NAME -> text;
        };
    }
}
