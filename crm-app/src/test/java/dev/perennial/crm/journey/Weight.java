package dev.perennial.crm.journey;

import java.util.List;
import java.util.Map;

/** What a page makes the browser fetch, compressed: the code and style that it needs. */
final class Weight {

    private static final int KILOBYTE = 1000;
    private static final int MOST = 150 * KILOBYTE;
    private static final int MOST_WITH_CHARTS = 350 * KILOBYTE;

    private Weight() {}

    static List<String> findings(Visit visit) {
        Map<String, Number> fetched = visit.bytesOfCodeAndStyle();
        boolean charts = fetched.keySet().stream().anyMatch(address -> address.contains("echarts"));
        int bytes = fetched.values().stream().mapToInt(Number::intValue).sum();
        return bytes > 0 && bytes <= (charts ? MOST_WITH_CHARTS : MOST)
                ? List.of()
                : List.of("weighs " + bytes + " bytes: " + fetched);
    }
}
