package dev.perennial.crm.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price that was named to a customer.
 *
 * @param subject   for what
 * @param createdBy user name of whoever wrote it down
 */
public record Quote(
        long id,
        LocalDate quotedOn,
        String subject,
        BigDecimal amount,
        String currency,
        @Nullable String note,
        String createdBy) {}
