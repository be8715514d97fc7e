package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.exchange.FixedPair;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.MatchingSetups;
import org.enlace.training.exchange.PairKind;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;
import org.enlace.training.exchange.Seat;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.matching.MatchingStore;

/** Setups and runs of the matching in the node's database, by plain SQL. */
final class JdbcMatching implements MatchingStore {
    private static final String RUNS = "select id, exchange_call, run_number, call_version, setup_version, candidates,"
            + " places, seats, placed, points, millis, ran_by, ran from training.matching_run where exchange_call = ?";
    private static final String LINES = "select * from training.matching_line where run = ?";

    /** Those whose exchange took place. */
    private static final Set<Stage> HELD = EnumSet.of(Stage.HELD, Stage.REPORTED, Stage.CERTIFIED, Stage.FOLLOWED_UP);

    private final Statements sql;
    private final Statements runs;

    JdbcMatching(Store store) {
        sql = new Statements(store, MatchingSetups.KIND);
        runs = new Statements(store, MatchingRuns.KIND);
    }

    @Override
    public Optional<MatchingSetup> setup(RecordId call) {
        List<FixedPair> pairs = pairs(call);
        return sql.one(
                "select * from training.matching where exchange_call = ?",
                row -> {
                    String weights = row.getString("weights");
                    return new MatchingSetup(
                            call,
                            row.getInt("version"),
                            Optional.ofNullable(weights).map(RunText::weights),
                            row.getString("reason"),
                            RunText.quotas(row.getString("quotas")),
                            pairs,
                            Optional.of(Columns.stamp(row, "changed")));
                },
                call);
    }

    private List<FixedPair> pairs(RecordId call) {
        return sql.list(
                "select * from training.matching_pair where exchange_call = ? order by fixed, application, place",
                row -> new FixedPair(
                        PairKind.of(row.getString("kind")),
                        new Pairing(Columns.id(row, "application"), Columns.id(row, "place")),
                        row.getString("reason"),
                        Columns.stamp(row, "fixed")),
                call);
    }

