package org.enlace.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The least that answers the same question: one servlet on Jetty that reads one row of the same Derby database by JDBC and
 * writes it with Jackson. No framework, no modules, no permissions. Arguments: the node's data folder, the port.
 */
public final class Floor {
    private Floor() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[1]));
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Record(source(data))), "/api/protocols/*");
        server.setHandler(context);
        server.setStopAtShutdown(true);
        server.start();
        server.join();
    }

    private static DataSource source(Path data) throws IOException {
        System.setProperty("derby.system.home", data.toString());
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(data.resolve("database").toString());
        derby.setConnectionAttributes("dataEncryption=true;encryptionAlgorithm=AES/CBC/NoPadding;encryptionKey="
                + Files.readString(data.resolve("keys/database.key")).trim());
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(derby);
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    private static final class Record extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private static final String QUERY = "select id, reference, version, owner, state, created_by, created, changed_by,"
                + " changed, content from protocols.protocol where id = ?";

        private final transient DataSource source;
        private final transient JsonFactory json = new JsonFactory();

        Record(DataSource source) {
            this.source = source;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String id = request.getPathInfo().substring(1);
            try (Connection connection = source.getConnection();
                    PreparedStatement statement = connection.prepareStatement(QUERY)) {
                statement.setString(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        response.setContentType("application/json");
                        write(row, response);
                    } else {
                        response.sendError(404);
                    }
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        private void write(ResultSet row, HttpServletResponse response) throws IOException, SQLException {
            try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
                out.writeStartObject();
                out.writeStringField("id", row.getString(1));
                out.writeStringField("reference", row.getString(2));
                out.writeNumberField("version", row.getInt(3));
                out.writeStringField("owner", row.getString(4));
                out.writeStringField("state", row.getString(5));
                out.writeObjectFieldStart("created");
                out.writeStringField("officer", row.getString(6));
                out.writeStringField("at", moment(row.getLong(7)));
                out.writeEndObject();
                out.writeObjectFieldStart("changed");
                out.writeStringField("officer", row.getString(8));
                out.writeStringField("at", moment(row.getLong(9)));
                out.writeEndObject();
                out.writeFieldName("content");
                out.writeRawValue(row.getString(10));
                out.writeEndObject();
            }
        }

        private static String moment(long microseconds) {
            return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS).toString();
        }
    }
}
