package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Where in the queue a task stands: its sort key by a run's scores, then its day, then its own key. */
record Place(BigDecimal key, LocalDate due, long id, long run) {

    Cursor cursor() {
        return Cursor.of(key.toPlainString(), due, id, run);
    }

    /** @throws InvalidInput when this is no cursor of the queue */
    static Place decode(String encoded) {
        Cursor cursor = Cursor.decode(encoded, 4);
        try {
            return new Place(
                    new BigDecimal(cursor.part(0)),
                    LocalDate.parse(cursor.part(1)),
                    Long.parseLong(cursor.part(2)),
                    Long.parseLong(cursor.part(3)));
        } catch (NumberFormatException | DateTimeException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }
}
