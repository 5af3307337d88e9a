package dev.perennial.crm.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.web.testing.WebTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@WebTest
class SessionWritesTest {

    private static final Instant SEEN = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    SessionRepository<? extends Session> repository;

    @Autowired
    JdbcClient jdbc;

    String id;

    @BeforeEach
    void signIn() {
        id = signedIn(repository);
    }

    @AfterEach
    void signOut() {
        repository.deleteById(id);
    }

    @Test
    void aSessionSeenASecondAgoIsNotWrittenAgain() {
        assertThat(seenAfter(repository, 1)).isEqualTo(SEEN);
        assertThat(seenAfter(repository, 60)).isEqualTo(SEEN);
    }

    @Test
    void aSessionSeenLongAgoIs() {
        assertThat(seenAfter(repository, 61)).isEqualTo(SEEN.plusSeconds(61));
        assertThat(expiry()).isEqualTo(SEEN.plusSeconds(61 + SessionConfiguration.IDLE_SECONDS));
    }

    @Test
    void whatChangesIsWrittenAtOnce() {
        String before = id;
        change(repository);

        assertThat(id).isNotEqualTo(before);
        assertThat(repository.findById(before)).isNull();
        assertThat((String) found(repository).getAttribute("note")).isEqualTo("kept");
        assertThat(jdbc.sql("select principal_name from spring_session where session_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("li");
    }

    @Test
    void whatTwoPagesOfASessionWriteAtOnceFailsNeither() {
        writeAtOnce(repository);

        assertThat((String) found(repository).getAttribute("note")).isEqualTo("later");
    }

    private static <S extends Session> String signedIn(SessionRepository<S> repository) {
        S session = repository.createSession();
        session.setLastAccessedTime(SEEN);
        repository.save(session);
        return session.getId();
    }

    /** When the session was last seen, as is on record after it was seen once more. */
    private <S extends Session> Instant seenAfter(SessionRepository<S> repository, int seconds) {
        S session = found(repository);
        session.setLastAccessedTime(SEEN.plusSeconds(seconds));
        repository.save(session);
        return found(repository).getLastAccessedTime();
    }

    private <S extends Session> void change(SessionRepository<S> repository) {
        S session = found(repository);
        session.setLastAccessedTime(SEEN.plusSeconds(1));
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "li");
        session.setAttribute("note", "kept");
        id = session.changeSessionId();
        repository.save(session);
    }

    private <S extends Session> void writeAtOnce(SessionRepository<S> repository) {
        S one = found(repository);
        S other = found(repository);
        one.setAttribute("note", "earlier");
        other.setAttribute("note", "later");
        repository.save(one);
        repository.save(other);
    }

    private <S extends Session> S found(SessionRepository<S> repository) {
        return Objects.requireNonNull(repository.findById(id));
    }

    private Instant expiry() {
        return jdbc.sql("select expiry_time from spring_session where session_id = ?")
                .param(id)
                .query((row, number) -> Instant.ofEpochMilli(row.getLong(1)))
                .single();
    }
}
