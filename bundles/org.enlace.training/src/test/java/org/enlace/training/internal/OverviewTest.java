package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.BOGOTA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.School.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Person;
import org.enlace.training.Place;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.Sex;
import org.enlace.training.Stamp;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Stay;
import org.enlace.training.outcome.CostKind;
import org.enlace.training.outcome.CostLine;
import org.enlace.training.outcome.Money;
import org.enlace.training.overview.Happening;
import org.enlace.training.overview.Participation;
import org.enlace.training.overview.SeriesFigures;
import org.enlace.training.overview.Spending;
import org.enlace.training.overview.YearOverview;

/** The figures of a year are what counting record by record gives. */
class OverviewTest {
    private static final List<String> UNITS = List.of("", "Fiscalía", "Policía de fronteras", "Migración");
    private static final List<String> CURRENCIES = List.of("USD", "COP", "CLP");

    /** A node with a random year or two: everything is written as the use cases write it, but people by the store. */
    private static void fill(School school, Random random, int series) {
        for (int i = 0; i < series; i++) {
            RecordId id = school.series(new Quota(CO, 200), new Quota(PE, 200)).id();
            List<String> themes = new ArrayList<>();
            for (String theme : List.of("0204", "08051")) {
                if (random.nextBoolean()) {
                    themes.add(theme);
                }
            }
            school.outcome.themes().set(id, themes, ANNA);
            for (int n = random.nextInt(4); n > 0; n--) {
                // Around the turn of the year, by the clock of Bogotá and not by UTC.
                LocalDateTime start = LocalDateTime.of(2026, 12, 1, 8, 0).plusHours(random.nextInt(60 * 24));
                Session session = school.desks.sessions().plan(id, School.at(start.toString(), 60), ANNA);
                if (random.nextInt(3) == 0) {
                    school.desks.sessions().cancel(session.id(), 1, "No", ANNA);
                } else if (start.atZone(BOGOTA).toInstant().isBefore(school.now) && random.nextBoolean()) {
                    school.desks.sessions().hold(session.id(), 1, ANNA);
                }
            }
            for (int n = random.nextInt(12); n > 0; n--) {
                person(school, id, i * 100 + n, random);
            }
            attend(school, id, random);
            for (int n = random.nextInt(4); n > 0; n--) {
                CostKind kind = CostKind.values()[random.nextInt(CostKind.values().length)];
                CostLine line = school.outcome
                        .costs()
                        .add(
                                id,
                                new CostLine.Content(
                                        kind,
                                        new Money(random.nextInt(100_000), CURRENCIES.get(random.nextInt(3))),
                                        ""),
                                ANNA);
                if (random.nextInt(4) == 0) {
                    school.outcome.costs().drop(line.id(), 1, true, ANNA);
                }
            }
        }
    }

    /** Of some it is known, of some it was said once more. */
    private static void attend(School school, RecordId series, Random random) {
        for (Session session : school.desks.sessions().of(series, ANNA)) {
            if (session instanceof Session.Cancelled) {
                continue;
            }
            for (Nomination one : school.desks
                    .nominations()
                    .of(series, Optional.of(State.CONFIRMED), Place.FIRST, 100, ANNA)
                    .items()) {
                for (int version = 0; version < random.nextInt(3); version++) {
                    Optional<Stay> stay = random.nextBoolean()
                            ? Optional.of(Stay.of(new Span(
                                    session.content().time().start(),
                                    session.content().time().end())))
                            : Optional.empty();
                    school.desks
                            .attendances()
                            .note(session.id(), one.id(), version, stay, "Corregido " + version, ANNA);
                }
            }
        }
    }

