package dev.perennial.crm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The encoder of the product itself; other tests hash in fewer rounds. */
class PasswordConfigurationTest {

    private final PasswordEncoder passwords = new PasswordConfiguration().passwordEncoder();

    @Test
    void aPasswordIsHashedInAThousandRoundsOrMore() {
        String hash = passwords.encode("correct horse");

        assertThat(hash).matches("\\{bcrypt}\\$2[ab]\\$1\\d\\$.{53}");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("Correct horse", hash)).isFalse();
    }
}
