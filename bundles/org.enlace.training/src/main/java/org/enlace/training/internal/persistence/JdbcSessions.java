package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.AgendaBlock;
import org.enlace.training.Interpretation;
import org.enlace.training.Recording;
import org.enlace.training.Room;
import org.enlace.training.Session;
import org.enlace.training.SessionContent;
import org.enlace.training.SessionTime;
import org.enlace.training.Sessions;
import org.enlace.training.internal.SessionStore;

/** Sessions, bookings of booths and moderators' links in the node's database, by plain SQL. */
final class JdbcSessions implements SessionStore {
    private static final String SELECT = "select * from training.meeting";
    private static final String PLANNED = "planned";
    private static final String HELD = "held";
    private static final String CANCELLED = "cancelled";

    private static final String UPDATE =
            "update training.meeting set version = ?, state = ?, title = ?, starts = ?, ends = ?, zone = ?,"
                    + " moved_from = ?, languages = ?, agenda = ?, place = ?, provider = ?, link = ?,"
                    + " dial_in = ?, recording = ?, moderators = ?, reason = ?, changed_by = ?, changed = ?"
                    + " where id = ?";

    private final Statements sql;

    JdbcSessions(Store store) {
        sql = new Statements(store, Sessions.KIND);
    }

    /** What a row says without its bookings, which are of another table. */
    private record Row(RecordId id, ReaderOfBookings reader) {
        Session with(List<Interpretation> booths) {
            return reader.with(booths);
        }
    }

    @FunctionalInterface
    private interface ReaderOfBookings {
        Session with(List<Interpretation> booths);
    }

    @Override
    public Optional<Session> find(RecordId id) {
        return booked(sql.list(SELECT + " where id = ?", JdbcSessions::read, id)).stream()
                .findFirst();
    }

    @Override
    public List<Session> of(RecordId series) {
        return booked(sql.list(SELECT + " where series = ? order by starts, id", JdbcSessions::read, series));
    }

    @Override
    public List<Session> between(Instant from, Instant until, int limit) {
        return booked(sql.list(
                SELECT + " where ends > ? and starts < ? and state <> ? order by starts, id",
                limit,
                JdbcSessions::read,
                Statements.micros(from),
                Statements.micros(until),
                CANCELLED));
    }

