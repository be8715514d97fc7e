package org.enlace.node.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;

/** Takes in notes that other countries share, into a table. One whose words are {@code poison} it fails at. */
public final class SharedNotes implements MessageHandler {
    private final Store store;

    public SharedNotes(Database database) {
        store = database.open(new Schema("shared_notes", List.of(), SharedNotes.class));
    }

    public void close() {
        store.close();
    }

    @Override
    public String module() {
        return "shared-notes";
    }

    @Override
    public String type() {
        return "note";
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(1);
    }

    @Override
    public Permission permission() {
        return new Permission("shared-notes.read");
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        update("delete from shared_notes.note where id = ?", record.id().toString());
        update(
                "insert into shared_notes.note (id, owner, version, words) values (?, ?, ?, ?)",
                record.id().toString(),
                record.owner().value(),
                String.valueOf(record.version()),
                content);
        if (content.equals("poison")) {
            throw new IllegalStateException("A note that cannot be taken in");
        }
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        update("delete from shared_notes.note where id = ?", record.id().toString());
    }

    private void update(String sql, String... values) {
        try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setString(at + 1, values[at]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every note, a line each. */
    static String all(Connection connection) {
        try (PreparedStatement query = connection.prepareStatement("select * from shared_notes.note order by id");
                ResultSet rows = query.executeQuery()) {
            return Notes.lines(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
