package dev.perennial.crm.web.customer;

import dev.perennial.crm.segmentation.portfolio.TimelineEntry;
import dev.perennial.crm.segmentation.portfolio.TimelineKind;
import dev.perennial.crm.shared.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page of a timeline as it is shown: month by month.
 *
 * @param counts how many entries there are of each kind
 * @param kinds  what is shown; everything when empty
 */
record TimelineView(Page<TimelineEntry> page, Map<TimelineKind, Integer> counts, Set<TimelineKind> kinds, ZoneId zone) {

    /** The entries of one month, the latest first. */
    record Month(LocalDate first, List<TimelineEntry> entries) {}

    public List<Month> months() {
        List<Month> months = new ArrayList<>();
        for (TimelineEntry entry : page.items()) {
            LocalDate first = LocalDate.ofInstant(entry.at(), zone).withDayOfMonth(1);
            if (months.isEmpty() || !months.getLast().first().equals(first)) {
                months.add(new Month(first, new ArrayList<>()));
            }
            months.getLast().entries().add(entry);
        }
        return months;
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean shows(TimelineKind kind) {
        return kinds.size() == 1 && kinds.contains(kind);
    }

    /** The kinds shown, as they stand in an address. */
    public String kindsInAddress() {
        return String.join(",", kinds.stream().map(Enum::name).sorted().toList());
    }
}
