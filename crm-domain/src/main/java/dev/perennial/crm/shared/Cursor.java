package dev.perennial.crm.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list continues: the sort values and the key of the last row shown, opaque to the outside.
 *
 * @param parts the values, in the order of the list's sort; an absent value is an empty text
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(@Nullable Object... values) {
        return new Cursor(java.util.Arrays.stream(values)
                .map(value -> value == null ? "" : value.toString())
                .toList());
    }

    /**
     * Reads a cursor back.
     *
     * @param count how many values this list's cursor has
     * @throws InvalidInput when it is no cursor of such a list
     */
    public static Cursor decode(String encoded, int count) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, -1));
            if (parts.size() == count) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like every other cursor that is not ours
        }
        throw InvalidInput.of("cursor", "error.cursor.unknown");
    }

    public String part(int index) {
        return parts.get(index);
    }

    /** @throws InvalidInput when that part is no whole number, and so the cursor none of ours */
    public long number(int index) {
        try {
            return Long.parseLong(part(index));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }

    public String encoded() {
        byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
