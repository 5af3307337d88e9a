package dev.perennial.crm.order;

import dev.perennial.crm.shared.Business;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one unit of a currency was worth in the reporting currency. */
@Component
@RequiredArgsConstructor
class ExchangeRates {

    private final JdbcClient jdbc;
    private final Business business;

    /** The latest rate valid on a day; empty when there is none that early. */
    Optional<BigDecimal> on(String currency, LocalDate day) {
        if (currency.equals(business.currency().getCurrencyCode())) {
            return Optional.of(BigDecimal.ONE);
        }
        return jdbc.sql("""
                        select rate from exchange_rate
                        where currency = ? and valid_on <= ?
                        order by valid_on desc limit 1""").params(currency, day).query(BigDecimal.class).optional();
    }
}
