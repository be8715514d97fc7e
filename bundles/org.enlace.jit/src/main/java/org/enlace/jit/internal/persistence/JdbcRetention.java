package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.files.Sha256;
import org.enlace.jit.Place;
import org.enlace.jit.internal.retention.RetentionStore;
import org.enlace.jit.retention.Receipt;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** What is proposed for erasure, and certificates, in the node's database. */
final class JdbcRetention implements RetentionStore {
    private static final String KIND = "jit-retention";
    private static final String SELECT = "select * from jit.retention where ";
    private static final String SEALED = "select * from jit.erasure_certificate where ";
    private static final String WAITS = "state in ('proposed', 'confirmed-once')";

    private final Statements sql;

    JdbcRetention(Store store) {
        sql = new Statements(store, KIND);
    }

    @Override
    public Optional<Retention> find(RecordId item) {
        return sql.one(SELECT + "item = ?", RetentionRows::read, item);
    }

    @Override
    public Map<RecordId, Retention> find(Collection<RecordId> items) {
        Map<RecordId, Retention> found = new HashMap<>();
        if (!items.isEmpty()) {
            sql.in(
                            SELECT + "item in ",
                            items.stream().map(RecordId::toString).distinct().toList(),
                            "",
                            RetentionRows::read)
                    .forEach(one -> found.put(one.item(), one));
        }
        return found;
    }

    @Override
    public List<Retention> of(RecordId team, Set<String> states, Place place, int most) {
        String beyond = place.key().isEmpty() ? "" : place.before() ? " and item < ?" : " and item > ?";
        List<Retention> all = new ArrayList<>();
        for (String state : new TreeSet<>(states)) {
            List<Object> values = new ArrayList<>(List.of(team, state));
            place.key().ifPresent(values::add);
            all.addAll(sql.list(
                    SELECT + "team = ? and state = ?" + beyond + " order by item" + (place.before() ? " desc" : "")
                            + JdbcEntries.first(most),
                    RetentionRows::read,
                    values.toArray()));
        }
        Comparator<Retention> order = Comparator.comparing(one -> one.item().toString());
        all.sort(place.before() ? order.reversed() : order);
        List<Retention> part = new ArrayList<>(all.size() > most ? all.subList(0, most) : all);
        part.sort(order);
        return part;
    }

    @Override
    public List<Retention> in(Set<String> states, Optional<RecordId> after, int most) {
        List<Retention> all = new ArrayList<>();
        for (String state : new TreeSet<>(states)) {
            all.addAll(sql.list(
                    SELECT + "state = ? and item > ? order by item" + JdbcEntries.first(most),
                    RetentionRows::read,
                    state,
                    after.map(RecordId::toString).orElse("")));
        }
        all.sort(Comparator.comparing(one -> one.item().toString()));
        return all.size() > most ? all.subList(0, most) : all;
    }

    @Override
    public long waiting(RecordId team, Set<OfficerId> hands) {
        List<Object> values = new ArrayList<>(List.of(team));
        StringBuilder where = new StringBuilder("select count(*) from jit.retention where team = ?")
                .append(" and (state = 'proposed' or state = 'confirmed-once'");
        for (OfficerId hand : hands) {
            where.append(" and first_by <> ? and (first_for is null or first_for <> ?)");
            values.add(hand);
            values.add(hand);
        }
        return sql.count(where.append(")").toString(), values.toArray());
    }

    @Override
    public boolean waits(RecordId team) {
        return sql.one(
                        "select 1 from jit.retention where team = ? and " + WAITS + JdbcEntries.first(1),
                        row -> true,
                        team)
                .isPresent();
    }

    @Override
    public Optional<Instant> oldest(RecordId team) {
        return sql.list(
                        "select min(proposed_at) as oldest from jit.retention where team = ? and " + WAITS,
                        row -> RetentionRows.maybe("oldest", row),
                        team)
                .get(0);
    }

