package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions against 30-digit arithmetic, far beyond ordinary data; {@code high_precision.py} wrote the numbers. */
class HighPrecisionTest {

    static Stream<Fields> rows() {
        return Csv.records("high_precision.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void predictionsHoldNineDigits(Fields row) {
        PurchaseModel model = model(row);
        PurchaseHistory history = new PurchaseHistory(row.count("x"), row.number("t_x"), row.number("T"));
        double horizon = row.number("h");

        assertClose(model.probabilityAlive(history), row.number("alive"));
        assertClose(model.expectedOrders(history, horizon), row.number("orders"));
        assertClose(model.probabilityOfOrder(history, horizon), row.number("order"));
        double logLikelihood = row.number("log_likelihood");
        assertThat(model.logLikelihood(history))
                .isCloseTo(logLikelihood, within(1e-12 + 1e-9 * Math.abs(logLikelihood)));
    }

    /** Far inside one panel of the integral when customers leave at once or order like clockwork. */
    @ParameterizedTest
    @CsvSource({
        "3.6, 12.7, 2981, 19.1, 1, 100, 0.0018084338391235",
        "1783, 0.15, 0.0017, 0.61, 1, 40, 2.3452143854783e-7",
        "610, 0.005, 0.00034, 1.33, 3, 500, 2.0987912405432e-9",
        "0.6, 10.6, 2981, 0.03, 2, 39, 8.66187725767e-13",
        "2981, 298, 0.5, 10, 100, 39, 0.001762635075996"
    })
    void countsOfNewCustomersHoldNineDigits(
            double r, double alpha, double s, double beta, int count, double weeks, double expected) {
        assertClose(new ParetoNbd(r, alpha, s, beta).probabilityOfRepeats(count, weeks), expected);
    }

    private static PurchaseModel model(Fields row) {
        double first = row.number("p1");
        double second = row.number("p2");
        double third = row.number("p3");
        double fourth = row.number("p4");
        return switch (row.text("model")) {
            case "BG/NBD" -> new BgNbd(first, second, third, fourth);
            case "MBG/NBD" -> new MbgNbd(first, second, third, fourth);
            case "Pareto/NBD" -> new ParetoNbd(first, second, third, fourth);
            default -> throw new IllegalArgumentException(row.text("model"));
        };
    }

    private static void assertClose(double computed, double expected) {
        assertThat(computed).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-300));
    }
}
