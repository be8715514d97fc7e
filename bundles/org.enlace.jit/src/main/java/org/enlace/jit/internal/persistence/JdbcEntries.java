package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.EntryText;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Use;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/** Entries in the node's database, by plain SQL. */
final class JdbcEntries implements EntryStore {
    private static final String SELECT = "select * from jit.entry where ";
    private static final String THERE = "taken_back = false";
    /** Versions count from 1: this one stands for what never was here. */
    private static final int TOLD = 0;

    private static final String NOTHING = "{\"fields\":{}}";

    private final Statements sql;

    JdbcEntries(Store store) {
        sql = new Statements(store, "jit-entry");
    }

    @Override
    public Optional<Stored> find(RecordId id) {
        return sql.one(SELECT + "id = ? and " + THERE, JdbcEntries::read, id);
    }

    @Override
    public Map<RecordId, Stored> find(Collection<RecordId> ids) {
        Map<RecordId, Stored> found = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.in(SELECT + "id in ", texts(ids), " and " + THERE, JdbcEntries::read)
                    .forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    @Override
    public Optional<Touched> was(RecordId id) {
        return sql.one(SELECT + "id = ? and taken_back = true", JdbcEntries::touched, id);
    }

    @Override
    public Optional<String> reason(RecordId id) {
        return sql.one(
                "select reason from jit.entry where id = ? and taken_back = true and reason is not null",
                row -> row.getString(1),
                id);
    }

    /** The words of a condition are gone with what was taken back, and the code stays. */
    @Override
    public boolean conditioned(RecordId id) {
        return sql.count(
                        "select count(*) from jit.entry where id = ? and codes like '%" + HandlingCode.H3.name() + "%'",
                        id)
                > 0;
    }

    @Override
    public Map<RecordId, Origin> origins(Collection<RecordId> ids) {
        Map<RecordId, Origin> found = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.in(
                    "select id, owner, kind, codes, content from jit.entry where id in ",
                    texts(ids),
                    "",
                    row -> found.put(RecordId.parse(row.getString("id")), origin(row)));
            if (!found.isEmpty()) {
                earlierParents(found);
            }
        }
        return found;
    }

    private void earlierParents(Map<RecordId, Origin> found) {
        sql.in(
                "select v.id, e.kind, v.content from jit.entry_version v join jit.entry e on e.id = v.id where v.id in ",
                texts(found.keySet()),
                "",
                row -> {
                    List<RecordId> said = content(row).ids(EntryKind.PARENT);
                    found.computeIfPresent(RecordId.parse(row.getString("id")), (id, now) -> now.and(said));
                    return said;
                });
    }

    private static Origin origin(ResultSet row) throws SQLException {
        Content content = content(row);
        return new Origin(
                new CountryCode(row.getString("owner")),
                EntryRows.codes(row),
                content.uses(),
                Set.copyOf(content.ids(EntryKind.PARENT)));
    }

    /** Of what was taken back as little as is left. */
    private static Content content(ResultSet row) throws SQLException {
        return EntryText.read(EntryRows.kind(row), row.getString("content"));
    }

