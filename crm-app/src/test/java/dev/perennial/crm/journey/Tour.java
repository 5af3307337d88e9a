package dev.perennial.crm.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** Opens one place after another, signing in whenever the next one is for somebody else. */
@RequiredArgsConstructor
final class Tour {

    private final Visits visits;
    private final Look look;

    /** What is done at each place, answering with what is wrong there. */
    @FunctionalInterface
    interface Inspection {
        List<String> of(Visit visit, Place place);
    }

    /** Goes everywhere and then complains of everything found. */
    void inspect(List<Place> places, Inspection inspection) {
        Map<String, Visit> readers = new LinkedHashMap<>();
        List<String> findings = new ArrayList<>();
        for (Place place : places) {
            Visit visit = readers.computeIfAbsent(String.valueOf(place.reader()), reader -> begin(place));
            visit.expect(place.status());
            int status = visit.open(place.path()).status();
            if (status != place.status()) {
                findings.add(place + " answered with status " + status);
            } else {
                inspection.of(visit, place).forEach(finding -> findings.add(place + ": " + finding));
            }
        }
        assertThat(findings).as(look.toString()).isEmpty();
    }

    private Visit begin(Place place) {
        String reader = place.reader();
        return reader == null ? visits.begin(look) : visits.as(reader, look);
    }
}
