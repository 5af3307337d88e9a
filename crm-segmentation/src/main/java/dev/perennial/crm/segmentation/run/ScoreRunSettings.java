package dev.perennial.crm.segmentation.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code crm.score-runs}.
 *
 * @param keep how many of the latest runs keep their scores; the current one always does
 */
@ConfigurationProperties("crm.score-runs")
record ScoreRunSettings(@DefaultValue("60") int keep) {

    ScoreRunSettings {
        if (keep < 2) {
            throw new IllegalArgumentException("crm.score-runs.keep: at least 2, the current run and the one before");
        }
    }
}
