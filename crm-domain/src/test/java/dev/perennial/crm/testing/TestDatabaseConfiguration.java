package dev.perennial.crm.testing;

import dev.perennial.crm.shared.Business;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Points a Spring test at a {@link TestDatabase}, stops its clock and establishes its business.
 *
 * <p>Properties: {@code crm.test.own-database=NAME} for a database that only test contexts of the same name and properties
 * share; {@code crm.test.time-zone} and {@code crm.test.currency} for a business elsewhere (with a database of its own).
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabaseConfiguration {

    @Bean
    JdbcConnectionDetails testDatabase(@Value("${crm.test.own-database:}") String own) {
        return new Details(own.isEmpty() ? TestDatabase.shared() : TestDatabase.fresh());
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** As the product's, which is slow on purpose, but of the fewest rounds: most tests sign somebody in. */
    @Bean
    @Primary
    PasswordEncoder testPasswords() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));
    }

    @Bean
    SmartInitializingSingleton testBusiness(
            Business business,
            @Value("${crm.test.time-zone:Asia/Shanghai}") ZoneId timeZone,
            @Value("${crm.test.currency:CNY}") String currency) {
        Business.Settings wanted = new Business.Settings(timeZone, Currency.getInstance(currency), false);
        return () -> {
            business.establish(wanted);
            if (!business.settings().equals(wanted)) {
                throw new IllegalStateException(
                        "This database belongs to another business: give the test a crm.test.own-database");
            }
        };
    }

    private record Details(TestDatabase database) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database.url();
        }

        @Override
        public String getUsername() {
            return database.username();
        }

        @Override
        public String getPassword() {
            return database.password();
        }
    }
}
