package dev.perennial.crm.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLinesTest {

    private static final Map<String, List<SoldLine>> ORDERS = new HashMap<>();

    @BeforeAll
    static void readEveryLine() throws IOException {
        try (OrderLines lines = new OrderLines(new Shift(0))) {
            lines.forEachRemaining(line -> ORDERS.computeIfAbsent(line.invoice(), unseen -> new ArrayList<>())
                    .add(line));
        }
    }

    @Test
    void whatRepeatsIsPutBack() {
        assertThat(ORDERS.get("489434"))
                .hasSize(8)
                .startsWith(line(1, "21232", 24, "1.25"), line(2, "21523", 10, "5.95"), line(3, "21871", 24, "1.25"));
    }

    @Test
    void everyOrderHasOneCustomerOneTimeAndLinesNumberedFromOne() {
        assertThat(ORDERS.values()).allSatisfy(lines -> {
            assertThat(lines)
                    .extracting(SoldLine::customerNo)
                    .containsOnly(lines.getFirst().customerNo());
            assertThat(lines)
                    .extracting(SoldLine::time)
                    .containsOnly(lines.getFirst().time());
            assertThat(lines.getLast().lineNo()).isEqualTo(lines.size());
        });
    }

    @Test
    void nothingIsLostOrInvented() {
        List<SoldLine> all = ORDERS.values().stream().flatMap(List::stream).toList();
        assertThat(ORDERS).hasSize(41_216);
        assertThat(all).hasSize(OrderLines.COUNT);
        assertThat(all.stream().mapToLong(SoldLine::quantity).sum()).isEqualTo(10_347_728);
        assertThat(all.stream().map(SoldLine::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("16954993.128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-11-20", "2026-11-14", "2028-02-29", "2027-01-01", "2010-01-01"})
    void theLastDayComesWithinTheSevenDaysBeforeTodayOnItsWeekday(LocalDate today) {
        LocalDate last = Shift.before(today).of(Shift.LAST_DAY);
        assertThat(last).isBetween(today.minusDays(7), today.minusDays(1));
        assertThat(last.getDayOfWeek()).isEqualTo(Shift.LAST_DAY.getDayOfWeek());
    }

    private static SoldLine line(int number, String sku, int quantity, String price) {
        return new SoldLine(
                "489434", LocalDateTime.of(2009, 12, 1, 7, 45), "13085", number, sku, quantity, new BigDecimal(price));
    }
}
