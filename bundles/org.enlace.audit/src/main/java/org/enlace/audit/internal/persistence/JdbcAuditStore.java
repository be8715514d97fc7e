package org.enlace.audit.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.enlace.audit.internal.AuditStore;
import org.enlace.audit.internal.CheckStore;
import org.enlace.audit.proof.Body;
import org.enlace.audit.proof.Head;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.Node;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The log in the node's database, by plain SQL: entries are inserted in batches and read in the order of one index. One class,
 * since each statement stands alone.
 */
@Component
public final class JdbcAuditStore implements AuditStore {
    private static final Schema SCHEMA = new Schema("audit", List.of(), JdbcAuditStore.class);
    private static final String COLUMNS =
            "e.happened, e.code, e.officer, e.acting_for, e.door, e.outcome, e.subject_kind, e.subject_id";

    private final Store store;
    private final Statements sql;
    private final String country;
    private final CheckStore checks;

    @Activate
    public JdbcAuditStore(@Reference Database database, @Reference Node node) {
        store = database.open(SCHEMA);
        sql = new Statements(store, "audit");
        country = node.country().value();
        checks = new JdbcCheckStore(sql, country);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public <T> T reading(Supplier<T> query) {
        return store.reading(query);
    }

    @Override
    public void insert(Recorded entry) {
        var body = entry.body();
        sql.update(
                "insert into audit.entry (id, body, happened, code, officer, acting_for, door, outcome, subject_kind,"
                        + " subject_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                body.id(),
                entry.text(),
                Statements.micros(body.at()),
                body.code(),
                body.officer(),
                body.actingFor(),
                body.door(),
                body.outcome(),
                body.kind(),
                body.subject());
        sql.update("insert into audit.pending (entry_id) values (?)", body.id());
        if (entry.values().isEmpty()) {
            return;
        }
        sql.batch(
                "insert into audit.entry_value (entry_id, name, salt, content) values (?, ?, ?, ?)",
                entry.values().entrySet(),
                value -> new Object[] {
                    body.id(),
                    value.getKey(),
                    value.getValue().salt(),
                    value.getValue().content()
                });
        sql.batch(
                "insert into audit.person (person, entry_id) values (?, ?)",
                entry.values().entrySet().stream()
                        .filter(value -> value.getKey().startsWith(Body.PERSON))
                        .toList(),
                value -> new Object[] {value.getValue().content(), body.id()});
    }

    @Override
    public Tree lockTree() {
        if (sql.update("update audit.tree set leaves = leaves where id = 1") == 0) {
            sql.update(
                    "insert into audit.tree (id, log, leaves, heads) values (1, ?, 0, 0)",
                    UUID.randomUUID().toString());
        }
        return tree().orElseThrow();
    }

    @Override
    public Optional<Tree> tree() {
        return sql
                .list(
                        "select log, leaves, heads from audit.tree where id = 1",
                        row -> new Tree(row.getString(1), row.getLong(2), row.getLong(3)))
                .stream()
                .findFirst();
    }

    @Override
    public List<String> takeWaiting(List<String> ids) {
        int[] counts = sql.batch("delete from audit.pending where entry_id = ?", ids, id -> new Object[] {id});
        List<String> taken = new ArrayList<>(ids.size());
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] == 1) {
                taken.add(ids.get(at));
            }
        }
        return taken;
    }

    // Derby would sort all that follows for each page; told the index, it walks. To PostgreSQL this is a comment.

    @Override
    public List<Waiting> waiting(int limit) {
        List<String> ids = sql.list(
                "select entry_id from audit.pending --DERBY-PROPERTIES constraint=pending_pk\n order by entry_id"
                        + " fetch first " + limit + " rows only",
                row -> row.getString(1));
        Map<String, String> bodies = new HashMap<>();
        entries(ids).forEach(entry -> bodies.put(entry.id(), entry.body()));
        return ids.stream().map(id -> new Waiting(id, bodies.get(id))).toList();
    }

    @Override
    public void addLeaves(long first, List<String> ids) {
        long[] next = {first};
        sql.batch("insert into audit.leaf (place, entry_id) values (?, ?)", ids, id -> new Object[] {next[0]++, id});
    }

    @Override
    public List<String> tile(int tier, long place) {
        return sql
                .list(
                        "select hashes from audit.tile where tier = ? and place = ?",
                        row -> split(row.getString(1)),
                        tier,
                        place)
                .stream()
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> split(String hashes) {
        List<String> all = new ArrayList<>(hashes.length() / 64);
        for (int at = 0; at < hashes.length(); at += 64) {
            all.add(hashes.substring(at, Math.min(at + 64, hashes.length())));
        }
        return all;
    }

    @Override
    public void putTile(int tier, long place, List<String> hashes, boolean isNew) {
        sql.update(
                isNew
                        ? "insert into audit.tile (hashes, tier, place) values (?, ?, ?)"
                        : "update audit.tile set hashes = ? where tier = ? and place = ?",
                String.join("", hashes),
                tier,
                place);
    }

    @Override
    public void grow(long size) {
        sql.update("update audit.tree set leaves = ? where id = 1", size);
    }

    @Override
    public void addHead(Head head) {
        sql.update(
                "insert into audit.head (number, leaves, root, signed_at, signer, signature) values (?, ?, ?, ?, ?, ?)",
                head.number(),
                head.size(),
                head.root(),
                Statements.micros(head.at()),
                head.signer(),
                head.signature());
        sql.update("update audit.tree set heads = ? where id = 1", head.number());
    }

    @Override
    public List<Head> heads(Tree tree, long from, int limit) {
        return heads(tree, "constraint=head_pk\n where number >= ? order by number", limit, from);
    }

    @Override
    public Optional<Head> lastHead(Tree tree) {
        return heads(tree, tree.heads(), 1).stream().findFirst();
    }

    @Override
    public Optional<Head> headOver(Tree tree, long leaf) {
        return heads(tree, "index=head_leaves\n where leaves > ? order by leaves", 1, leaf).stream()
                .findFirst();
    }

    /** @param where after the index to walk, which is a comment to PostgreSQL */
    private List<Head> heads(Tree tree, String where, int limit, Object... values) {
        return sql.list(
                "select number, leaves, root, signed_at, signer, signature from audit.head" + " --DERBY-PROPERTIES "
                        + where + " fetch first " + limit + " rows only",
                row -> new Head(
                        tree.log(),
                        country,
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        Statements.instant(row.getLong(4)),
                        row.getString(5),
                        row.getString(6)),
                values);
    }

    @Override
    public List<Line> lines(Scan scan, int limit) {
        return Scans.lines(sql, scan, limit, COLUMNS);
    }

    @Override
    public List<Stored> entries(Collection<String> ids) {
        return sql.in(
                "select e.id, e.body, l.place, " + COLUMNS
                        + " from audit.entry e left join audit.leaf l on l.entry_id = e.id where e.id in ",
                ids,
                " order by e.id",
                row -> new Stored(row.getString(1), row.getString(2), Scans.columns(row, 4), (Long) row.getObject(3)));
    }

    @Override
    public Map<String, SortedMap<String, Secret>> values(Collection<String> ids) {
        Map<String, SortedMap<String, Secret>> all = new LinkedHashMap<>();
        sql.in(
                "select entry_id, name, salt, content from audit.entry_value where entry_id in ",
                ids,
                "",
                row -> all.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                        .put(row.getString(2), new Secret(row.getString(3), row.getString(4))));
        return all;
    }

    @Override
    public List<Placed> leaves(long from, int limit) {
        Map<Long, String> places = new LinkedHashMap<>();
        sql.list(
                "select place, entry_id from audit.leaf --DERBY-PROPERTIES constraint=leaf_pk\n where place >= ?"
                        + " order by place fetch first " + limit + " rows only",
                row -> places.put(row.getLong(1), row.getString(2)),
                from);
        Map<String, Stored> stored = new HashMap<>();
        entries(places.values()).forEach(entry -> stored.put(entry.id(), entry));
        List<Placed> all = new ArrayList<>();
        places.forEach((place, id) -> all.add(new Placed(place, id, stored.get(id))));
        return all;
    }

    @Override
    public Counts counts() {
        return new Counts(count("entry"), count("leaf"), count("pending"));
    }

    private long count(String table) {
        return sql.count("select count(*) from audit." + table);
    }

    @Override
    public long leafEnd() {
        return sql.list("select max(place) from audit.leaf", row -> row.getObject(1) == null ? 0 : row.getLong(1) + 1)
                .get(0);
    }

    /** One step in the index for each code, however many entries there are. */
    @Override
    public List<String> codes() {
        return each("code");
    }

    @Override
    public List<String> kinds() {
        return each("subject_kind");
    }

    /** Each value of a column that an index begins with: one look into the index for each. */
    private List<String> each(String column) {
        List<String> values = new ArrayList<>();
        String next = "select min(" + column + ") from audit.entry where " + column + " > ?";
        for (String last = ""; last != null; ) {
            last = sql.list(next, row -> row.getString(1), last).get(0);
            if (last != null) {
                values.add(last);
            }
        }
        return values;
    }

    @Override
    public CheckStore checks() {
        return checks;
    }

    @Override
    public Optional<String> stray(String after, String until) {
        return sql.list(
                        "select min(e.id) from audit.entry e left join audit.leaf l on l.entry_id = e.id"
                                + " left join audit.pending p on p.entry_id = e.id"
                                + " where e.id > ?" + (until == null ? "" : " and e.id <= ?")
                                + " and l.place is null and p.entry_id is null",
                        row -> Optional.ofNullable(row.getString(1)),
                        until == null ? new Object[] {after} : new Object[] {after, until})
                .get(0);
    }

    @Override
    public Map<String, List<String>> persons(Collection<String> ids) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        sql.in(
                "select entry_id, person from audit.person where entry_id in ",
                ids,
                " order by person",
                row -> all.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(row.getString(2)));
        return all;
    }

    @Override
    public void erase(String entry, Collection<String> names, String act) {
        sql.batch("insert into audit.erasure (entry_id, name, act_id) values (?, ?, ?)", names, name ->
                new Object[] {entry, name, act});
        Map<String, SortedMap<String, Secret>> values = values(List.of(entry));
        for (String name : names) {
            Secret secret = values.getOrDefault(entry, new TreeMap<>()).get(name);
            if (secret != null && name.startsWith(Body.PERSON)) {
                sql.update("delete from audit.person where person = ? and entry_id = ?", secret.content(), entry);
            }
        }
        sql.batch("delete from audit.entry_value where entry_id = ? and name = ?", names, name ->
                new Object[] {entry, name});
    }

    @Override
    public Map<String, List<String>> erasedBy(String act) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        sql.list(
                "select entry_id, name from audit.erasure where act_id = ?",
                row -> all.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(row.getString(2)),
                act);
        return all;
    }

    @Override
    public Map<String, List<String>> erased(Collection<String> ids) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        sql.in(
                "select entry_id, name, act_id from audit.erasure where entry_id in ",
                ids,
                " order by name",
                row -> all.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(row.getString(2) + " " + row.getString(3)));
        return all;
    }

    @Override
    public Map<String, String> settings(String pid) {
        Map<String, String> digests = new TreeMap<>();
        sql.list(
                "select name, digest from audit.setting where pid = ?",
                row -> digests.put(row.getString(1), row.getString(2)),
                pid);
        return digests;
    }

    @Override
    public List<String> settingPids() {
        return sql.list("select distinct pid from audit.setting", row -> row.getString(1));
    }

    @Override
    public void replaceSettings(String pid, Map<String, String> digests) {
        sql.update("delete from audit.setting where pid = ?", pid);
        sql.batch("insert into audit.setting (pid, name, digest) values (?, ?, ?)", digests.entrySet(), digest ->
                new Object[] {pid, digest.getKey(), digest.getValue()});
    }
}
