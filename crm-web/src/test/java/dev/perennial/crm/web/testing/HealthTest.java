package dev.perennial.crm.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class HealthTest {

    @Autowired
    MockMvcTester web;

    @Test
    void aLoadBalancerMayAskWhetherThisNodeIsHealthy() {
        assertThat(web.get().uri("/actuator/health"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("UP");
    }
}