    static void person(School school, RecordId series, int number, Random random) {
        Person person = new Person(
                "Persona " + number,
                "",
                random.nextBoolean() ? CO : PE,
                new MailAddress("p" + number + "@unidad.example"),
                Language.ES,
                UNITS.get(random.nextInt(UNITS.size())),
                Sex.values()[random.nextInt(4)]);
        Stamp stamp = new Stamp(ANNA.officer(), Instant.parse("2027-01-01T00:00:00Z"));
        Nomination.Nominated first = Nomination.Nominated.first(School.id(), series, person, stamp);
        Nomination now =
                switch (State.values()[random.nextInt(State.values().length)]) {
                    case NOMINATED -> first;
                    case WAITING -> first.queue(stamp);
                    case CONFIRMED -> first.confirm(stamp);
                    case WITHDRAWN -> first.withdraw("", stamp);
                };
        List<Nomination> steps = new ArrayList<>(List.of(first));
        if (now.version() > 1) {
            steps.add(now);
        }
        school.written(steps);
    }

    @OnEveryDatabase
    void the_figures_are_those_of_counting_record_by_record(TestDatabase database) {
        try (School school = new School(database)) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            fill(school, random, 30);
            List<Series> all = school.desks
                    .trainings()
                    .seriesList(Optional.empty(), false, Place.FIRST, 100, ANNA)
                    .items();
            for (int year : new int[] {2025, 2026, 2027}) {
                compare(school, all, year, "seed " + seed);
            }
        }
    }

    /** As somebody would who has the records before them and counts on their fingers. */
    private static void compare(School school, List<Series> all, int year, String seed) {
        YearOverview overview = school.outcome.overviews().year(year, ANNA);
        Set<RecordId> counted = new HashSet<>();
        int undated = 0;
        List<RecordId> plan = new ArrayList<>();
        for (Series series : all) {
            ZonedDateTime first = null;
            for (Session session : school.desks.sessions().of(series.id(), ANNA)) {
                ZonedDateTime start = session.content().time().start().atZone(BOGOTA);
                if (start.getYear() == year) {
                    plan.add(session.id());
                }
                if (!(session instanceof Session.Cancelled) && (first == null || start.isBefore(first))) {
                    first = start;
                }
            }
            if (first == null) {
                undated++;
            } else if (first.getYear() == year) {
                counted.add(series.id());
            }
        }
        assertEquals(undated, overview.undated(), seed);
        Set<RecordId> given = new HashSet<>();
        overview.series().forEach(one -> given.add(one.id()));
        assertEquals(counted, given, seed);
        assertEquals(overview.series().size(), given.size(), seed);
        assertEquals(
                new HashSet<>(plan),
                new HashSet<>(overview.plan().stream().map(Happening::session).toList()),
                seed);
        assertEquals(overview.plan(), school.outcome.overviews().plan(year, READER), seed);

        int[] people = new int[5];
        Map<CountryCode, int[]> countries = new HashMap<>();
        Map<String, int[]> units = new HashMap<>();
        Map<Sex, int[]> sexes = new HashMap<>();
        Map<String, int[]> themes = new HashMap<>();
        Map<RecordId, int[]> bySeries = new HashMap<>();
        for (RecordId id : counted) {
            List<String> about = school.outcome.themes().of(id, ANNA);
            Set<RecordId> came = new HashSet<>();
            Set<RecordId> absent = new HashSet<>();
            for (Session session : school.desks.sessions().of(id, ANNA)) {
                for (Attendances.Line line : school.desks.attendances().sheet(session.id(), ANNA)) {
                    if (line.attendance() instanceof Attendance.Came) {
                        came.add(line.nomination().id());
                    } else if (line.attendance() instanceof Attendance.Absent) {
                        absent.add(line.nomination().id());
                    }
                }
            }
            for (Nomination one : school.desks
                    .nominations()
                    .of(id, Optional.empty(), Place.FIRST, 100, ANNA)
                    .items()) {
                List<int[]> where = new ArrayList<>(List.of(
                        people,
                        countries.computeIfAbsent(one.person().country(), key -> new int[5]),
                        units.computeIfAbsent(one.person().unit(), key -> new int[5]),
                        sexes.computeIfAbsent(one.person().sex(), key -> new int[5]),
                        bySeries.computeIfAbsent(id, key -> new int[5])));
                for (String theme : about.isEmpty() ? List.of("") : about) {
                    where.add(themes.computeIfAbsent(theme, key -> new int[5]));
                }
                for (int[] count : where) {
                    count[0]++;
                    boolean seat = one.state() == State.CONFIRMED;
                    count[1] += seat ? 1 : 0;
                    count[2] += seat && came.contains(one.id()) ? 1 : 0;
                    count[3] += seat && absent.contains(one.id()) && !came.contains(one.id()) ? 1 : 0;
                    count[4] += one.state() == State.WITHDRAWN ? 1 : 0;
                }
            }
        }
        assertEquals(figures(people), overview.people(), seed);
        assertEquals(figures(countries), overview.countries(), seed);
        assertEquals(figures(units), overview.units(), seed);
        assertEquals(figures(sexes), overview.sexes(), seed);
        assertEquals(figures(themes), overview.themes(), seed);
        for (SeriesFigures one : overview.series()) {
            assertEquals(figures(bySeries.getOrDefault(one.id(), new int[5])), one.people(), seed);
        }

        for (String currency : CURRENCIES) {
            long total = 0;
            long known = 0;
            int attended = 0;
            for (RecordId id : counted) {
                long here = 0;
                boolean any = false;
                for (CostLine line : school.outcome.costs().of(id, ANNA)) {
                    if (!line.dropped() && line.content().money().currency().equals(currency)) {
                        here += line.content().money().minor();
                        any = true;
                    }
                }
                int came = bySeries.getOrDefault(id, new int[5])[2];
                total += here;
                if (any && came > 0) {
                    known += here;
                    attended += came;
                }
            }
            long wanted = total;
            Optional<Spending> spending = overview.spending().stream()
                    .filter(one -> one.currency().equals(currency))
                    .findFirst();
            assertEquals(wanted, spending.map(one -> one.total().minor()).orElse(0L), seed);
            assertEquals(
                    attended == 0 ? Optional.empty() : Optional.of(Math.round((double) known / attended)),
                    spending.flatMap(Spending::perPerson).map(Money::minor),
                    seed);
        }
    }

    private static Participation figures(int[] count) {
        return new Participation(count[0], count[1], count[2], count[3], count[4]);
    }

    private static <K> Map<K, Participation> figures(Map<K, int[]> counts) {
        Map<K, Participation> all = new HashMap<>();
        counts.forEach((key, count) -> all.put(key, figures(count)));
        return all;
    }

    @OnEveryDatabase
    void figures_are_for_those_who_organise_and_years_are_years(TestDatabase database) {
        try (School school = new School(database)) {
            assertThrows(Forbidden.class, () -> school.outcome.overviews().year(2027, READER));
            assertThrows(Forbidden.class, () -> school.outcome.overviews().waiting(READER));
            for (int year : new int[] {1999, 2101, Integer.MAX_VALUE, -1}) {
                assertEquals(
                        "training.overview-year",
                        assertThrows(
                                        Refusal.class,
                                        () -> school.outcome.overviews().year(year, ANNA))
                                .code());
            }
            RecordId id = school.series(new Quota(CO, 1)).id();
            school.nominated(id, "Uno", CO);
            school.planned(id, "2028-03-02T09:00");
            assertEquals(1, school.outcome.overviews().waiting(ANNA).undecided());
            assertEquals(1, school.outcome.overviews().waiting(ANNA).openSeries());
            assertEquals(List.of(2028, 2027), school.outcome.overviews().years(ANNA));
            assertEquals(
                    OptionalLong.of(0), school.outcome.overviews().waiting(ANNA).certificates());
            assertEquals(
                    OptionalLong.of(0), school.outcome.overviews().waiting(ANNA).openCalls());
            new Swap(school).open();
            assertEquals(
                    OptionalLong.of(1), school.outcome.overviews().waiting(ANNA).openCalls());
        }
    }
}
