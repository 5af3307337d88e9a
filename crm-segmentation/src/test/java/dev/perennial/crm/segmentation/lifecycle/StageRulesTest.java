package dev.perennial.crm.segmentation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0,0,0,NaN,NEW",
        "60,60,9,NaN,NEW",
        "61,0,0,NaN,STABLE",
        "900,730,9,NaN,LOST",
        "900,729,9,NaN,DORMANT",
        "900,729,NaN,NaN,STABLE",
        "300,100,3.01,1,DORMANT",
        "300,100,3,1,DECLINING",
        "300,100,1.51,1,DECLINING",
        "300,100,1.5,1,GROWING",
        "300,10,0.5,-0.26,DECLINING",
        "300,10,0.5,-0.25,STABLE",
        "300,10,0.5,0.25,STABLE",
        "300,10,0.5,0.26,GROWING"
    })
    void theFirstRuleThatHoldsDecides(int sinceFirst, int sinceLast, double overdue, double trend, Stage stage) {
        assertThat(StageRules.DEFAULT.stageOf(sinceFirst, sinceLast, overdue, trend))
                .isEqualTo(stage);
    }
}
