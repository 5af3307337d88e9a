package dev.perennial.crm.merging;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two customers side by side, before they are made one.
 *
 * @param left   the one who goes into the other
 * @param right  the one who stays
 * @param fields the facts in which one has what the other has not, or something else
 */
public record Comparison(Side left, Side right, List<Field> fields) {

    public Comparison {
        fields = List.copyOf(fields);
    }

    /** Whether there is nothing to choose. */
    public boolean isAlike() {
        return fields.stream().noneMatch(Field::differs);
    }

    /**
     * One of the two, with what tells them apart besides their facts.
     *
     * @param updatedAt when anything of it was last changed
     * @param tags      words it is sorted by
     * @param contacts  how to reach it
     */
    public record Side(
            String customerNo,
            String name,
            @Nullable String ownerName,
            Instant createdAt,
            Instant updatedAt,
            int orders,
            BigDecimal revenue,
            @Nullable LocalDate lastDay,
            long interactions,
            long openTasks,
            List<String> tags,
            List<String> contacts) {}

    /**
     * A fact of both.
     *
     * @param name      of the fact
     * @param takesLeft whether the left value stands unless somebody chooses otherwise: it is the newer that is there
     */
    public record Field(
            String name, @Nullable String left, @Nullable String right, boolean takesLeft) {

        public boolean differs() {
            return left == null ? right != null : !left.equals(right);
        }
    }
}
