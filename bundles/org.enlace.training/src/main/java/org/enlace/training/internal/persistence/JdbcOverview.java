package org.enlace.training.internal.persistence;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination.State;
import org.enlace.training.Sex;
import org.enlace.training.Trainings;
import org.enlace.training.internal.overview.OverviewStore;
import org.enlace.training.overview.Happening;
import org.enlace.training.overview.Turnout;

/** What figures are counted from, by plain SQL: few columns of many rows, each read once. */
final class JdbcOverview implements OverviewStore {
    private static final Map<String, State> STATES =
            Arrays.stream(State.values()).collect(Collectors.toMap(State::token, Function.identity()));
    private static final Map<String, Sex> SEXES =
            Arrays.stream(Sex.values()).collect(Collectors.toMap(Sex::token, Function.identity()));
    private static final Map<String, Happening.Kind> KINDS = Arrays.stream(Happening.Kind.values())
            .collect(Collectors.toMap(Happening.Kind::token, Function.identity()));

    private final Statements sql;

    JdbcOverview(Store store) {
        sql = new Statements(store, Trainings.SERIES);
    }

    @Override
    public List<Titled> series() {
        return sql.list(
                "select id, title, state from training.series order by id",
                row -> new Titled(
                        RecordId.parse(row.getString(1)),
                        row.getString(2),
                        row.getString(3).equals("open")));
    }

    @Override
    public List<Meeting> meetings() {
        Map<String, ZoneId> zones = new HashMap<>();
        return sql.list(
                "select id, series, title, starts, zone, state from training.meeting order by starts, id",
                row -> new Meeting(
                        RecordId.parse(row.getString(1)),
                        RecordId.parse(row.getString(2)),
                        row.getString(3),
                        Statements.instant(row.getLong(4)),
                        zones.computeIfAbsent(row.getString(5), ZoneId::of),
                        KINDS.get(row.getString(6))));
    }

    @Override
    public void people(Collection<RecordId> series, Seen seen) {
        Map<String, RecordId> ids = new HashMap<>();
        series.forEach(id -> ids.put(id.toString(), id));
        Map<String, Turnout> turnouts = turnouts();
        Map<String, CountryCode> countries = new HashMap<>();
        // All are read and those of other years left out here: a list of some hundred ids costs the database far more.
        sql.list("select series, country, unit, sex, state, id from training.nomination", row -> {
            RecordId counted = ids.get(row.getString(1));
            if (counted != null) {
                seen.person(
                        counted,
                        countries.computeIfAbsent(row.getString(2), CountryCode::new),
                        row.getString(3),
                        SEXES.get(row.getString(4)),
                        STATES.get(row.getString(5)),
                        turnouts.getOrDefault(row.getString(6), Turnout.UNKNOWN));
            }
            return null;
        });
    }

    /** By nomination. Of what was said of a session the last counts; of the sessions one that the person was at. */
    private Map<String, Turnout> turnouts() {
        Map<String, Map<String, String>> last = new HashMap<>();
        sql.list(
                "select meeting, nomination, kind from training.attendance order by meeting, nomination, version",
                row -> last.computeIfAbsent(row.getString(2), nomination -> new HashMap<>(4))
                        .put(row.getString(1), row.getString(3)));
        Map<String, Turnout> turnouts = new HashMap<>();
        last.forEach((nomination, kinds) -> {
            if (kinds.containsValue("came") || kinds.containsValue("inside")) {
                turnouts.put(nomination, Turnout.CAME);
            } else if (kinds.containsValue("absent")) {
                turnouts.put(nomination, Turnout.ABSENT);
            }
        });
        return turnouts;
    }

    @Override
    public Set<RecordId> evaluated() {
        return new HashSet<>(sql.list(
                "select distinct subject from training.questionnaire where subject_kind = 'series'",
                row -> RecordId.parse(row.getString(1))));
    }

    @Override
    public long inOpenSeries(State state) {
        Set<String> open =
                new HashSet<>(sql.list("select id from training.series where state = 'open'", row -> row.getString(1)));
        return sql
                .list(
                        "select series, count(*) from training.nomination where state = ? group by series",
                        row -> open.contains(row.getString(1)) ? row.getLong(2) : 0,
                        state.token())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
