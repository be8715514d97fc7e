package org.enlace.persistence.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One transaction on a connection of its own, past EclipseLink: for whole schemas. */
final class Direct {
    private final Connection connection;

    private Direct(Connection connection) {
        this.connection = connection;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Act<T> {
        T in(Direct transaction) throws SQLException;
    }

    /** Stores all of it or nothing. */
    static <T> T call(DataSource pool, Act<T> act) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = act.in(new Direct(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done && !connection.isClosed()) {
                    connection.rollback();
                }
            }
        }
    }

    /** On a connection whose transaction somebody else begins and ends. */
    static Direct on(Connection connection) {
        return new Direct(connection);
    }

    Connection connection() {
        return connection;
    }

    /** @return how many rows were changed */
    long run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getLargeUpdateCount();
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** A query whose rows come as they are read; never all at once. */
    PreparedStatement stream(String sql) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(200);
        return statement;
    }

    /** This transaction for someone who brings transactions of their own: they end nothing. */
    DataSource lent() throws SQLException {
        return new OneConnection(Work.lend(connection, true));
    }

    /** A name as it stands in SQL. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(String schema, String table) {
        return quoted(schema) + '.' + quoted(table);
    }

    private record OneConnection(Connection connection) implements DataSource {
        @Override
        public Connection getConnection() {
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) {
            return connection;
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public java.util.logging.Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("Only a connection is lent");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
