package org.enlace.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The least that answers the same question: one servlet on Jetty that reads one row of the same Derby database by JDBC and
 * writes it with Jackson; or, for the page of a record, writes the bytes the node wrote. No framework, no modules, no permissions.
 * Arguments: the node's data folder, the port, the page's bytes where they are wanted.
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
        DataSource source = source(data);
        context.addServlet(new ServletHolder(new Record(source)), "/api/protocols/*");
        if (arguments.length > 2) {
            context.addServlet(
                    new ServletHolder(new Page(source, Files.readAllBytes(Path.of(arguments[2])))), "/protocols/*");
        }
        server.setHandler(context);
        server.setStopAtShutdown(true);
        server.start();
        server.join();
    }

    /** The database's key out of the node's keystore: what {@code Keys.secret("database")} gives. */
    private static String key(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] passphrase = Files.readString(keys.resolve("passphrase")).strip().toCharArray();
        try (InputStream in = Files.newInputStream(keys.resolve("node.p12"))) {
            store.load(in, passphrase);
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("org.enlace.keys 1".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] extracted = mac.doFinal(store.getKey("master", passphrase).getEncoded());
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        mac.update("database".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(mac.doFinal(new byte[] {1}));
    }

    private static DataSource source(Path data) throws IOException, GeneralSecurityException {
        System.setProperty("derby.system.home", data.toString());
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(data.resolve("database").toString());
        derby.setConnectionAttributes("dataEncryption=true;encryptionAlgorithm=AES/CBC/NoPadding;encryptionKey="
                + key(data.resolve("keys")));
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(derby);
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient DataSource source;
        private final byte[] html;

        Page(DataSource source, byte[] html) {
            this.source = source;
            this.html = html;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try (Connection connection = source.getConnection();
                    PreparedStatement statement = connection.prepareStatement(Record.QUERY)) {
                statement.setString(1, request.getPathInfo().substring(1));
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && !row.getString(10).isEmpty()) {
                        response.setContentType("text/html;charset=utf-8");
                        response.setContentLength(html.length);
                        response.getOutputStream().write(html);
                    } else {
                        response.sendError(404);
                    }
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
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
