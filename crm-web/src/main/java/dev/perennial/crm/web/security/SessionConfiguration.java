package dev.perennial.crm.web.security;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions live in the database: any node serves any person, and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = SessionConfiguration.IDLE_SECONDS)
class SessionConfiguration {

    /** A working day with a long lunch. */
    static final int IDLE_SECONDS = 10 * 60 * 60;

    /**
     * As the library writes a session after each request, but only where it changed or was last seen over a minute ago: else each
     * page would wait for the disk.
     */
    private static final String UPDATE = """
            update spring_session s
            set session_id = n.session_id, last_access_time = n.last_access_time,
                max_inactive_interval = n.max_inactive_interval, expiry_time = n.expiry_time, principal_name = n.principal_name
            from (values (?::char(36), ?::bigint, ?::integer, ?::bigint, ?::text, ?::char(36)))
                n (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
            where s.primary_id = n.primary_id
              and (s.last_access_time < n.last_access_time - 60000
                   or (s.session_id, s.max_inactive_interval, s.principal_name)
                       is distinct from (n.session_id, n.max_inactive_interval, n.principal_name))""";

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> rarelyWritten() {
        return sessions -> sessions.setUpdateSessionQuery(UPDATE);
    }

    /** Two pages of one session may each write an attribute that it did not have before: the later one counts, neither fails. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer writtenByTwo() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Also on the way to an error page, which is framed like any other. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionOnEveryWay(SessionRepositoryFilter<?> filter) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }

    @Bean
    CookieSerializer cookieSerializer() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("SESSION");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }
}