    private List<Session> booked(List<Row> rows) {
        Map<String, List<Interpretation>> booths = new HashMap<>();
        sql.in(
                        "select * from training.booking where meeting in ",
                        rows.stream().map(row -> row.id().toString()).toList(),
                        " order by meeting, place",
                        row -> Map.entry(
                                row.getString("meeting"),
                                new Interpretation(
                                        Columns.language(row.getString("from_language")),
                                        Columns.language(row.getString("to_language")),
                                        row.getString("shown"))))
                .forEach(one -> booths.computeIfAbsent(one.getKey(), key -> new ArrayList<>())
                        .add(one.getValue()));
        return rows.stream()
                .map(row -> row.with(booths.getOrDefault(row.id().toString(), List.of())))
                .toList();
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String state : List.of(PLANNED, HELD, CANCELLED)) {
            counts.put(state, 0L);
        }
        sql.list(
                        "select state, count(*) from training.meeting group by state",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    @Override
    public void write(Session session) {
        if (session.version() == 1) {
            insert(session);
        } else {
            List<Object> values = values(session);
            values.add(session.version() - 1);
            if (sql.update(UPDATE + " and version = ?", values.toArray()) == 0) {
                throw new Stale(Sessions.KIND, session.id().toString());
            }
        }
        book(session, JdbcSessions::folded);
    }

    @Override
    public void keepCopies(RecordId series, List<Session> sessions) {
        Set<RecordId> kept = sessions.stream().map(Session::id).collect(Collectors.toSet());
        sql.list("select id from training.meeting where series = ?", row -> Columns.id(row, "id"), series).stream()
                .filter(id -> !kept.contains(id))
                .forEach(id -> {
                    sql.update("delete from training.booking where meeting = ?", id);
                    sql.update("delete from training.meeting where id = ?", id);
                });
        for (Session session : sessions) {
            List<Object> values = values(session);
            values.add(series);
            if (sql.update(UPDATE + " and series = ?", values.toArray()) == 0) {
                insert(session);
            }
            book(session, booth -> "");
        }
    }

    private void insert(Session session) {
        List<Object> values = values(session);
        values.add(session.series());
        values.add(session.created().officer());
        values.add(Statements.micros(session.created().at()));
        sql.update(
                "insert into training.meeting (version, state, title, starts, ends, zone, moved_from, languages, agenda,"
                        + " place, provider, link, dial_in, recording, moderators, reason, changed_by, changed, id,"
                        + " series, created_by, created)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values.toArray());
    }

    private static List<Object> values(Session session) {
        SessionContent content = session.content();
        List<Object> values = new ArrayList<>();
        values.add(session.version());
        values.add(session instanceof Session.Planned ? PLANNED : session instanceof Session.Held ? HELD : CANCELLED);
        values.add(content.title());
        values.add(Statements.micros(content.time().start()));
        values.add(Statements.micros(content.time().end()));
        values.add(content.time().zone());
        values.add(Statements.orAbsent(
                session instanceof Session.Planned planned
                        ? planned.movedFrom().map(Statements::micros)
                        : Optional.<Long>empty()));
        values.add(Columns.languages(content.languages()));
        values.add(agenda(content.agenda()));
        values.add(content.room().place());
        values.add(content.room().provider());
        values.add(content.room().link());
        values.add(content.room().dialIn());
        values.add(content.recording().token());
        values.add(content.moderators().stream().map(OfficerId::value).collect(Collectors.joining(" ")));
        values.add(session instanceof Session.Cancelled cancelled ? cancelled.reason() : null);
        values.add(session.changed().officer());
        values.add(Statements.micros(session.changed().at()));
        values.add(session.id());
        return values;
    }

    /** @param known under which word a booth is booked; an empty one is asked for by nobody */
    private void book(Session session, UnaryOperator<String> known) {
        sql.update("delete from training.booking where meeting = ?", session.id());
        int place = 0;
        for (Interpretation one : session.content().interpreters()) {
            sql.update(
                    "insert into training.booking (meeting, place, booth, shown, from_language, to_language)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    session.id(),
                    place++,
                    known.apply(one.interpreter()),
                    one.interpreter(),
                    one.from().tag(),
                    one.to().tag());
        }
    }

    private static String folded(String interpreter) {
        return interpreter.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> booked(String interpreter, Instant from, Instant until, RecordId but) {
        return sql.list(
                "select m.title from training.meeting m join training.booking b on b.meeting = m.id"
                        + " where b.booth = ? and m.state = ? and m.ends > ? and m.starts < ? and m.id <> ?"
                        + " order by m.starts",
                row -> row.getString(1),
                folded(interpreter),
                PLANNED,
                Statements.micros(from),
                Statements.micros(until),
                but);
    }

    @Override
    public Optional<String> moderatorLink(RecordId session) {
        return sql.one("select link from training.moderation where meeting = ?", row -> row.getString(1), session);
    }

    @Override
    public void setModeratorLink(RecordId session, String link) {
        sql.update("delete from training.moderation where meeting = ?", session);
        if (!link.isEmpty()) {
            sql.update("insert into training.moderation (meeting, link) values (?, ?)", session, link);
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        RecordId id = Columns.id(row, "id");
        RecordId series = Columns.id(row, "series");
        int version = row.getInt("version");
        String state = row.getString("state");
        long moved = row.getLong("moved_from");
        OptionalLong movedFrom = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(moved);
        var created = Columns.stamp(row, "created");
        var changed = Columns.stamp(row, "changed");
        String reason = row.getString("reason");
        String title = row.getString("title");
        SessionTime time = new SessionTime(
                Statements.instant(row.getLong("starts")),
                Statements.instant(row.getLong("ends")),
                ZoneId.of(row.getString("zone")));
        var languages = Columns.languages(row.getString("languages"));
        List<AgendaBlock> agenda = agenda(row.getString("agenda"));
        Room room = new Room(
                row.getString("place"), row.getString("provider"), row.getString("link"), row.getString("dial_in"));
        Recording recording = Recording.of(row.getString("recording"));
        List<OfficerId> moderators = Columns.words(row.getString("moderators")).stream()
                .map(OfficerId::new)
                .toList();
        return new Row(id, booths -> {
            SessionContent content =
                    new SessionContent(title, time, languages, booths, agenda, room, recording, moderators);
            return switch (state) {
                case HELD -> new Session.Held(id, series, version, content, created, changed);
                case CANCELLED -> new Session.Cancelled(id, series, version, content, created, changed, reason);
                default ->
                    new Session.Planned(
                            id,
                            series,
                            version,
                            content,
                            created,
                            changed,
                            movedFrom.isPresent()
                                    ? Optional.of(Statements.instant(movedFrom.getAsLong()))
                                    : Optional.empty());
            };
        });
    }

    private static String agenda(List<AgendaBlock> blocks) {
        return blocks.stream()
                .map(block -> block.minutes() + "\t" + block.title() + "\t" + block.speaker())
                .collect(Collectors.joining("\n"));
    }

    private static List<AgendaBlock> agenda(String text) {
        return text.lines()
                .map(line -> line.split("\t", -1))
                .map(parts -> new AgendaBlock(Integer.parseInt(parts[0]), parts[1], parts[2]))
                .toList();
    }
}
