package dev.perennial.crm.customer;

import dev.perennial.crm.shared.InvalidInput;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands out customer numbers, beside those that came with the data. */
@Component
@RequiredArgsConstructor
class CustomerNumbers {

    private static final String WELL_FORMED = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,49}";

    private final StoredCustomers stored;
    private final JdbcClient jdbc;

    /** The wished number when it is free, or the next free one. */
    String free(@Nullable String wished) {
        if (wished == null || wished.isBlank()) {
            return next();
        }
        String number = wished.strip();
        if (!number.matches(WELL_FORMED)) {
            throw InvalidInput.of("customerNo", "customer.error.number");
        }
        if (stored.isTaken(number)) {
            throw InvalidInput.of("customerNo", "customer.error.number.taken", number);
        }
        return number;
    }

    private String next() {
        String number;
        do {
            number = "C-%06d"
                    .formatted(jdbc.sql("select nextval('customer_number')")
                            .query(Long.class)
                            .single());
        } while (stored.isTaken(number));
        return number;
    }
}
