package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.jit.custody.CustodyLog.Gone;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.jit.custody.CustodyLog.State;
import org.enlace.jit.custody.CustodyLog.Unknown;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.work.EvidenceStates;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Where items are, in the node's database: a row of each that anything happened to. */
final class JdbcEvidenceStates implements EvidenceStates {
    private static final String HELD = "held";
    private static final String IN_TRANSIT = "in-transit";
    private static final String UNKNOWN = "unknown";
    private static final String DUE = "due";

    private final Statements sql;

    JdbcEvidenceStates(Store store) {
        sql = new Statements(store, "jit-custody");
    }

    @Override
    public void put(RecordId team, RecordId item, Whereabouts now, Optional<RecordId> out) {
        State state = now.state();
        Optional<Custodian> person = person(state);
        Optional<InTransit> moving =
                Optional.of(state).filter(InTransit.class::isInstance).map(InTransit.class::cast);
        // Of the same transfer people are reminded once, whatever else comes of the item.
        boolean reminded = moving.isPresent()
                && sql.count(
                                "select count(*) from jit.custody_state where item = ? and out_hash = ? and reminded = ?",
                                item,
                                moving.get().out().value(),
                                true)
                        > 0;
        sql.update("delete from jit.custody_state where item = ?", item);
        sql.update(
                "insert into jit.custody_state (item, team, state, country, person_name, person_rank, person_number,"
                        + " person_unit, person_country, out_event, out_hash, since, events, findings, reminded)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                item,
                team,
                word(state),
                country(state).orElse(null),
                person.map(Custodian::name).orElse(null),
                person.map(Custodian::rank).orElse(null),
                person.map(Custodian::number).orElse(null),
                person.map(Custodian::unit).orElse(null),
                person.map(one -> one.country().value()).orElse(null),
                out.map(RecordId::toString).orElse(null),
                moving.map(one -> one.out().value()).orElse(null),
                Statements.orAbsent(now.since().map(Statements::micros)),
                now.events(),
                now.findings(),
                reminded);
    }

    @Override
    public void recount(RecordId team, RecordId item) {
        if (sql.update("update jit.custody_state set recount = ? where item = ?", true, item) == 0) {
            sql.update(
                    "insert into jit.custody_state (item, team, state, events, findings) values (?, ?, ?, ?, ?)",
                    item,
                    team,
                    DUE,
                    0,
                    0);
        }
    }

    private static String word(State state) {
        if (state instanceof Held) {
            return HELD;
        }
        if (state instanceof InTransit) {
            return IN_TRANSIT;
        }
        return state instanceof Gone gone ? gone.how().token() : UNKNOWN;
    }

    private static Optional<String> country(State state) {
        if (state instanceof Held held) {
            return Optional.of(held.country().value());
        }
        return state instanceof InTransit moving ? Optional.of(moving.from().value()) : Optional.empty();
    }

    private static Optional<Custodian> person(State state) {
        if (state instanceof Held held) {
            return held.person();
        }
        return state instanceof InTransit moving ? Optional.of(moving.to()) : Optional.empty();
    }

    @Override
    public Map<RecordId, Optional<Whereabouts>> of(Collection<RecordId> items) {
        Map<RecordId, Optional<Whereabouts>> found = new HashMap<>();
        if (!items.isEmpty()) {
            sql.in(
                    "select * from jit.custody_state where item in ",
                    items.stream().map(RecordId::toString).distinct().toList(),
                    "",
                    row -> found.put(RecordId.parse(row.getString("item")), whereabouts(row)));
        }
        return found;
    }

    private static Optional<Whereabouts> whereabouts(ResultSet row) throws SQLException {
        String word = row.getString("state");
        if (word.equals(DUE) || row.getBoolean("recount")) {
            return Optional.empty();
        }
        long since = row.getLong("since");
        return Optional.of(new Whereabouts(
                state(word, row),
                row.getInt("events"),
                row.getInt("findings"),
                word.equals(IN_TRANSIT) ? Optional.of(Statements.instant(since)) : Optional.empty()));
    }

