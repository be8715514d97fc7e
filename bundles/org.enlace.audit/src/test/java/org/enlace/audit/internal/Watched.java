package org.enlace.audit.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.enlace.persistence.Store;

/** A store of which somebody hears each statement that writes, just before it is carried out. */
final class Watched {
    private Watched() {}

    /** May stop the statement by what it throws, or by never coming back. */
    @FunctionalInterface
    interface Watcher {
        void before(String statement) throws SQLException;
    }

    static Store around(Store store, Watcher watcher) {
        return proxy(Store.class, store, (method, arguments, call) -> {
            Object result = call.made();
            return result instanceof Connection connection ? around(connection, watcher) : result;
        });
    }

    private static Connection around(Connection connection, Watcher watcher) {
        return proxy(Connection.class, connection, (method, arguments, call) -> {
            Object result = call.made();
            return result instanceof PreparedStatement statement
                    ? around(statement, (String) arguments[0], watcher)
                    : result;
        });
    }

    private static PreparedStatement around(PreparedStatement statement, String sql, Watcher watcher) {
        return proxy(PreparedStatement.class, statement, (method, arguments, call) -> {
            if (method.equals("executeUpdate") || method.equals("executeBatch")) {
                watcher.before(sql);
            }
            return call.made();
        });
    }

    private interface Call {
        Object made() throws Throwable;
    }

    private interface Handler {
        Object handle(String method, Object[] arguments, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T real, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.handle(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }
}
