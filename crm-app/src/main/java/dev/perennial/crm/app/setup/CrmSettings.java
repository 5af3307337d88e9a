package dev.perennial.crm.app.setup;

import dev.perennial.crm.shared.Business;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about an installation.
 *
 * @param dataDir          where the embedded database lives; empty for the usual place
 * @param demo             whether an empty database is filled with the demo data; null for: when it is the embedded one
 * @param adminPassword    password of the first administrator; empty for a one-time one on the console
 * @param timeZone         zone whose midnight ends a business day
 * @param currency         reporting currency
 * @param embeddedDatabase whether the embedded database is used; set by the program itself
 */
@ConfigurationProperties("crm")
public record CrmSettings(
        @DefaultValue("") String dataDir,
        @Nullable Boolean demo,
        @DefaultValue("") String adminPassword,
        @DefaultValue("Asia/Shanghai") ZoneId timeZone,
        @DefaultValue("CNY") Currency currency,
        boolean embeddedDatabase) {

    /** Whether an empty database is to be filled with the demo data. */
    public boolean wantsDemo() {
        return demo == null ? embeddedDatabase : demo;
    }

    Business.Settings business() {
        return new Business.Settings(timeZone, currency, false);
    }
}
