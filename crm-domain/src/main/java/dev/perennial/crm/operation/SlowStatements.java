package dev.perennial.crm.operation;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Has slow statements logged: {@code crm.slow-statement}, half a second unless set; 0 for never. */
@Configuration(proxyBeanMethods = false)
class SlowStatements {

    private static final Duration USUAL = Duration.ofMillis(500);

    @Bean
    static BeanPostProcessor slowStatementLog(Environment settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource ? timed(dataSource, settings) : bean;
            }
        };
    }

    private static DataSource timed(DataSource dataSource, Environment settings) {
        Duration threshold =
                Binder.get(settings).bind("crm.slow-statement", Duration.class).orElse(USUAL);
        return threshold.isPositive() ? new TimedDataSource(dataSource, threshold) : dataSource;
    }
}
