package dev.perennial.crm.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.app.testing.ApplicationTest;
import dev.perennial.crm.shared.Business;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class BusinessNightTest {

    @Autowired
    Business business;

    @Test
    void theNightIsThatOfTheBusinessNotOfTheServer() {
        BusinessNight night = new BusinessNight(business, LocalTime.of(0, 30));

        assertThat(night.getInitialExecutionTime(Instant.parse("2026-03-16T15:00:00Z")))
                .as("half past midnight in Shanghai")
                .isEqualTo(Instant.parse("2026-03-16T16:30:00Z"));
    }
}
