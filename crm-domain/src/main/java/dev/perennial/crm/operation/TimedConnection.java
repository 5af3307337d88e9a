package dev.perennial.crm.operation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A connection whose statements are timed. */
@RequiredArgsConstructor
final class TimedConnection implements InvocationHandler {

    private final Connection connection;
    private final Duration threshold;

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("equals")) {
            return arguments != null && proxy == arguments[0];
        }
        Object result = call(connection, method, arguments);
        if (!(result instanceof Statement statement)) {
            return result;
        }
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
        return Proxy.newProxyInstance(
                TimedConnection.class.getClassLoader(),
                new Class<?>[] {method.getReturnType()},
                new TimedStatement((Connection) proxy, statement, sql, threshold));
    }

    /** Calls the method, failing as it fails. */
    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }
}
