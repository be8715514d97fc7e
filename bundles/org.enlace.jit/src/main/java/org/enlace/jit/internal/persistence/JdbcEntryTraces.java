package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.jit.internal.work.EntryTraces;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What follows from entries, in the node's database. */
final class JdbcEntryTraces implements EntryTraces {
    private final Statements sql;

    JdbcEntryTraces(Store store) {
        sql = new Statements(store, "jit-entry");
    }

    @Override
    public void put(RecordId team, RecordId entry, List<Link> links, Set<String> keys, Set<String> words) {
        remove(team, entry);
        sql.batch("insert into jit.entry_link (entry, field, other) values (?, ?, ?)", links, one ->
                new Object[] {one.entry(), one.field(), one.other()});
        sql.batch("insert into jit.entry_key (team, alike, entry) values (?, ?, ?)", keys, one ->
                new Object[] {team, one, entry});
        sql.batch("insert into jit.entry_word (team, word, entry) values (?, ?, ?)", words, one ->
                new Object[] {team, one, entry});
        sql.update("update jit.entry set sought = ? where id = ?", String.join(" ", words), entry);
    }

    @Override
    public void remove(RecordId team, RecordId entry) {
        sql.update("delete from jit.entry_link where entry = ?", entry);
        sql.update("delete from jit.entry_key where entry = ?", entry);
        Set<String> words = sql.one(
                        "select sought from jit.entry where id = ?",
                        row -> Optional.ofNullable(row.getString(1)).orElse(""),
                        entry)
                .map(sought -> (Set<String>) new TreeSet<>(Arrays.asList(sought.split(" "))))
                .orElse(Set.of());
        words.remove("");
        sql.batch("delete from jit.entry_word where team = ? and word = ? and entry = ?", words, one ->
                new Object[] {team, one, entry});
    }

    @Override
    public boolean open(RecordId entry, OfficerId officer) {
        // Locks the entry as its erasure does: one of the two comes first.
        boolean here =
                sql.update("update jit.entry set taken_back = false where id = ? and taken_back = false", entry) > 0;
        if (here) {
            sql.update("insert into jit.entry_opened (entry, officer) values (?, ?)", entry, officer);
        }
        return here;
    }

    @Override
    public Set<OfficerId> openers(RecordId entry) {
        return new HashSet<>(sql.list(
                "select officer from jit.entry_opened where entry = ?", row -> new OfficerId(row.getString(1)), entry));
    }

    @Override
    public Set<OfficerId> forgetOpeners(RecordId entry) {
        Set<OfficerId> openers = openers(entry);
        sql.update("delete from jit.entry_opened where entry = ?", entry);
        return openers;
    }

    @Override
    public List<RecordId> pointing(Collection<RecordId> others, int most) {
        List<RecordId> all = new ArrayList<>();
        for (RecordId other : others) {
            all.addAll(sql.list(
                    "select entry from jit.entry_link where other = ? order by entry desc" + JdbcEntries.first(most),
                    row -> RecordId.parse(row.getString(1)),
                    other));
        }
        return all.stream()
                .distinct()
                .sorted(Comparator.<RecordId>naturalOrder().reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<Link> links(EntryKind kind, Collection<RecordId> others) {
        return others.isEmpty()
                ? List.of()
                : sql.in(
                        "select l.entry, l.field, l.other from jit.entry_link l join jit.entry e on e.id = l.entry"
                                + " where e.kind = '" + kind.token() + "' and l.other in ",
                        texts(others),
                        "",
                        JdbcEntryTraces::link);
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(RecordId.parse(row.getString(1)), row.getString(2), RecordId.parse(row.getString(3)));
    }

    private static List<String> texts(Collection<RecordId> ids) {
        return ids.stream().map(RecordId::toString).distinct().toList();
    }

    @Override
    public List<Given> given(Collection<RecordId> designations) {
        return designations.isEmpty()
                ? List.of()
                : sql.in(
                        "select e.other, g.owner from jit.entry_link t join jit.entry_link e on e.entry = t.entry"
                                + " join jit.entry g on g.id = t.entry where g.kind = 'given' and g.taken_back = false"
                                + " and t.field = 'to' and e.field = 'entries' and t.other in ",
                        texts(designations),
                        "",
                        row -> new Given(RecordId.parse(row.getString(1)), new CountryCode(row.getString(2))));
    }

    @Override
    public Map<RecordId, Set<String>> alike(RecordId team, RecordId entry, int most) {
        Map<RecordId, Set<String>> found = new LinkedHashMap<>();
        List<String> keys = sql.list("select alike from jit.entry_key where entry = ?", row -> row.getString(1), entry);
        for (String key : keys) {
            sql
                    .list(
                            "select entry from jit.entry_key where team = ? and alike = ? order by entry"
                                    + JdbcEntries.first(most + 1),
                            row -> RecordId.parse(row.getString(1)),
                            team,
                            key)
                    .stream()
                    .filter(other -> !other.equals(entry))
                    .forEach(other ->
                            found.computeIfAbsent(other, one -> new TreeSet<>()).add(key));
        }
        return found;
    }

    @Override
    public List<RecordId> found(
            RecordId team, Collection<String> words, Optional<RecordId> beyond, boolean rising, int most) {
        List<WordWalk> walks = words.stream()
                .map(word -> new WordWalk(sql, team, word, rising))
                .toList();
        return WordWalk.together(walks, beyond, most);
    }

    @Override
    public Map<EntryKind, Map<CountryCode, Long>> counts(RecordId team) {
        Map<EntryKind, Map<CountryCode, Long>> counts = new EnumMap<>(EntryKind.class);
        sql.list(
                "select kind, owner, entries from jit.entry_count where team = ? and entries > 0",
                row -> counts.computeIfAbsent(EntryRows.kind(row), kind -> new TreeMap<>())
                        .put(new CountryCode(row.getString(2)), row.getLong(3)),
                team);
        return counts;
    }

    @Override
    public void count(RecordId team, EntryKind kind, CountryCode owner, int more) {
        int rows = sql.update(
                "update jit.entry_count set entries = entries + ? where team = ? and kind = ? and owner = ?",
                (long) more,
                team,
                kind.token(),
                owner);
        if (rows == 0) {
            sql.update(
                    "insert into jit.entry_count (team, kind, owner, entries) values (?, ?, ?, ?)",
                    team,
                    kind.token(),
                    owner,
                    (long) more);
        }
    }
}
