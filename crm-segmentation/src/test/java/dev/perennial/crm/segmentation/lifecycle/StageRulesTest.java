package dev.perennial.crm.segmentation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0,0,0,NaN,NaN,NEW",
        "60,60,9,NaN,NaN,NEW",
        "61,0,0,NaN,NaN,STABLE",
        "900,730,9,NaN,NaN,LOST",
        "900,729,9,NaN,NaN,DORMANT",
        "900,729,NaN,NaN,NaN,STABLE",
        "300,100,3.01,1,NaN,DORMANT",
        "300,100,3,1,NaN,DECLINING",
        "300,100,1.51,1,NaN,DECLINING",
        "300,100,1.5,1,NaN,GROWING",
        "300,10,0.5,-0.26,NaN,DECLINING",
        "300,10,0.5,-0.25,NaN,STABLE",
        "300,10,0.5,0.25,NaN,STABLE",
        "300,10,0.5,0.26,NaN,GROWING",
        // where a model foretells, it decides who is lost
        "900,800,9,NaN,0.9,DORMANT",
        "300,200,9,NaN,0.901,LOST",
        "60,60,9,NaN,0.99,NEW"
    })
    void theFirstRuleThatHoldsDecides(
            int sinceFirst, int sinceLast, double overdue, double trend, double silentYear, Stage stage) {
        assertThat(StageRules.DEFAULT.stageOf(sinceFirst, sinceLast, overdue, trend, silentYear))
                .isEqualTo(stage);
    }
}