    @Override
    public Map<RecordId, Trace> traces(Collection<RecordId> ids) {
        Map<RecordId, Trace> found = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.in(
                    "select id, team, owner, kind, victim, taken_back, version from jit.entry where id in ",
                    texts(ids),
                    "",
                    row -> found.put(
                            RecordId.parse(row.getString("id")),
                            new Trace(
                                    RecordId.parse(row.getString("team")),
                                    new CountryCode(row.getString("owner")),
                                    EntryRows.kind(row),
                                    row.getBoolean("victim"),
                                    row.getBoolean("taken_back"),
                                    row.getInt("version") == TOLD)));
        }
        return found;
    }

    private static List<String> texts(Collection<RecordId> ids) {
        return ids.stream().map(RecordId::toString).distinct().toList();
    }

    /** Of several kinds each by itself: so every part is a walk along an index, however many there are. */
    @Override
    public List<RecordId> ids(RecordId team, Range range, int most) {
        if (range.kinds().size() == 1
                || range.kinds().isEmpty() && range.owner().isEmpty()) {
            return ids(team, range.kinds().stream().findFirst(), range, most);
        }
        Collection<EntryKind> kinds = range.kinds().isEmpty() ? Arrays.asList(EntryKind.values()) : range.kinds();
        List<RecordId> all = new ArrayList<>();
        kinds.forEach(kind -> all.addAll(ids(team, Optional.of(kind), range, most)));
        Comparator<RecordId> order = Comparator.naturalOrder();
        all.sort(range.rising() ? order : order.reversed());
        return all.size() > most ? all.subList(0, most) : all;
    }

    private List<RecordId> ids(RecordId team, Optional<EntryKind> kind, Range range, int most) {
        StringBuilder where = new StringBuilder("select id from jit.entry where team = ? and shown = true");
        List<Object> values = new ArrayList<>(List.of(team));
        kind.ifPresent(one -> {
            where.append(" and kind = ?");
            values.add(one.token());
        });
        range.owner().ifPresent(one -> {
            where.append(" and owner = ?");
            values.add(one);
        });
        range.nature().ifPresent(one -> {
            where.append(" and nature = ?");
            values.add(one.token());
        });
        range.beyond().ifPresent(one -> {
            where.append(range.rising() ? " and id > ?" : " and id < ?");
            values.add(one);
        });
        range.year().ifPresent(one -> {
            where.append(" and written >= ? and written < ?");
            values.add(Statements.micros(begin(one)));
            values.add(Statements.micros(begin(one.plusYears(1))));
        });
        where.append(" order by id ").append(range.rising() ? "asc" : "desc").append(first(most));
        return sql.list(where.toString(), JdbcEntries::id, values.toArray());
    }

    private static Instant begin(Year year) {
        return year.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Said in the statement: only so a database plans for a part and not for all. */
    static String first(int most) {
        return " fetch first " + most + " rows only";
    }

    @Override
    public List<RecordId> written(RecordId team, CountryCode owner, Optional<RecordId> after, int most) {
        return sql.list(
                "select id from jit.entry where team = ? and owner = ? and id > ? order by id" + first(most),
                JdbcEntries::id,
                team,
                owner,
                after.map(RecordId::toString).orElse(""));
    }

    @Override
    public List<RecordId> last(RecordId team, CountryCode owner, Optional<RecordId> upTo, int most) {
        return upTo.isEmpty()
                ? List.of()
                : sql.list(
                        "select id from jit.entry where team = ? and owner = ? and " + THERE
                                + " and id <= ? order by id desc" + first(most),
                        JdbcEntries::id,
                        team,
                        owner,
                        upTo.get());
    }

    private static RecordId id(ResultSet row) throws SQLException {
        return RecordId.parse(row.getString(1));
    }

    @Override
    public List<Stored> versions(Stored stored) {
        return sql.list(
                "select " + EntryRows.SAID + " from jit.entry_version where id = ? order by version",
                row -> new Stored(EntryRows.version(stored.entry(), row), stored.victim(), stored.sameAs()),
                stored.id());
    }

    @Override
    public void add(Stored stored, Instant touched) {
        Entry entry = stored.entry();
        sql.update("delete from jit.entry where id = ?", entry.id());
        List<Object> values = new ArrayList<>(EntryRows.said(entry));
        values.addAll(
                List.of(entry.id(), entry.team(), entry.owner(), entry.kind().token()));
        values.add(Statements.micros(entry.written()));
        values.addAll(marks(stored, touched));
        values.add(false);
        sql.update(
                "insert into jit.entry (" + EntryRows.SAID
                        + ", id, team, owner, kind, written, victim, same_as, shown, touched, taken_back)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values.toArray());
        keep(entry);
    }

    @Override
    public void replace(Stored stored, Instant touched) {
        List<Object> values = new ArrayList<>(EntryRows.said(stored.entry()));
        values.addAll(marks(stored, touched));
        values.add(stored.id());
        sql.update(
                "update jit.entry set version = ?, author = ?, changed = ?, codes = ?, proviso = ?, nature = ?, source = ?,"
                        + " information = ?, content = ?, victim = ?, same_as = ?, shown = ?, touched = ? where id = ?",
                values.toArray());
        keep(stored.entry());
    }

    @Override
    public void gone(RecordId id, RecordId team, CountryCode owner, EntryKind kind, Instant touched) {
        Trace said = new Trace(team, owner, kind, false, true, true);
        Trace known = traces(List.of(id)).get(id);
        if (known == null || known.told() && !known.equals(said)) {
            sql.update("delete from jit.entry where id = ?", id);
            long at = Statements.micros(touched);
            sql.update(
                    "insert into jit.entry (id, team, owner, kind, version, author, written, changed, codes, content, victim,"
                            + " shown, taken_back, touched) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    team,
                    owner,
                    kind.token(),
                    TOLD,
                    id,
                    at,
                    at,
                    EntryRows.codes(Handling.GENERAL),
                    NOTHING,
                    false,
                    false,
                    true,
                    at);
        }
    }

    @Override
    public long gone(CountryCode owner) {
        return sql.count("select count(*) from jit.entry where owner = ? and version = ?", owner, TOLD);
    }

    private static List<Object> marks(Stored stored, Instant touched) {
        return Arrays.asList(stored.victim(), stored.sameAs().orElse(null), stored.shown(), Statements.micros(touched));
    }

    private void keep(Entry entry) {
        List<Object> values = new ArrayList<>(EntryRows.said(entry));
        values.add(entry.id());
        sql.update(
                "insert into jit.entry_version (" + EntryRows.SAID + ", id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values.toArray());
    }

    @Override
    public void mark(Stored stored, Instant touched) {
        List<Object> values = new ArrayList<>(marks(stored, touched));
        values.add(stored.id());
        sql.update(
                "update jit.entry set victim = ?, same_as = ?, shown = ?, touched = ? where id = ?", values.toArray());
    }

    @Override
    public void erase(RecordId id, String reason, Instant touched) {
        // What was made of it in turn is under the codes and limits of all before it.
        Map<String, List<String>> left = new TreeMap<>();
        origins(List.of(id)).values().forEach(one -> {
            if (!one.parents().isEmpty()) {
                left.put(
                        EntryKind.PARENT,
                        one.parents().stream().map(RecordId::toString).sorted().toList());
            }
            if (!one.uses().equals(Set.of(Use.TEAM))) {
                left.put(Use.FIELD, Use.tokens(one.uses()));
            }
        });
        sql.update(
                "update jit.entry set taken_back = ?, shown = ?, reason = ?, proviso = ?, content = ?, sought = ?,"
                        + " same_as = ?, touched = ? where id = ?",
                true,
                false,
                reason.isBlank() ? null : reason,
                null,
                left.isEmpty() ? NOTHING : EntryText.of(new Content(left)),
                null,
                null,
                Statements.micros(touched),
                id);
        sql.update("delete from jit.entry_version where id = ?", id);
    }

    @Override
    public void touch(RecordId team, Instant at) {
        sql.update("update jit.entry set touched = ? where team = ? and " + THERE, Statements.micros(at), team);
    }

    @Override
    public void touch(Collection<RecordId> some, Instant at) {
        sql.batch("update jit.entry set touched = ? where id = ? and " + THERE, some, id ->
                new Object[] {Statements.micros(at), id});
    }

    @Override
    public Optional<RecordId> once(String said) {
        return sql.one("select entry from jit.entry_once where said = ?", JdbcEntries::id, said);
    }

    @Override
    public void once(String said, RecordId entry, Instant made, Instant forget) {
        sql.update("delete from jit.entry_once where made < ? or said = ?", Statements.micros(forget), said);
        sql.update(
                "insert into jit.entry_once (said, entry, made) values (?, ?, ?)",
                said,
                entry,
                Statements.micros(made));
    }

    @Override
    public List<Touched> touchedAfter(Instant changed, RecordId id, int limit) {
        long after = Statements.micros(changed);
        List<Touched> all = new ArrayList<>();
        if (id != null) {
            // By itself: of one moment there may be as many as a team has.
            all.addAll(sql.list(
                    SELECT + "touched = ? and id > ? order by id" + first(limit), JdbcEntries::touched, after, id));
        }
        if (all.size() < limit) {
            all.addAll(sql.list(
                    SELECT + "touched > ? order by touched, id" + first(limit - all.size()),
                    JdbcEntries::touched,
                    after));
        }
        return all;
    }

    private static Touched touched(ResultSet row) throws SQLException {
        return new Touched(read(row), row.getBoolean("taken_back"), Statements.instant(row.getLong("touched")));
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getBoolean("taken_back") ? gone(row) : EntryRows.entry(row),
                row.getBoolean("victim"),
                Optional.ofNullable(row.getString("same_as")).map(RecordId::parse));
    }

    /** What was taken back has neither content nor a condition to show. */
    private static Entry gone(ResultSet row) throws SQLException {
        return new Entry(
                RecordId.parse(row.getString("id")),
                RecordId.parse(row.getString("team")),
                new CountryCode(row.getString("owner")),
                row.getInt("version"),
                EntryRows.kind(row),
                RecordId.parse(row.getString("author")),
                Statements.instant(row.getLong("written")),
                Statements.instant(row.getLong("changed")),
                Handling.GENERAL,
                Optional.empty(),
                new Content(Map.of()));
    }
}
