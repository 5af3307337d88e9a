package dev.perennial.crm.web.care;

import dev.perennial.crm.care.TaskStatus;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.careplan.QueueFilter;
import dev.perennial.crm.segmentation.careplan.QueueFilter.Sort;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the queue a page shows; all of it is in its address.
 *
 * @param due   which tasks by their day
 * @param whose user name of whose tasks; null for all the viewer may work on
 */
record QueueView(Due due, @Nullable String whose) {

    /** Parts of the queue by day. */
    enum Due {
        /** Due today or before. */
        TODAY,
        /** Due before today. */
        OVERDUE,
        LATER,
        DONE;

        /** As it stands in an address. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static QueueView of(Viewer viewer, @Nullable String due, @Nullable String whose) {
        return new QueueView(dueNamed(due), viewer.role() == Role.REP ? null : blankToNull(whose));
    }

    QueueFilter filter(LocalDate today) {
        return switch (due) {
            case TODAY -> QueueFilter.dueUntil(today, whose);
            case OVERDUE -> QueueFilter.dueUntil(today.minusDays(1), whose);
            case LATER -> QueueFilter.dueFrom(today.plusDays(1), whose);
            case DONE -> QueueFilter.ofStatus(TaskStatus.DONE, whose, Sort.COMPLETED);
        };
    }

    private static Due dueNamed(@Nullable String name) {
        for (Due due : Due.values()) {
            if (due.key().equals(name)) {
                return due;
            }
        }
        return Due.TODAY;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
