package dev.perennial.crm.operation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;

/** A statement that complains when it took long. */
@Slf4j
@RequiredArgsConstructor
final class TimedStatement implements InvocationHandler {

    /** Whose it is: the timed one, which whoever asks for it compares with the one they hold. */
    private final Connection connection;

    private final Statement statement;

    /** What was prepared; empty where the text comes as it is executed. */
    private final String prepared;

    private final Duration threshold;

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("equals")) {
            return arguments != null && proxy == arguments[0];
        }
        if (method.getName().equals("getConnection")) {
            return connection;
        }
        if (!method.getName().startsWith("execute")) {
            return TimedConnection.call(statement, method, arguments);
        }
        long begun = System.nanoTime();
        try {
            return TimedConnection.call(statement, method, arguments);
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (took.compareTo(threshold) >= 0) {
                boolean given = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
                String sql = given && arguments != null ? String.valueOf(arguments[0]) : prepared;
                log.warn("Slow statement, {} ms: {}", took.toMillis(), withoutValues(sql));
            }
        }
    }

    /** On one line; what stands in quotes may be somebody's name. */
    private static String withoutValues(String sql) {
        return sql.replaceAll("'[^']*'", "'…'").replaceAll("\\s+", " ").strip();
    }
}
