package dev.perennial.crm.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is paged by key.
 *
 * @param items      what is on the page, in order
 * @param nextCursor where the next page begins; null on the last page, and said so in JSON
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows read with one more than its size, which only says that there is a next page.
     *
     * @param rows   at most {@code size + 1} rows
     * @param cursor gives the cursor that continues behind a row
     */
    public static <T> Page<T> of(List<T> rows, int size, Function<T, Cursor> cursor) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, size);
        return new Page<>(items, cursor.apply(items.getLast()).encoded());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), nextCursor);
    }
}