    @Override
    public List<Count> counts(Optional<RecordId> team) {
        String select = "select team, state, rule_id, count(*) as items, min(proposed_at) as oldest from jit.retention"
                + " where state <> 'lapsed'";
        String group = " group by team, state, rule_id order by team, state, rule_id";
        return team.isPresent()
                ? sql.list(select + " and team = ?" + group, JdbcRetention::count, team.get())
                : sql.list(select + group, JdbcRetention::count);
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                RecordId.parse(row.getString("team")),
                row.getString("state"),
                row.getString("rule_id"),
                row.getLong("items"),
                Statements.instant(row.getLong("oldest")));
    }

    @Override
    public void add(Retention retention) {
        List<Object> values = new ArrayList<>(RetentionRows.said(retention));
        values.add(retention.item());
        values.add(retention.team());
        sql.update(
                "insert into jit.retention (" + String.join(", ", RetentionRows.COLUMNS) + ", item, team) values ("
                        + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
                values.toArray());
    }

    @Override
    public void put(Retention retention) {
        List<Object> values = new ArrayList<>(RetentionRows.said(retention));
        values.add(retention.item());
        values.add(retention.version() - 1);
        int changed = sql.update(
                "update jit.retention set " + String.join(" = ?, ", RetentionRows.COLUMNS)
                        + " = ? where item = ? and version = ?",
                values.toArray());
        if (changed == 0) {
            throw new Stale(KIND, retention.item().toString());
        }
    }

    @Override
    public Optional<Instant> heard(RecordId item, Sha256 event) {
        return sql.one(
                "select heard from jit.gone_heard where item = ? and event = ?",
                row -> Statements.instant(row.getLong(1)),
                item,
                event.value());
    }

    @Override
    public void heard(RecordId item, Sha256 event, Instant at) {
        if (heard(item, event).isEmpty()) {
            sql.update(
                    "insert into jit.gone_heard (item, event, heard) values (?, ?, ?)",
                    item,
                    event.value(),
                    Statements.micros(at));
        }
    }

    @Override
    public void add(Sealed sealed) {
        sql.update(
                "insert into jit.erasure_certificate (id, item, team, issued, content, signer, signer_key, signature, waiting)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                sealed.id(),
                sealed.item(),
                sealed.team(),
                Statements.micros(sealed.at()),
                sealed.text(),
                sealed.seal().signer(),
                sealed.seal().key(),
                sealed.seal().signature(),
                sealed.waiting());
    }

    @Override
    public Optional<Sealed> certificate(RecordId item) {
        return sql.one(SEALED + "item = ?", JdbcRetention::sealed, item);
    }

    @Override
    public List<Sealed> unanswered(Optional<RecordId> after, int most) {
        return sql.list(
                SEALED + "waiting = ? and id > ? order by id" + JdbcEntries.first(most),
                JdbcRetention::sealed,
                true,
                after.map(RecordId::toString).orElse(""));
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                RecordId.parse(row.getString("id")),
                RecordId.parse(row.getString("item")),
                RecordId.parse(row.getString("team")),
                Statements.instant(row.getLong("issued")),
                row.getString("content"),
                seal(row),
                row.getBoolean("waiting"));
    }

    private static NodeSeal seal(ResultSet row) throws SQLException {
        return new NodeSeal(row.getString("signer"), row.getString("signer_key"), row.getString("signature"));
    }

    @Override
    public void answered(RecordId certificate, Answered answered) {
        sql.update(
                "insert into jit.erasure_receipt (certificate, country, hash, answered, signer, signer_key, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                certificate,
                answered.receipt().country(),
                answered.receipt().certificate().value(),
                Statements.micros(answered.receipt().at()),
                answered.seal().signer(),
                answered.seal().key(),
                answered.seal().signature());
    }

    @Override
    public void complete(RecordId certificate) {
        sql.update("update jit.erasure_certificate set waiting = ? where id = ?", false, certificate);
    }

    @Override
    public Map<CountryCode, Answered> answers(RecordId certificate) {
        Map<CountryCode, Answered> all = new TreeMap<>();
        sql.list(
                        "select * from jit.erasure_receipt where certificate = ?",
                        row -> new Answered(
                                new Receipt(
                                        new Sha256(row.getString("hash")),
                                        new CountryCode(row.getString("country")),
                                        Statements.instant(row.getLong("answered"))),
                                seal(row)),
                        certificate)
                .forEach(one -> all.put(one.receipt().country(), one));
        return all;
    }
}
