package dev.perennial.crm.segmentation.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RhythmBandTest {

    @Test
    void theUpperEdgeBelongsToTheBandBelow() {
        assertThat(RhythmBand.of(1.0)).isEqualTo(RhythmBand.ON_TIME);
        assertThat(RhythmBand.of(1.5)).isEqualTo(RhythmBand.DUE);
        assertThat(RhythmBand.of(3.0)).isEqualTo(RhythmBand.OVERDUE);
        assertThat(RhythmBand.of(3.01)).isEqualTo(RhythmBand.SILENT);
    }

    @Test
    void whoseRhythmIsUnknownIsNotLate() {
        assertThat(RhythmBand.of(null)).isEqualTo(RhythmBand.ON_TIME);
    }
}
