package dev.perennial.crm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.shared.Business.Settings;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest(
        properties = {"crm.test.own-database=business", "crm.test.time-zone=America/New_York", "crm.test.currency=USD"})
class BusinessTest {

    @Autowired
    Business business;

    @Autowired
    TestClock clock;

    @Test
    void aDayEndsAtMidnightOfTheBusinessNotOfTheServer() {
        clock.set(Instant.parse("2026-03-17T03:59:59Z"));

        assertThat(business.today()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(business.lastCompleteDay()).isEqualTo(LocalDate.of(2026, 3, 15));
        assertThat(business.startOf(business.today())).isEqualTo(Instant.parse("2026-03-16T04:00:00Z"));
    }

    @Test
    void theFirstSettingsStand() {
        business.establish(new Settings(ZoneId.of("Asia/Shanghai"), Currency.getInstance("CNY"), true));

        assertThat(business.settings())
                .isEqualTo(new Settings(ZoneId.of("America/New_York"), Currency.getInstance("USD"), false));
    }
}
