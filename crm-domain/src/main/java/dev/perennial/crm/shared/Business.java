package dev.perennial.crm.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The business that runs this installation: its time zone, its reporting currency and therefore its calendar.
 *
 * <p>Both are fixed at the first start, because days and money already recorded are in them.
 */
@Component
@RequiredArgsConstructor
public class Business {

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Settings settings;

    /**
     * Time zone and currency of a business.
     *
     * @param timeZone the zone whose midnight ends a business day
     * @param currency the currency every report is in
     * @param demo     whether the data are the demonstration's
     */
    public record Settings(ZoneId timeZone, Currency currency, boolean demo) {}

    /** Fixes the settings of an installation that has none yet; later calls change nothing. */
    public void establish(Settings proposed) {
        jdbc.sql("insert into business (time_zone, currency, demo) values (?, ?, ?) on conflict do nothing")
                .params(proposed.timeZone().getId(), proposed.currency().getCurrencyCode(), proposed.demo())
                .update();
        settings = null;
    }

    /** Whether the first start has already fixed the settings. */
    public boolean isEstablished() {
        return find() != null;
    }

    /** @throws IllegalStateException before {@link #establish} */
    public Settings settings() {
        Settings known = settings;
        if (known == null) {
            known = find();
            if (known == null) {
                throw new IllegalStateException("The business has no time zone and currency yet");
            }
            settings = known;
        }
        return known;
    }

    public ZoneId timeZone() {
        return settings().timeZone();
    }

    public Currency currency() {
        return settings().currency();
    }

    /** The present moment. */
    public Instant now() {
        return clock.instant();
    }

    /** The business day of the present moment. */
    public LocalDate today() {
        return dayOf(now());
    }

    /** Yesterday: the last day on which nothing can be sold any more. */
    public LocalDate lastCompleteDay() {
        return today().minusDays(1);
    }

    /** The business day a moment falls on. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, timeZone());
    }

    /** The first moment of a business day. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(timeZone()).toInstant();
    }

    private @Nullable Settings find() {
        return jdbc.sql("select time_zone, currency, demo from business")
                .query((row, number) -> new Settings(
                        ZoneId.of(row.getString("time_zone")),
                        Currency.getInstance(row.getString("currency")),
                        row.getBoolean("demo")))
                .optional()
                .orElse(null);
    }
}
