package dev.perennial.crm.web.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the intervals of Newcombe (1998), Statistics in Medicine 17, table I, score method. */
class WilsonTest {

    @ParameterizedTest
    @CsvSource({"81, 263, .2553, .3662", "15, 148, .0624, .1605", "0, 20, 0, .1611", "1, 29, .0061, .1718"})
    void holdsTheIntervalOfTheBook(int left, int customers, double low, double high) {
        Wilson interval = Wilson.of((double) left / customers, customers);

        assertThat(interval.low()).isCloseTo(low, within(.00005));
        assertThat(interval.high()).isCloseTo(high, within(.00005));
    }
}
