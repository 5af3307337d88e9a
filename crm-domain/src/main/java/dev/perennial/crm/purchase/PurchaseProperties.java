package dev.perennial.crm.purchase;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How purchases are valued.
 *
 * @param assumedMargin profit as a share of net value, 0 to 1, of order lines that name no cost
 */
@ConfigurationProperties("crm")
record PurchaseProperties(@DefaultValue("0.30") BigDecimal assumedMargin) {

    PurchaseProperties {
        if (assumedMargin.signum() < 0 || assumedMargin.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("crm.assumed-margin is a share from 0 to 1, not " + assumedMargin);
        }
    }
}