    private static State state(String word, ResultSet row) throws SQLException {
        return switch (word) {
            case HELD -> new Held(new CountryCode(row.getString("country")), named(row));
            case IN_TRANSIT ->
                new InTransit(
                        new CountryCode(row.getString("country")),
                        named(row).orElseThrow(),
                        new Sha256(row.getString("out_hash")));
            case UNKNOWN -> new Unknown();
            default -> new Gone(EventKind.of(word).orElseThrow());
        };
    }

    private static Optional<Custodian> named(ResultSet row) throws SQLException {
        String name = row.getString("person_name");
        return name == null
                ? Optional.empty()
                : Optional.of(new Custodian(
                        name,
                        row.getString("person_rank"),
                        row.getString("person_number"),
                        row.getString("person_unit"),
                        new CountryCode(row.getString("person_country"))));
    }

    @Override
    public List<Moving> moving(
            RecordId team, CountryCode country, Optional<RecordId> beyond, boolean rising, int most) {
        return sql.list(
                moving("(s.country = ? or s.person_country = ?)", rising, most),
                JdbcEvidenceStates::moving,
                team,
                country,
                country,
                beyond.map(RecordId::toString).orElse(""));
    }

    @Override
    public List<Moving> coming(RecordId team, CountryCode country, Optional<RecordId> beyond, int most) {
        return sql.list(
                moving("s.person_country = ?", true, most),
                JdbcEvidenceStates::moving,
                team,
                country,
                beyond.map(RecordId::toString).orElse(""));
    }

    private static String moving(String whose, boolean rising, int most) {
        return "select s.item, s.out_event from jit.custody_state s where s.team = ? and s.state = '" + IN_TRANSIT
                + "' and " + whose + " and s.out_event " + (rising ? ">" : "<")
                + " ? and exists (select 1 from jit.entry e where e.id = s.item and e.taken_back = false)"
                + " order by s.out_event " + (rising ? "asc" : "desc") + JdbcEntries.first(most);
    }

    private static Moving moving(ResultSet row) throws SQLException {
        return new Moving(RecordId.parse(row.getString(1)), RecordId.parse(row.getString(2)));
    }

    @Override
    public List<RecordId> takenBack(RecordId team, int most) {
        List<RecordId> found = new ArrayList<>();
        List<RecordId> next = hidden(team, "", most);
        while (!next.isEmpty() && found.size() < most) {
            Set<RecordId> handled = of(next).keySet();
            next.stream().filter(handled::contains).limit(most - found.size()).forEach(found::add);
            next = hidden(team, next.get(next.size() - 1).toString(), most);
        }
        return found;
    }

    /** Items that no list shows, which are few. Asked at once for those that something happened to, Derby walks along all that has. */
    private List<RecordId> hidden(RecordId team, String beyond, int most) {
        return sql.list(
                "select id from jit.entry where team = ? and kind = '" + EntryKind.EVIDENCE.token()
                        + "' and shown = false and taken_back = true and id > ? order by id"
                        + JdbcEntries.first(most),
                row -> RecordId.parse(row.getString(1)),
                team,
                beyond);
    }

    @Override
    public List<Due> due(int most) {
        List<Due> all = new ArrayList<>(due("state = '" + DUE + "'", most));
        if (all.size() < most) {
            all.addAll(due("recount = true", most - all.size()));
        }
        return all;
    }

    /** Each by itself, so that it is a walk along an index. */
    private List<Due> due(String which, int most) {
        return sql.list(
                "select team, item from jit.custody_state where " + which + " order by item" + JdbcEntries.first(most),
                row -> new Due(RecordId.parse(row.getString(1)), RecordId.parse(row.getString(2))));
    }

    @Override
    public List<Due> unacknowledged(CountryCode from, Instant before, int most) {
        return sql.list(
                "select team, item from jit.custody_state where state = '" + IN_TRANSIT
                        + "' and country = ? and person_country <> ? and since < ? and reminded = false order by item"
                        + JdbcEntries.first(most),
                row -> new Due(RecordId.parse(row.getString(1)), RecordId.parse(row.getString(2))),
                from,
                from,
                Statements.micros(before));
    }

    @Override
    public void reminded(RecordId item) {
        sql.update("update jit.custody_state set reminded = ? where item = ?", true, item);
    }
}
