package dev.perennial.crm.web.customer;

import dev.perennial.crm.segmentation.portfolio.TimelineEntry;
import dev.perennial.crm.segmentation.portfolio.TimelineFilter;
import dev.perennial.crm.segmentation.portfolio.TimelineKind;
import dev.perennial.crm.shared.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page of a timeline as it is shown: month by month.
 *
 * @param counts   how many entries there are of each kind
 * @param channels the channels by which anything came
 * @param filter   what is shown
 */
record TimelineView(
        Page<TimelineEntry> page,
        Map<TimelineKind, Integer> counts,
        List<String> channels,
        TimelineFilter filter,
        ZoneId zone) {

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
        return filter.kinds().size() == 1 && filter.kinds().contains(kind);
    }

    /** The kinds shown, as they stand in an address. */
    public String kindsInAddress() {
        return String.join(",", filter.kinds().stream().map(Enum::name).sorted().toList());
    }
}
