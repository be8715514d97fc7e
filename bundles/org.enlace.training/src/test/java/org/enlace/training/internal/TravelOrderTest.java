package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.enlace.training.internal.School.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Place;
import org.enlace.training.Quota;
import org.enlace.training.Quotas;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.Session;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Stay;

/**
 * Both countries act as they like while what they send is carried whenever it may be, in whatever order the two directions come; once
 * everything was carried both say the same, and no more seats are taken than there are.
 */
class TravelOrderTest {
    private static final int ACTS = 60;

    @OnEveryDatabase
    void whatever_the_order_both_ends_say_the_same(TestDatabase database) {
        for (long seed = 1; seed <= (database.kind() == TestDatabase.Kind.DERBY ? 3 : 2); seed++) {
            Random random = new Random(seed);
            try (TestDatabase own = TestDatabase.start(database.kind());
                    Region region = new Region(own)) {
                Walk walk = new Walk(region, random);
                for (int act = 0; act < ACTS; act++) {
                    walk.step();
                }
                region.carryAll();
                String where = "seed " + seed;
                assertEquals(List.of(), region.colombia.exchange.quarantine, where);
                assertEquals(List.of(), region.brazil.exchange.quarantine, where);
                walk.judge();
            }
        }
    }

    private static final class Walk {
        private final Region region;
        private final Random random;
        private final RecordId series;
        private final RecordId session;
        private int named;

        Walk(Region region, Random random) {
            this.region = region;
            this.random = random;
            series = region.colombia.series(new Quota(CO, 3), new Quota(BR, 1)).id();
            session = region.colombia.planned(series, "2027-03-01T06:00").id();
            region.colombia.desks.shares().share(series, 0, Set.of(BR), ANNA);
            region.carryAll();
        }

        void step() {
            try {
                switch (random.nextInt(13)) {
                    case 0, 1, 2 ->
                        region.brazil
                                .desks
                                .nominations()
                                .nominate(series, person("Pessoa " + (random.nextInt(12) + 10), BR), true, UNIT);
                    case 3 ->
                        any(region.brazil).ifPresent(one -> region.brazil
                                .desks
                                .nominations()
                                .withdraw(one.id(), one.version(), "Motivo " + ++named, UNIT));
                    case 4, 5 ->
                        any(region.colombia)
                                .ifPresent(one ->
                                        region.colombia.desks.nominations().confirm(one.id(), one.version(), ANNA));
                    case 6 ->
                        any(region.colombia).ifPresent(one -> region.colombia
                                .desks
                                .nominations()
                                .withdraw(one.id(), one.version(), "Causa " + ++named, ANNA));
                    case 7 ->
                        region.colombia
                                .desks
                                .nominations()
                                .nominate(series, person("Pessoa " + (random.nextInt(12) + 10), BR), true, ANNA);
                    case 8 -> quota();
                    case 9 -> held();
                    case 10 ->
                        any(region.brazil).ifPresent(one -> region.brazil
                                .desks
                                .nominations()
                                .setNeed(
                                        one.id(),
                                        region.brazil.desks.nominations().needVersion(one.id(), UNIT),
                                        random.nextBoolean() ? "Necessita " + ++named : "",
                                        UNIT));
                    case 11 -> region.colombia.exchange.carry(BR);
                    default -> region.brazil.exchange.carry(CO);
                }
            } catch (Refusal | Stale refused) {
                // What may not be done is not done.
            }
        }

        private Optional<Nomination> any(School school) {
            List<Nomination> all = new ArrayList<>(school.desks
                    .nominations()
                    .of(series, Optional.empty(), Place.FIRST, 500, ANNA)
                    .items());
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        }

        private void quota() {
            Series now = region.colombia.desks.trainings().series(series, ANNA);
            SeriesContent said = now.content();
            Quotas quotas = new Quotas(List.of(new Quota(CO, 3), new Quota(BR, random.nextInt(4))));
            region.colombia
                    .desks
                    .trainings()
                    .reviseSeries(
                            series,
                            now.version(),
                            new SeriesContent(
                                    said.programme(),
                                    said.kind(),
                                    said.title(),
                                    said.summary(),
                                    said.organiser(),
                                    said.contact(),
                                    said.zone(),
                                    said.languages(),
                                    quotas,
                                    said.source()),
                            ANNA);
        }

        private void held() {
            Session now = region.colombia.desks.sessions().find(session, READER);
            if (now instanceof Session.Planned) {
                region.colombia.desks.sessions().hold(session, now.version(), ANNA);
            }
            any(region.colombia).ifPresent(one -> {
                var line = region.colombia.desks.attendances().line(session, one.id(), ANNA);
                var time = now.content().time();
                region.colombia
                        .desks
                        .attendances()
                        .note(
                                session,
                                one.id(),
                                line.attendance().version(),
                                random.nextBoolean()
                                        ? Optional.of(Stay.of(new Span(time.start(), time.end())))
                                        : Optional.empty(),
                                "Corrección",
                                ANNA);
            });
        }

        void judge() {
            region.same(series);
            Series here = region.colombia.desks.trainings().series(series, READER);
            Series there = region.brazil.desks.trainings().series(series, READER);
            assertEquals(here.content(), there.content());
            int seats = here.content().quotas().seats(BR).orElseThrow();
            var counts =
                    region.colombia.desks.nominations().counts(series, READER).getOrDefault(BR, java.util.Map.of());
            int taken = WaitingLists.SEATED.stream()
                    .mapToInt(state -> counts.getOrDefault(state, 0))
                    .sum();
            assertTrue(taken <= seats, taken + " of " + seats);
            assertTrue(taken == seats || counts.getOrDefault(State.WAITING, 0) == 0, "nobody waits beside a free seat");
        }
    }
}
