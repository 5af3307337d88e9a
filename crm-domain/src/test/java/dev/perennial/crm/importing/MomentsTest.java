package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.importing.Moments.Unreadable;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Moments MOMENTS = new Moments(ZoneId.of("Asia/Shanghai"), DateOrder.YEAR_FIRST);

    /** A zone written out is read by the patterns. */
    @Test
    void theQuickWayReadsWhatTheThoroughWayReads() {
        Random random = new Random(20261122);
        int read = 0;
        for (int turn = 0; turn < 20_000; turn++) {
            String text = "%04d-%02d-%02dT%02d:%02d:%02d"
                    .formatted(
                            1790 + random.nextInt(420),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(26),
                            random.nextInt(61),
                            random.nextInt(61));
            String told = told(text + "Z");
            assertThat(told).as(text).isEqualTo(told(text + "+00:00"));
            read += told.startsWith("date.") ? 0 : 1;
        }
        assertThat(read).isBetween(12_000, 18_000);
    }

    @Test
    void whatOnlyLooksLikeAMomentIsNone() {
        for (String text : new String[] {
            "2026-02-30T10:00:00Z",
            "2026-03-01T10:00:00z",
            "2026-03-01T10:00:0OZ",
            "2026-03-01T10:00:٠٠Z",
            "2026/03/01T10:00:00Z"
        }) {
            assertThat(told(text)).as(text).isEqualTo(told(text.replaceFirst("[Zz]$", "+00:00")));
        }
    }

    private static String told(String text) {
        try {
            return MOMENTS.moment(text).toString();
        } catch (Unreadable unreadable) {
            return unreadable.reason();
        }
    }
}