    @Override
    public void write(MatchingSetup setup) {
        Object[] said = {
            setup.version(),
            setup.weights().map(RunText::weights).orElse(null),
            setup.reason(),
            RunText.quotas(setup.quotas()),
            setup.changed().orElseThrow().officer(),
            Statements.micros(setup.changed().orElseThrow().at())
        };
        if (setup.version() == 1) {
            sql.update(
                    "insert into training.matching (version, weights, reason, quotas, changed_by, changed, exchange_call)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    and(said, setup.call()));
        } else if (sql.update(
                        "update training.matching set version = ?, weights = ?, reason = ?, quotas = ?, changed_by = ?,"
                                + " changed = ? where exchange_call = ? and version = ?",
                        and(said, setup.call(), setup.version() - 1))
                == 0) {
            throw new Stale(MatchingSetups.KIND, setup.call().toString());
        }
        writePairs(setup);
    }

    private static Object[] and(Object[] values, Object... more) {
        List<Object> all = new ArrayList<>(java.util.Arrays.asList(values));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private void writePairs(MatchingSetup setup) {
        Set<FixedPair> there = new HashSet<>(pairs(setup.call()));
        Set<FixedPair> wanted = new HashSet<>(setup.pairs());
        for (FixedPair gone : there) {
            if (!wanted.contains(gone)) {
                sql.update(
                        "delete from training.matching_pair where exchange_call = ? and kind = ? and application = ?"
                                + " and place = ?",
                        setup.call(),
                        gone.kind().token(),
                        gone.pairing().candidate(),
                        gone.pairing().place());
            }
        }
        wanted.removeAll(there);
        sql.batch(
                "insert into training.matching_pair (exchange_call, kind, application, place, reason, fixed_by, fixed)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                wanted,
                pair -> new Object[] {
                    setup.call(),
                    pair.kind().token(),
                    pair.pairing().candidate(),
                    pair.pairing().place(),
                    pair.reason(),
                    pair.by().officer(),
                    Statements.micros(pair.by().at())
                });
    }

    @Override
    public int last(RecordId call) {
        return (int) runs.count(
                "select coalesce(max(run_number), 0) from training.matching_run where exchange_call = ?", call);
    }

    @Override
    public void keep(MatchingRun run, MatchingInput frame, List<MatchedLine> lines) {
        runs.update(
                "insert into training.matching_run (id, exchange_call, run_number, call_version, setup_version,"
                        + " candidates, places, seats, placed, points, millis, ran_by, ran, frame)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(),
                run.call(),
                run.number(),
                run.callVersion(),
                run.setupVersion(),
                run.candidates(),
                run.places(),
                run.seats(),
                run.placed(),
                run.points(),
                run.millis(),
                run.by().officer(),
                Statements.micros(run.by().at()),
                FrameText.of(frame));
        runs.batch(
                "insert into training.matching_line (run, application, version, country, profile, points, pinned, place,"
                        + " host, first_day, last_day, reasons, obstacles, instead)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines,
                line -> MatchingRows.values(run.id(), line));
    }

    @Override
    public Optional<MatchingRun> run(RecordId call, int number) {
        return runs.one(RUNS + " and run_number = ?", MatchingRows::run, call, number);
    }

    @Override
    public List<MatchingRun> runs(RecordId call, int most) {
        return runs.list(RUNS + " order by run_number desc", most, MatchingRows::run, call);
    }

    @Override
    public MatchingInput frame(RecordId run) {
        return runs.one("select frame from training.matching_run where id = ?", row -> row.getString(1), run)
                .map(FrameText::read)
                .orElseThrow(() -> new NotFound(MatchingRuns.KIND, run.toString()));
    }

    @Override
    public Part<MatchedLine> lines(
            RecordId run, Optional<Boolean> placed, Optional<CountryCode> country, Place place, int size) {
        StringBuilder where = new StringBuilder(LINES);
        List<Object> values = new ArrayList<>(List.of(run));
        placed.ifPresent(is -> where.append(is ? " and place is not null" : " and place is null"));
        if (country.isPresent()) {
            where.append(" and country = ?");
            values.add(country.get());
        }
        if (place.key().isPresent()) {
            where.append(place.before() ? " and application < ?" : " and application > ?");
            values.add(place.key().get());
        }
        where.append(" order by application ").append(place.before() ? "desc" : "asc");
        List<MatchedLine> found = runs.list(where.toString(), size + 1, MatchingRows::line, values.toArray());
        return Columns.part(place, size, found, MatchedLine::application);
    }

    @Override
    public List<MatchedLine> lines(RecordId run) {
        return runs.list(LINES + " order by application", MatchingRows::line, run);
    }

    @Override
    public Optional<MatchedLine> line(RecordId run, RecordId application) {
        return runs.one(LINES + " and application = ?", MatchingRows::line, run, application);
    }

    @Override
    public List<Seat> seats(RecordId run) {
        return runs.list(
                "select application, country, place, host, points from training.matching_line where run = ?"
                        + " order by application",
                row -> new Seat(
                        Columns.id(row, "application"),
                        new CountryCode(row.getString("country")),
                        Optional.ofNullable(row.getString("place")).map(RecordId::parse),
                        Optional.ofNullable(row.getString("host")).map(CountryCode::new),
                        row.getInt("points")),
                run);
    }

    @Override
    public Map<Route, Integer> seated(RecordId call) {
        List<Object> values = new ArrayList<>(List.of(call));
        String seated = any(Stage.SEATED, values);
        Map<Route, Integer> all = new HashMap<>();
        runs.list(
                "select country, host, count(*) from training.exchange_application where call_id = ? and " + seated
                        + " group by country, host",
                row -> all.put(route(row), row.getInt(3)),
                values.toArray());
        return all;
    }

    @Override
    public List<Reciprocity.Stay> stays() {
        List<Object> values = new ArrayList<>();
        String held = any(HELD, values);
        return runs.list(
                "select country, host, first_day, last_day from training.exchange_application where " + held,
                row -> new Reciprocity.Stay(
                        route(row), new Period(LocalDate.parse(row.getString(3)), LocalDate.parse(row.getString(4)))),
                values.toArray());
    }

    private static String any(Set<Stage> stages, List<Object> values) {
        stages.stream().sorted().forEach(stage -> values.add(stage.token()));
        return "stage in (" + String.join(", ", Collections.nCopies(stages.size(), "?")) + ")";
    }

    private static Route route(ResultSet row) throws SQLException {
        return new Route(new CountryCode(row.getString(1)), new CountryCode(row.getString(2)));
    }
}
