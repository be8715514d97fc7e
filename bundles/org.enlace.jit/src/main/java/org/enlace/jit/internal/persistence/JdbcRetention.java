package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.files.Sha256;
import org.enlace.jit.Stamp;
import org.enlace.jit.internal.retention.RetentionStore;
import org.enlace.jit.retention.Receipt;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Confirmed;
import org.enlace.jit.retention.Retention.Erased;
import org.enlace.jit.retention.Retention.Kept;
import org.enlace.jit.retention.Retention.Lapsed;
import org.enlace.jit.retention.Retention.Stopped;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** What is proposed for erasure, and certificates, in the node's database. */
final class JdbcRetention implements RetentionStore {
    private static final String KIND = "jit-retention";
    private static final String SELECT = "select * from jit.retention where ";
    private static final String SEALED = "select * from jit.erasure_certificate where ";
    private static final String WAITS = "state in ('proposed', 'confirmed-once')";
    private static final List<String> COLUMNS = List.of(
            "version",
            "state",
            "rule_id",
            "cover",
            "term",
            "start_token",
            "source",
            "since",
            "over_at",
            "proposed_at",
            "first_by",
            "first_for",
            "first_at",
            "second_by",
            "second_for",
            "second_at",
            "begun",
            "why",
            "kept_by",
            "kept_for",
            "kept_at",
            "reason",
            "kept_until",
            "ended_at",
            "certificate");

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
    public List<Retention> of(RecordId team, int most) {
        return sql.list(
                SELECT + "team = ? and state <> 'lapsed' order by proposed_at, item" + JdbcEntries.first(most),
                RetentionRows::read,
                team);
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
        all.sort(java.util.Comparator.comparing(one -> one.item().toString()));
        return all.size() > most ? all.subList(0, most) : all;
    }

    @Override
    public List<Retention> waiting(RecordId team, int most) {
        return sql.list(
                SELECT + "team = ? and " + WAITS + " order by proposed_at, item" + JdbcEntries.first(most),
                RetentionRows::read,
                team);
    }

    @Override
    public boolean waits(RecordId team) {
        return !waiting(team, 1).isEmpty();
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
        List<Object> values = new ArrayList<>(said(retention));
        values.add(retention.item());
        values.add(retention.team());
        sql.update(
                "insert into jit.retention (" + String.join(", ", COLUMNS) + ", item, team) values ("
                        + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
                values.toArray());
    }

    @Override
    public void put(Retention retention) {
        List<Object> values = new ArrayList<>(said(retention));
        values.add(retention.item());
        values.add(retention.version() - 1);
        int changed = sql.update(
                "update jit.retention set " + String.join(" = ?, ", COLUMNS) + " = ? where item = ? and version = ?",
                values.toArray());
        if (changed == 0) {
            throw new Stale(KIND, retention.item().toString());
        }
    }

    private static List<Object> said(Retention one) {
        Retention.State state = one.state();
        Optional<Stamp> first = one.first();
        Optional<Stamp> second = one.second();
        Optional<Kept> kept = Optional.of(state).filter(Kept.class::isInstance).map(Kept.class::cast);
        var rule = one.term().rule();
        return Arrays.asList(
                one.version(),
                state.token(),
                rule.id(),
                rule.cover().toString(),
                rule.term().toString(),
                rule.start().token(),
                rule.source(),
                Statements.micros(one.term().since()),
                Statements.micros(one.term().over()),
                Statements.micros(one.proposed()),
                by(first),
                actingFor(first),
                at(first.map(Stamp::at)),
                by(second),
                actingFor(second),
                at(second.map(Stamp::at)),
                state instanceof Confirmed confirmed ? confirmed.begun() : 0,
                why(state),
                by(kept.map(Kept::by)),
                actingFor(kept.map(Kept::by)),
                at(kept.map(Kept::by).map(Stamp::at)),
                kept.map(Kept::reason).orElse(null),
                at(kept.flatMap(Kept::until)),
                at(ended(state)),
                state instanceof Erased erased ? erased.certificate().toString() : null);
    }

    private static String by(Optional<Stamp> stamp) {
        return stamp.map(one -> one.officer().value()).orElse(null);
    }

    private static String actingFor(Optional<Stamp> stamp) {
        return stamp.flatMap(Stamp::actingFor).map(one -> one.value()).orElse(null);
    }

    private static OptionalLong at(Optional<Instant> at) {
        return at.isPresent() ? OptionalLong.of(Statements.micros(at.get())) : OptionalLong.empty();
    }

    private static String why(Retention.State state) {
        if (state instanceof Stopped stopped) {
            return stopped.why();
        }
        return state instanceof Lapsed lapsed ? lapsed.why() : null;
    }

    private static Optional<Instant> ended(Retention.State state) {
        if (state instanceof Erased erased) {
            return Optional.of(erased.at());
        }
        return state instanceof Lapsed lapsed ? Optional.of(lapsed.at()) : Optional.empty();
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
