package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.testing.CdnowSample;
import org.springframework.jdbc.core.JdbcTemplate;

/** The CDNOW sample as purchases, in a database that holds nothing else. */
final class Cdnow {

    private Cdnow() {}

    static void load(JdbcTemplate jdbc) {
        jdbc.execute("truncate customer, score_run, current_score_run, tier_policy cascade");
        CdnowSample.load(jdbc);
    }
}
