package org.enlace.node.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.web.WebApplication;
import org.osgi.framework.FrameworkUtil;

/** A small workflow: a table of notes, a page and an API. It reads and writes whatever columns its version's scripts made. */
public final class Notes implements WebApplication {
    private final Store store;
    private final Transactions transactions;

    public Notes(Database database, Transactions transactions) {
        store = database.open(new Schema("notes", List.of(), Notes.class));
        this.transactions = transactions;
    }

    public void close() {
        store.close();
    }

    /** Every row with all its columns, a line each, by id. */
    String rows() {
        return store.reading(() -> {
            try (PreparedStatement query = store.connection().prepareStatement("select * from notes.note order by id");
                    ResultSet rows = query.executeQuery()) {
                return lines(rows);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static String lines(ResultSet rows) throws SQLException {
        StringBuilder lines = new StringBuilder();
        while (rows.next()) {
            StringJoiner line = new StringJoiner("|", "", "\n");
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                line.add(String.valueOf(rows.getString(column)));
            }
            lines.append(line);
        }
        return lines.toString();
    }

    void add(String id, String words) {
        transactions.run(() -> {
            Connection connection = store.connection();
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into notes.note (id, words) values (?, ?)")) {
                insert.setString(1, id);
                insert.setString(2, words);
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The version that runs. */
    static String version() {
        return FrameworkUtil.getBundle(Notes.class).getVersion().toString();
    }

    @Override
    public String module() {
        return "notes";
    }

    @Override
    public List<String> paths() {
        return List.of("/notes", "/api/notes");
    }

    @Override
    public Set<Object> resources() {
        return Set.of(new NotesPage(), new NotesApi(this));
    }

    @Override
    public Texts texts() {
        return Texts.of(Notes.class);
    }
}
