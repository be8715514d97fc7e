package org.enlace.mail.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.CalendarPart;
import org.enlace.mail.Letter;
import org.enlace.mail.MailAddress;
import org.enlace.mail.internal.OutboxStore;
import org.enlace.mail.internal.Waiting;
import org.enlace.mail.internal.Waiting.State;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** One small table, by plain SQL. The schema is opened when somebody first asks: a node without mail never does. */
@Component(service = OutboxStore.class)
public final class JdbcOutbox implements OutboxStore {
    private static final Schema SCHEMA = new Schema("mail", List.of(), JdbcOutbox.class);

    private final Database database;
    private Store store;
    private Statements sql;

    @Activate
    public JdbcOutbox(@Reference Database database) {
        this.database = database;
    }

    @Deactivate
    public synchronized void close() {
        if (store != null) {
            store.close();
        }
    }

    private synchronized Statements sql() {
        if (sql == null) {
            store = database.open(SCHEMA);
            sql = new Statements(store, "mail");
        }
        return sql;
    }

    @Override
    public void add(Waiting waiting) {
        Letter letter = waiting.letter();
        sql().update(
                        "insert into mail.letter (id, recipient, subject, body, html, method, calendar, queued, state,"
                                + " failures, try_from, error) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        waiting.id(),
                        letter.to(),
                        letter.subject(),
                        letter.text(),
                        letter.html().orElse(null),
                        letter.calendar().map(CalendarPart::method).orElse(null),
                        letter.calendar().map(CalendarPart::text).orElse(null),
                        Statements.micros(waiting.queued()),
                        waiting.state(),
                        waiting.failures(),
                        Statements.micros(waiting.tryFrom()),
                        waiting.error().orElse(null));
    }

    @Override
    public Optional<Waiting> next(Instant now) {
        return sql().one(
                        "select * from mail.letter where state = ? and try_from <= ? order by try_from, id",
                        JdbcOutbox::row,
                        State.WAITING,
                        Statements.micros(now));
    }

    @Override
    public boolean replace(Waiting before, Waiting after) {
        return sql().update(
                                "update mail.letter set state = ?, failures = ?, try_from = ?, error = ?"
                                        + " where id = ? and state = ? and try_from = ?",
                                after.state(),
                                after.failures(),
                                Statements.micros(after.tryFrom()),
                                after.error().orElse(null),
                                before.id(),
                                before.state(),
                                Statements.micros(before.tryFrom()))
                == 1;
    }

    @Override
    public boolean remove(RecordId id) {
        return sql().update("delete from mail.letter where id = ?", id) == 1;
    }

    @Override
    public List<Waiting> all(int limit) {
        return sql().list("select * from mail.letter order by state, queued, id", limit, JdbcOutbox::row);
    }

    @Override
    public long count(State state) {
        return sql().count("select count(*) from mail.letter where state = ?", state);
    }

    @Override
    public Optional<Instant> oldest(State state) {
        return sql().one("select * from mail.letter where state = ? order by queued, id", JdbcOutbox::row, state)
                .map(Waiting::queued);
    }

    @Override
    public int revive(Instant now) {
        long micros = Statements.micros(now);
        return sql().update(
                        "update mail.letter set state = ?, failures = 0, queued = ?, try_from = ? where state = ?",
                        State.WAITING,
                        micros,
                        micros,
                        State.FAILED);
    }

    @Override
    public int forget(Instant before) {
        return sql().update(
                        "delete from mail.letter where state = ? and try_from < ?",
                        State.FAILED,
                        Statements.micros(before));
    }

    private static Waiting row(ResultSet row) throws SQLException {
        String method = row.getString("method");
        Optional<CalendarPart> calendar = method == null
                ? Optional.empty()
                : Optional.of(new CalendarPart(CalendarPart.Method.valueOf(method), row.getString("calendar")));
        return new Waiting(
                RecordId.parse(row.getString("id")),
                new Letter(
                        new MailAddress(row.getString("recipient")),
                        row.getString("subject"),
                        row.getString("body"),
                        Optional.ofNullable(row.getString("html")),
                        calendar),
                Statements.instant(row.getLong("queued")),
                State.valueOf(row.getString("state")),
                row.getInt("failures"),
                Statements.instant(row.getLong("try_from")),
                Optional.ofNullable(row.getString("error")));
    }
}
