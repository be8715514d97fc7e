package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Nominations;
import org.enlace.training.Part;
import org.enlace.training.Person;
import org.enlace.training.Place;
import org.enlace.training.Sex;
import org.enlace.training.Stamp;
import org.enlace.training.internal.NominationStore;

/** Nominations in the node's database, by plain SQL. */
final class JdbcNominations implements NominationStore {
    private static final String SELECT = "select * from training.nomination";
    private static final String NOMINATION = "nomination";

    private final Statements sql;
    private final BesideVersions needs;

    JdbcNominations(Store store) {
        sql = new Statements(store, Nominations.KIND);
        needs = new BesideVersions(sql, "need");
    }

    @Override
    public Optional<Nomination> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcNominations::read, id);
    }

    @Override
    public Part<Nomination> page(
            RecordId series, Optional<State> state, Optional<CountryCode> country, Place place, int size) {
        List<Object> values = new ArrayList<>(List.of(series));
        StringBuilder where = new StringBuilder(" where series = ?");
        if (state.isPresent()) {
            where.append(" and state = ?");
            values.add(state.get().token());
        }
        if (country.isPresent()) {
            where.append(" and country = ?");
            values.add(country.get());
        }
        if (place.key().isPresent()) {
            where.append(place.before() ? " and id < ?" : " and id > ?");
            values.add(place.key().get());
        }
        String order = " order by id " + (place.before() ? "desc" : "asc");
        List<Nomination> found = sql.list(SELECT + where + order, size + 1, JdbcNominations::read, values.toArray());
        return Columns.part(place, size, found, Nomination::id);
    }

    @Override
    public List<Nomination> all(RecordId series, State state) {
        String order = state == State.WAITING ? " order by changed, id" : " order by id";
        return sql.list(
                SELECT + " where series = ? and state = ?" + order, JdbcNominations::read, series, state.token());
    }

    @Override
    public List<RecordId> seated(MailAddress mail) {
        return sql.list(
                "select distinct series from training.nomination where lower(mail) = ? and state = ? order by series",
                row -> Columns.id(row, "series"),
                mail.value().toLowerCase(Locale.ROOT),
                State.CONFIRMED.token());
    }

    @Override
    public List<Nomination> live(RecordId series) {
        return sql.list(
                SELECT + " where series = ? and state <> ? order by id",
                JdbcNominations::read,
                series,
                State.WITHDRAWN.token());
    }

    @Override
    public Map<CountryCode, Map<State, Integer>> counts(RecordId series) {
        Map<CountryCode, Map<State, Integer>> counts = new TreeMap<>();
        sql.list(
                "select country, state, count(*) from training.nomination where series = ? group by country, state",
                row -> counts.computeIfAbsent(new CountryCode(row.getString(1)), key -> new EnumMap<>(State.class))
                        .put(state(row.getString(2)), row.getInt(3)),
                series);
        return counts;
    }

    @Override
    public Map<State, Integer> totals() {
        Map<State, Integer> totals = new EnumMap<>(State.class);
        sql.list(
                "select state, count(*) from training.nomination group by state",
                row -> totals.put(state(row.getString(1)), row.getInt(2)));
        return totals;
    }

    @Override
    public void write(Nomination nomination) {
        String reason = nomination instanceof Nomination.Withdrawn withdrawn ? withdrawn.reason() : null;
        if (nomination.version() == 1) {
            Person person = nomination.person();
            sql.update(
                    "insert into training.nomination (id, series, version, state, name, post, country, mail, language,"
                            + " unit, sex, created_by, created, changed_by, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    nomination.id(),
                    nomination.series(),
                    1,
                    nomination.state().token(),
                    person.name(),
                    person.post(),
                    person.country(),
                    person.mail(),
                    person.language().tag(),
                    person.unit(),
                    person.sex().token(),
                    nomination.created().officer(),
                    Statements.micros(nomination.created().at()),
                    nomination.changed().officer(),
                    Statements.micros(nomination.changed().at()));
            return;
        }
        int rows = sql.update(
                "update training.nomination set version = ?, state = ?, reason = ?, changed_by = ?, changed = ?"
                        + " where id = ? and version = ?",
                nomination.version(),
                nomination.state().token(),
                reason,
                nomination.changed().officer(),
                Statements.micros(nomination.changed().at()),
                nomination.id(),
                nomination.version() - 1);
        if (rows == 0) {
            throw new Stale(Nominations.KIND, nomination.id().toString());
        }
    }

    @Override
    public Optional<String> need(RecordId nomination) {
        return sql.one("select body from training.need where nomination = ?", row -> row.getString(1), nomination);
    }

    @Override
    public int needVersion(RecordId nomination) {
        return needs.of(NOMINATION, nomination);
    }

    @Override
    public void setNeed(RecordId nomination, String text) {
        if (text.equals(need(nomination).orElse(""))) {
            return;
        }
        needs.next(NOMINATION, nomination);
        sql.update("delete from training.need where nomination = ?", nomination);
        if (!text.isEmpty()) {
            sql.update("insert into training.need (nomination, body) values (?, ?)", nomination, text);
        }
    }

    @Override
    public void eraseNeeds(RecordId series) {
        sql.update(
                "delete from training.need where nomination in (select id from training.nomination where series = ?)",
                series);
    }

    private static State state(String token) {
        return Arrays.stream(State.values())
                .filter(state -> state.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No state \"" + token + "\""));
    }

    private static Nomination read(ResultSet row) throws SQLException {
        RecordId id = Columns.id(row, "id");
        RecordId series = Columns.id(row, "series");
        int version = row.getInt("version");
        Person person = new Person(
                row.getString("name"),
                row.getString("post"),
                new CountryCode(row.getString("country")),
                new MailAddress(row.getString("mail")),
                Columns.language(row.getString("language")),
                row.getString("unit"),
                Sex.of(row.getString("sex")));
        Stamp created = Columns.stamp(row, "created");
        Stamp changed = Columns.stamp(row, "changed");
        return switch (state(row.getString("state"))) {
            case NOMINATED -> new Nomination.Nominated(id, series, version, person, created, changed);
            case WAITING -> new Nomination.Waiting(id, series, version, person, created, changed);
            case CONFIRMED -> new Nomination.Confirmed(id, series, version, person, created, changed);
            case WITHDRAWN ->
                new Nomination.Withdrawn(id, series, version, person, created, changed, row.getString("reason"));
        };
    }
}
