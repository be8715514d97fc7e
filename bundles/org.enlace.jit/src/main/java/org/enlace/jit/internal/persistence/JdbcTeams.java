package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.Stamp;
import org.enlace.jit.Team;
import org.enlace.jit.Team.Core;
import org.enlace.jit.Team.Run;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.Sight;
import org.enlace.jit.internal.TeamStore;
import org.enlace.jit.internal.course.RequestText;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** Teams in the node's database, by plain SQL. */
final class JdbcTeams implements TeamStore {
    private static final int FOUND = 400;
    private static final String SELECT = "select * from jit.team t";

    private final Statements sql;

    JdbcTeams(Store store) {
        sql = new Statements(store, Team.KIND);
    }

    @Override
    public Optional<Stored> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcTeams::read, id);
    }

    /** That somebody may know of a team of the table {@code t}; adds what the question marks stand for. */
    private static String sight(Sight sight, List<Object> values) {
        long at = Statements.micros(sight.at());
        values.add(sight.reader());
        values.add(at);
        values.add(at);
        String reads = "exists (select 1 from jit.team_reader r where r.team = t.id and r.officer = ?"
                + " and r.since <= ? and (r.ends is null or r.ends > ?))";
        return sight.central() ? "(t.central = true or " + reads + ")" : reads;
    }

    @Override
    public Set<RecordId> known(Collection<RecordId> ids, Sight sight) {
        Set<RecordId> known = new HashSet<>();
        List<RecordId> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += 200) {
            List<RecordId> part = all.subList(from, Math.min(from + 200, all.size()));
            List<Object> values = new ArrayList<>(part);
            String marks = String.join(", ", Collections.nCopies(part.size(), "?"));
            known.addAll(sql.list(
                    "select t.id from jit.team t where t.id in (" + marks + ") and " + sight(sight, values),
                    row -> RecordId.parse(row.getString(1)),
                    values.toArray()));
        }
        return known;
    }

    @Override
    public Part<TeamLine> page(Courses.Query query, Optional<Sight> sight, Place place, int size) {
        List<Object> values = new ArrayList<>();
        List<String> where = new ArrayList<>();
        sight.ifPresent(one -> where.add(sight(one, values)));
        query.state().ifPresent(state -> {
            where.add("t.state = ?");
            values.add(state.token());
        });
        query.country().ifPresent(country -> {
            where.add(
                    "(t.requester = ? or exists (select 1 from jit.team_country c where c.team = t.id and c.country = ?))");
            values.add(country);
            values.add(country);
        });
        if (!query.words().isBlank()) {
            // Whoever oversees looks for references alone: what a team is about does not show by what is found.
            where.add((sight.isPresent() ? "t.sought" : "lower(t.reference)") + " like ? escape '!'");
            values.add(pattern(query.words().strip()));
        }
        place.key().ifPresent(key -> {
            where.add(place.before() ? "t.id > ?" : "t.id < ?");
            values.add(key);
        });
        List<Stored> found = sql.list(
                SELECT
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by t.id "
                        + (place.before() ? "asc" : "desc"),
                size + 1,
                JdbcTeams::read,
                values.toArray());
        boolean more = found.size() > size;
        List<Stored> shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
        if (place.before()) {
            Collections.reverse(shown);
        }
        return part(place, more, lines(shown, sight.isPresent()));
    }

    private static Part<TeamLine> part(Place place, boolean more, List<TeamLine> shown) {
        if (shown.isEmpty()) {
            return new Part<>(shown, Optional.empty(), Optional.empty());
        }
        boolean earlier = place.before() ? more : place.key().isPresent();
        boolean later = place.before() || more;
        return new Part<>(
                shown,
                earlier ? Optional.of(shown.get(0).id()) : Optional.empty(),
                later ? Optional.of(shown.get(shown.size() - 1).id()) : Optional.empty());
    }

    private List<TeamLine> lines(List<Stored> shown, boolean named) {
        Map<RecordId, SortedMap<CountryCode, String>> asked = new HashMap<>();
        sql.in(
                "select team, country, answer from jit.team_country where team in ",
                shown.stream().map(one -> one.core().id().toString()).toList(),
                "",
                row -> asked.computeIfAbsent(RecordId.parse(row.getString(1)), key -> new TreeMap<>())
                        .put(new CountryCode(row.getString(2)), String.valueOf(row.getString(3))));
        return shown.stream()
                .map(one -> new TeamLine(
                        one.core().id(),
                        one.core().reference(),
                        one.core().requester(),
                        named ? one.core().request().subject() : "",
                        one.state(),
                        asked.getOrDefault(one.core().id(), new TreeMap<>()),
                        one.since()))
                .toList();
    }

    @Override
    public void write(Stored stored) {
        Core core = stored.core();
        List<Object> values = new ArrayList<>();
        values.add(core.version());
        values.add(stored.state().token());
        values.add(stored.since());
        values.add(stored.central());
        values.add(stored.reason().isEmpty() ? null : stored.reason());
        values.add(RequestText.of(core.request()));
        values.add(folded(core.reference() + " " + core.request().subject(), FOUND));
        values.add(stored.run().flatMap(Run::lastDay).orElse(null));
        values.add(stored.run().map(run -> run.zone().getId()).orElse(null));
        add(values, core.changed());
        values.add(Statements.micros(core.changed().at()));
        values.add(core.id());
        if (core.version() == 1) {
            values.add(core.reference());
            values.add(core.requester());
            add(values, core.created());
            sql.update(
                    "insert into jit.team (version, state, since, central, reason, request, sought, last_day, zone, changed_by,"
                            + " changed_for, changed, touched, id, reference, requester, created_by, created_for, created)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
        } else {
            values.add(core.version() - 1);
            int rows = sql.update(
                    "update jit.team set version = ?, state = ?, since = ?, central = ?, reason = ?, request = ?, sought = ?,"
                            + " last_day = ?, zone = ?, changed_by = ?, changed_for = ?, changed = ?, touched = ?"
                            + " where id = ? and version = ?",
                    values.toArray());
            if (rows == 0) {
                throw new Stale(Team.KIND, core.id().toString());
            }
        }
        keepCountries(core);
    }

    /** Whom it asks, for lists; how far it is with each stays as it was. */
    private void keepCountries(Core core) {
        Map<CountryCode, String> before = new HashMap<>();
        sql.list(
                "select country, answer from jit.team_country where team = ?",
                row -> before.put(new CountryCode(row.getString(1)), String.valueOf(row.getString(2))),
                core.id());
        Map<CountryCode, String> now = core.request().countries().stream()
                .collect(Collectors.toMap(country -> country, country -> before.getOrDefault(country, "-")));
        if (!now.equals(before)) {
            writeAnswers(core.id(), now);
        }
    }

    @Override
    public void knownToCentral(RecordId team, boolean known) {
        sql.update("update jit.team set central = ? where id = ?", known, team);
    }

    @Override
    public void writeAnswers(RecordId team, Map<CountryCode, String> answers) {
        sql.update("delete from jit.team_country where team = ?", team);
        sql.batch("insert into jit.team_country (team, country, answer) values (?, ?, ?)", answers.entrySet(), one ->
                new Object[] {team, one.getKey(), one.getValue()});
    }

    @Override
    public int nextNumber(int year) {
        int rows = sql.update("update jit.reference_year set last_number = last_number + 1 where in_year = ?", year);
        if (rows == 0) {
            sql.update("insert into jit.reference_year (in_year, last_number) values (?, 1)", year);
        }
        return (int) sql.count("select last_number from jit.reference_year where in_year = ?", year);
    }

    @Override
    public void touch(RecordId team, Instant at) {
        sql.update("update jit.team set touched = ? where id = ?", Statements.micros(at), team);
    }

    @Override
    public List<Reader> readers(RecordId team) {
        return sql.list(
                "select * from jit.team_reader where team = ? order by since, officer",
                row -> {
                    long ends = row.getLong("ends");
                    Optional<Instant> until = row.wasNull() ? Optional.empty() : Optional.of(Statements.instant(ends));
                    return new Reader(
                            new OfficerId(row.getString("officer")),
                            Ground.valueOf(row.getString("ground")),
                            Statements.instant(row.getLong("since")),
                            until,
                            stamp(row, "put"));
                },
                team);
    }

    @Override
    public void put(RecordId team, Reader reader) {
        remove(team, reader.officer(), reader.ground());
        List<Object> values = new ArrayList<>(List.of(
                team,
                reader.officer(),
                reader.ground().name(),
                Statements.micros(reader.since()),
                reader.until().map(Statements::micros).map(OptionalLong::of).orElse(OptionalLong.empty())));
        add(values, reader.by());
        sql.update(
                "insert into jit.team_reader (team, officer, ground, since, ends, put_by, put_for, put)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                values.toArray());
    }

    @Override
    public void remove(RecordId team, OfficerId officer, Ground ground) {
        sql.update(
                "delete from jit.team_reader where team = ? and officer = ? and ground = ?",
                team,
                officer,
                ground.name());
    }

    @Override
    public void add(Step step) {
        List<Object> values = new ArrayList<>(List.of(step.team(), step.act()));
        values.add(step.about().orElse(null));
        values.add(step.day());
        values.add(step.document().orElse(null));
        values.add(step.text().isEmpty() ? null : step.text());
        values.add(step.statement().orElse(null));
        add(values, step.by());
        sql.update(
                "insert into jit.team_step (team, act, about, day, document, note, statement, taken_by, taken_for, taken)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values.toArray());
    }

    @Override
    public List<Step> steps(RecordId team) {
        return sql.list(
                "select * from jit.team_step where team = ? order by taken",
                row -> new Step(
                        team,
                        stamp(row, "taken"),
                        row.getString("act"),
                        Optional.ofNullable(row.getString("about")).map(CountryCode::new),
                        LocalDate.parse(row.getString("day")),
                        Optional.ofNullable(row.getString("document")).map(RecordId::parse),
                        Optional.ofNullable(row.getString("note")).orElse(""),
                        Optional.ofNullable(row.getString("statement")).map(RecordId::parse)),
                team);
    }

    @Override
    public List<Touched> touchedAfter(Instant changed, RecordId id, int limit) {
        long after = Statements.micros(changed);
        String order = " order by touched, id";
        Statements.Reader<Touched> reader = row -> new Touched(read(row), Statements.instant(row.getLong("touched")));
        if (id == null) {
            return sql.list(SELECT + " where touched > ?" + order, limit, reader, after);
        }
        return sql.list(
                SELECT + " where touched > ? or touched = ? and id > ?" + order, limit, reader, after, after, id);
    }

    @Override
    public boolean none() {
        return sql.count("select count(*) from jit.team") == 0;
    }

    private static Stored read(ResultSet row) throws SQLException {
        Core core = new Core(
                RecordId.parse(row.getString("id")),
                row.getInt("version"),
                row.getString("reference"),
                new CountryCode(row.getString("requester")),
                RequestText.read(row.getString("request")),
                stamp(row, "created"),
                stamp(row, "changed"));
        String zone = row.getString("zone");
        String lastDay = row.getString("last_day");
        String reason = row.getString("reason");
        String state = row.getString("state");
        return new Stored(
                core,
                TeamState.of(state).orElseThrow(() -> new IllegalStateException("No state \"" + state + "\"")),
                LocalDate.parse(row.getString("since")),
                row.getBoolean("central"),
                reason == null ? "" : reason,
                Optional.ofNullable(zone)
                        .map(known -> new Run(Optional.ofNullable(lastDay).map(LocalDate::parse), ZoneId.of(known))));
    }

    private static Stamp stamp(ResultSet row, String name) throws SQLException {
        return new Stamp(
                new OfficerId(row.getString(name + "_by")),
                Optional.ofNullable(row.getString(name + "_for")).map(OfficerId::new),
                Statements.instant(row.getLong(name)));
    }

    private static void add(List<Object> values, Stamp stamp) {
        values.add(stamp.officer());
        values.add(stamp.actingFor().orElse(null));
        values.add(Statements.micros(stamp.at()));
    }

    /** Without case and accents, at most so long. */
    private static String folded(String text, int longest) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        String folded = Normalizer.normalize(bare.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        return folded.length() > longest ? folded.substring(0, longest) : folded;
    }

    private static String pattern(String words) {
        return "%" + folded(words, 200).replaceAll("[!%_]", "!$0") + "%";
    }
}
