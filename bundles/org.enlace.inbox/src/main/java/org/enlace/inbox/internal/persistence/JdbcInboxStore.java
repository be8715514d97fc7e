package org.enlace.inbox.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxItem.Due;
import org.enlace.inbox.InboxItem.Span;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.Audience;
import org.enlace.inbox.internal.InboxStore;
import org.enlace.inbox.internal.Moments;
import org.enlace.inbox.internal.StepStore;
import org.enlace.inbox.internal.digest.DigestStore;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Items in the node's database, by plain SQL. */
@Component
public final class JdbcInboxStore implements InboxStore {
    private static final Schema SCHEMA = new Schema("inbox", List.of(), JdbcInboxStore.class);
    private static final String COLUMNS =
            "id, place, recipient, left_out, use_name, item_key, record_id, kind, title_key,"
                    + " arguments, path, due, due_day, zone, shown_from, shown_until, created";
    private static final long ALWAYS = Long.MAX_VALUE;

    private final Store store;
    private final Statements sql;

    @Activate
    public JdbcInboxStore(@Reference Database database) {
        store = database.open(SCHEMA);
        sql = new Statements(store, Tray.KIND);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public List<Entry> waiting(Audience recipient, Range range, int limit) {
        StringBuilder where = new StringBuilder(" where recipient = ?");
        List<Object> values = new ArrayList<>(List.of(recipient.value()));
        range.kind().ifPresent(kind -> {
            where.append(" and kind = ?");
            values.add(kind.token());
        });
        range.use().ifPresent(use -> {
            where.append(" and use_name = ?");
            values.add(use);
        });
        where.append(" and place > ? and place < ? and shown_from <= ? and shown_until > ? and gone is null");
        long now = Moments.micros(range.now());
        values.addAll(List.of(range.from(), range.until(), now, now));
        return sql.list(
                "select " + COLUMNS + " from inbox.item" + where + " order by place fetch first " + limit
                        + " rows only",
                JdbcInboxStore::read,
                values.toArray());
    }

    @Override
    public List<Entry> find(Collection<RecordId> ids) {
        return sql.in(
                "select " + COLUMNS + " from inbox.item where id in ",
                texts(ids),
                " and gone is null",
                JdbcInboxStore::read);
    }

    @Override
    public Set<Permission> audiences() {
        return new HashSet<>(
                sql.list("select permission from inbox.audience", row -> new Permission(row.getString(1))));
    }

    @Override
    public void insert(Entry entry) {
        InboxItem item = entry.item();
        Set<OfficerId> leftOut = Set.of();
        if (item.to() instanceof Recipient.Holders holders) {
            leftOut = holders.except();
            if (!audiences().contains(holders.permission())) {
                sql.update("insert into inbox.audience (permission) values (?)", holders.permission());
            }
        }
        sql.update(
                "insert into inbox.item (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.place(),
                Audience.of(item.to()).value(),
                leftOut.isEmpty()
                        ? null
                        : leftOut.stream().map(OfficerId::value).sorted().collect(Collectors.joining(" ")),
                item.use(),
                item.key(),
                item.record(),
                item.kind().token(),
                item.text(),
                item.arguments().stream().map(argument -> "\n" + argument).collect(Collectors.joining()),
                item.path(),
                moment(item.due().map(Due::end)),
                item.due()
                        .map(due -> due instanceof Due.Day whole ? whole.day().toString() : null)
                        .orElse(null),
                item.due().map(due -> due.zone().getId()).orElse(null),
                item.span().from().map(Moments::micros).orElse(0L),
                item.span().until().map(Moments::micros).orElse(ALWAYS),
                Moments.micros(entry.created()));
    }

    @Override
    public void drop(String use, String key) {
        drop(sql.list(
                "select id from inbox.item where use_name = ? and item_key = ?", row -> row.getString(1), use, key));
    }

    @Override
    public void drop(RecordId id) {
        drop(List.of(id.toString()));
    }

    @Override
    public void hide(RecordId id, Instant now) {
        sql.update("update inbox.item set gone = ? where id = ?", Moments.micros(now), id);
    }

    @Override
    public void show(RecordId id) {
        sql.update("update inbox.item set gone = null where id = ?", id);
    }

    @Override
    public List<Entry> hidden(Collection<RecordId> ids) {
        return sql.in(
                "select " + COLUMNS + " from inbox.item where id in ",
                texts(ids),
                " and gone is not null",
                JdbcInboxStore::read);
    }

    @Override
    public void erase(Instant hidden) {
        drop(sql.list(
                "select id from inbox.item where gone <= ? fetch first 200 rows only",
                row -> row.getString(1),
                Moments.micros(hidden)));
    }

    @Override
    public void clear(String use, RecordId record) {
        drop(sql.list(
                "select id from inbox.item where record_id = ? and use_name = ?",
                row -> row.getString(1),
                record,
                use));
    }

    private void drop(List<String> ids) {
        sql.batch("delete from inbox.mark where item_id = ?", ids, id -> new Object[] {id});
        sql.batch("delete from inbox.item where id = ?", ids, id -> new Object[] {id});
    }

    @Override
    public Map<RecordId, Mark> marks(Collection<RecordId> items, OfficerId officer) {
        Map<RecordId, Mark> marks = new HashMap<>();
        sql.in(
                "select item_id, officer, seen, snoozed from inbox.mark where item_id in ",
                texts(items),
                "",
                row -> officer.value().equals(row.getString(2))
                        ? marks.put(RecordId.parse(row.getString(1)), new Mark(instant(row, 3), instant(row, 4)))
                        : null);
        return marks;
    }

    @Override
    public void mark(RecordId item, OfficerId officer, Mark mark) {
        OptionalLong seen = moment(mark.seen());
        OptionalLong snoozed = moment(mark.snoozed());
        int changed = sql.update(
                "update inbox.mark set seen = ?, snoozed = ? where item_id = ? and officer = ?",
                seen,
                snoozed,
                item,
                officer);
        if (changed == 0) {
            sql.update(
                    "insert into inbox.mark (item_id, officer, seen, snoozed) values (?, ?, ?, ?)",
                    item,
                    officer,
                    seen,
                    snoozed);
        }
    }

    @Override
    public List<RecordId> snoozed(OfficerId officer, Instant now, int limit) {
        return sql.list(
                "select item_id from inbox.mark where officer = ? and snoozed > ? order by snoozed fetch first " + limit
                        + " rows only",
                row -> RecordId.parse(row.getString(1)),
                officer,
                Moments.micros(now));
    }

    @Override
    public StepStore steps() {
        return new JdbcStepStore(sql);
    }

    @Override
    public DigestStore digests() {
        return new JdbcDigestStore(sql);
    }

    static List<String> texts(Collection<RecordId> ids) {
        return ids.stream().map(RecordId::toString).toList();
    }

    static OptionalLong moment(Optional<Instant> at) {
        return Statements.orAbsent(at.map(Moments::micros));
    }

    static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Statements.instant(micros));
    }

    private static Optional<Due> due(ResultSet row) throws SQLException {
        String day = row.getString(13);
        String zone = row.getString(14);
        return day == null
                ? instant(row, 12).map(end -> new Due.Moment(end, ZoneId.of(zone)))
                : Optional.of(new Due.Day(LocalDate.parse(day), ZoneId.of(zone)));
    }

    private static Entry read(ResultSet row) throws SQLException {
        Audience audience = new Audience(row.getString(3));
        String leftOut = row.getString(4);
        Recipient to = audience.isOfficer()
                ? new Recipient.One(new OfficerId(audience.name()))
                : new Recipient.Holders(
                        new Permission(audience.name()),
                        leftOut == null
                                ? Set.of()
                                : Arrays.stream(leftOut.split(" "))
                                        .map(OfficerId::new)
                                        .collect(Collectors.toSet()));
        String arguments = row.getString(10);
        long from = row.getLong(15);
        long until = row.getLong(16);
        InboxItem item = new InboxItem(
                row.getString(5),
                row.getString(6),
                RecordId.parse(row.getString(7)),
                ItemKind.of(row.getString(8)).orElseThrow(),
                to,
                row.getString(9),
                arguments.isEmpty() ? List.of() : List.of(arguments.substring(1).split("\n", -1)),
                row.getString(11),
                due(row),
                new Span(
                        from == 0 ? Optional.empty() : Optional.of(Statements.instant(from)),
                        until == ALWAYS ? Optional.empty() : Optional.of(Statements.instant(until))));
        return new Entry(RecordId.parse(row.getString(1)), row.getString(2), item, Statements.instant(row.getLong(17)));
    }
}
