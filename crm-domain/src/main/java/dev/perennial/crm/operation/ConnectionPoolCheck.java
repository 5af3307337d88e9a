package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.sql.SQLException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Whether requests wait because all connections to the database are at work. */
@Component
@RequiredArgsConstructor
class ConnectionPoolCheck implements Check {

    private final ConnectionPool pool;

    @Override
    public String subject() {
        return "connections";
    }

    @Override
    public Finding examine() throws SQLException {
        Optional<ConnectionPool.State> state = pool.state();
        if (state.isEmpty()) {
            return Finding.good(subject(), Message.of("system.connections.none"));
        }
        ConnectionPool.State now = state.get();
        return now.waiting() > 0
                ? Finding.warning(
                        subject(),
                        Message.of("system.connections.waiting", now.waiting(), now.most()),
                        Message.of("system.connections.waiting.remedy"))
                : Finding.good(subject(), Message.of("system.connections.good", now.active(), now.most()));
    }
}
