package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.custody.CustodyStore;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Events of chains of custody in the node's database: rows are added and read. */
final class JdbcCustody implements CustodyStore {
    private static final String SELECT = "select said, signer, seal_key, signature from jit.custody_event where ";
    private static final String EARLY = "select content, country from jit.early_custody where ";
    private static final String TOLD = "select team, country, since, last_event, done from jit.custody_told where ";

    private final Statements sql;

    JdbcCustody(Store store) {
        sql = new Statements(store, "jit-custody");
    }

    @Override
    public Optional<SealedEvent> find(CountryCode country, RecordId id) {
        return sql.one(SELECT + "country = ? and id = ?", JdbcCustody::read, country, id);
    }

    @Override
    public List<SealedEvent> of(RecordId team, RecordId item) {
        return sql.list(
                SELECT + "team = ? and item = ? order by country, place_in_strand, id", JdbcCustody::read, team, item);
    }

    private static SealedEvent read(ResultSet row) throws SQLException {
        return new SealedEvent(
                CustodyWire.event(row.getString(1)),
                new NodeSeal(row.getString(2), row.getString(3), row.getString(4)));
    }

    @Override
    public void add(SealedEvent sealed) {
        CustodyEvent event = sealed.event();
        sql.update(
                "insert into jit.custody_event (id, team, item, country, place_in_strand, kind, receiver, answers, hash,"
                        + " said, signer, seal_key, signature) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.id(),
                event.team(),
                event.item(),
                event.country(),
                event.sequence(),
                event.kind().token(),
                event.person(EventField.RECEIVING)
                        .map(one -> one.country().value())
                        .orElse(null),
                event.answers().map(Sha256::value).orElse(null),
                event.hash(),
                CustodyWire.said(event),
                sealed.seal().signer(),
                sealed.seal().key(),
                sealed.seal().signature());
    }

    @Override
    public long count(RecordId team, RecordId item, CountryCode country) {
        return sql.count(
                "select count(*) from jit.custody_event where team = ? and item = ? and country = ?",
                team,
                item,
                country);
    }

    @Override
    public List<RecordId> items(RecordId team) {
        return sql.list(
                "select distinct item from jit.custody_event where team = ? order by item",
                row -> RecordId.parse(row.getString(1)),
                team);
    }

    @Override
    public List<SealedEvent> written(RecordId team, CountryCode country, Optional<RecordId> after, int most) {
        return sql.list(
                SELECT + "team = ? and country = ? and id > ? order by id" + JdbcEntries.first(most),
                JdbcCustody::read,
                team,
                country,
                text(after));
    }

    private static String text(Optional<RecordId> id) {
        return id.map(RecordId::toString).orElse("");
    }

    @Override
    public Optional<SealedEvent> waiting(CountryCode from, RecordId id) {
        return sql.one(EARLY + "country = ? and id = ?", JdbcCustody::early, from, id)
                .map(Early::sealed);
    }

    private static Early early(ResultSet row) throws SQLException {
        return new Early(CustodyWire.read(row.getString(1)), new CountryCode(row.getString(2)));
    }

    @Override
    public long waiting(CountryCode country) {
        return sql.count("select count(*) from jit.early_custody where country = ? and needs = ?", country, STANDING);
    }

    @Override
    public void keepWaiting(Early early, String needs) {
        CustodyEvent event = early.sealed().event();
        sql.update(
                "insert into jit.early_custody (id, country, team, needs, content) values (?, ?, ?, ?, ?)",
                event.id(),
                early.from(),
                event.team(),
                needs,
                CustodyWire.text(early.sealed()));
    }

    @Override
    public List<Early> needing(RecordId team, String needs) {
        return sql.list(EARLY + "needs = ? and team = ? order by id", JdbcCustody::early, needs, team);
    }

    @Override
    public void endWaiting(Early early) {
        sql.update(
                "delete from jit.early_custody where country = ? and id = ?",
                early.from(),
                early.sealed().event().id());
    }

    @Override
    public Optional<Told> told(RecordId team, CountryCode country) {
        return sql.one(TOLD + "team = ? and country = ?", JdbcCustody::told, team, country);
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                RecordId.parse(row.getString(1)),
                new CountryCode(row.getString(2)),
                Statements.instant(row.getLong(3)),
                Optional.of(row.getString(4)).filter(text -> text.length() > 1).map(RecordId::parse),
                row.getBoolean(5));
    }

    @Override
    public void put(Told told) {
        sql.update("delete from jit.custody_told where team = ? and country = ?", told.team(), told.country());
        sql.update(
                "insert into jit.custody_told (team, country, since, last_event, done) values (?, ?, ?, ?, ?)",
                told.team(),
                told.country(),
                Statements.micros(told.since()),
                text(told.last()),
                told.done());
    }

    @Override
    public List<Told> unfinished() {
        return sql.list(TOLD + "done = false", JdbcCustody::told);
    }
}
