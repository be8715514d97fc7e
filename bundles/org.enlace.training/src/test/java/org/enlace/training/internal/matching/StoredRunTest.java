package org.enlace.training.internal.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Texts;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.FixedPair;
import org.enlace.training.exchange.Hindrance;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingRuns.Going;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.PairKind;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Weights;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.SearchIndex;
import org.enlace.training.internal.persistence.TrainingSchema;
import org.junit.jupiter.api.Test;

/** A run through the use case says what the matching says of the same input, and is read back as it was said. */
class StoredRunTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Caller EVA = Caller.holding(
            new OfficerId("eva"), Language.EN, ZoneOffset.UTC, Set.of(Trainings.READ, Trainings.ORGANISE));
    private static final Instant NOW = Instant.parse("2027-04-01T12:00:00Z");
    private static final Stamp STAMP = new Stamp(new OfficerId("eva"), NOW);

    /** Stores over a database, and use cases that only run. */
    static final class Desk implements AutoCloseable {
        private final AtomicLong last = new AtomicLong();
        final TestDatabase database;
        final TrainingSchema stores;
        final Changes changes;
        final MatchingDesks desks;
        final MatchingRuns runs;
        final ExchangeRecords records;

        Desk(TestDatabase database) {
            this.database = database;
            stores = new TrainingSchema(database.database());
            changes = new Changes(
                    stores,
                    database.transactions(),
                    () -> new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | last.incrementAndGet())),
                    act -> {},
                    new SearchIndex(),
                    Clock.fixed(NOW, ZoneOffset.UTC));
            desks = new MatchingDesks(
                    stores,
                    changes,
                    stores.applications()::write,
                    null,
                    null,
                    MatchingSettings.of(Weights.DEFAULT),
                    null,
                    Texts.of(MatchingDesks.class));
            runs = desks.runs();
            records = new StoredExchanges(stores, stores.applications()::write);
        }

        /** Keeps what a run looks at, and exchanges that were held before, in a call of their own. */
        void keep(MatchingInput input, List<Reciprocity.Stay> stays) {
            changes.make(EVA, stamp -> {
                stores.calls().write(ExchangeCall.Draft.first(input.call(), STAMP));
                input.places().forEach(place -> stores.calls()
                        .write(new HostOffer(input.call().id(), place, 1, false, STAMP, STAMP)));
                input.candidates().forEach(one -> stores.applications()
                        .write(endorsed(input.call().id(), one)));
                List<FixedPair> pairs = new ArrayList<>();
                pairs.addAll(pairs(PairKind.AGREED, input.preAgreed()));
                pairs.addAll(pairs(PairKind.PINNED, input.pins()));
                pairs.addAll(pairs(PairKind.BANNED, input.bans()));
                stores.matchings()
                        .write(new MatchingSetup(
                                input.call().id(), 1, Optional.empty(), "", input.quotas(), pairs, Optional.of(STAMP)));
                if (!stays.isEmpty()) {
                    stores.calls().write(ExchangeCall.Draft.first(before(input), STAMP));
                }
                for (Reciprocity.Stay stay : stays) {
                    Candidate guest = new Candidate(
                            changes.next(), Round.profile(stay.route().sending().value()));
                    stores.applications()
                            .write(new Application.Held(
                                    endorsed(before(input).id(), guest).core(),
                                    new Placement(changes.next(), stay.route().host(), stay.period()),
                                    Papers.NONE));
                }
                return null;
            });
        }

        /** A call of earlier exchanges: they take no place and no quota of this one. */
        private static Call before(MatchingInput input) {
            Call call = input.call();
            return new Call(
                    new RecordId(new UUID(call.id().value().getMostSignificantBits(), 2)),
                    "Antes",
                    call.themes(),
                    call.window(),
                    call.days(),
                    call.themeRequired(),
                    call.deadline(),
                    "");
        }

        private static List<FixedPair> pairs(PairKind kind, Set<Pairing> pairs) {
            return pairs.stream()
                    .map(pair -> new FixedPair(kind, pair, "Prueba", STAMP))
                    .toList();
        }

        static Application.Endorsed endorsed(RecordId call, Candidate candidate) {
            ApplicationForm form = new ApplicationForm(
                    new OfficerId("o-" + candidate.id().value().getLeastSignificantBits()),
                    "Persona " + candidate.id(),
                    "Unidad de prueba",
                    candidate.profile(),
                    "Aprender",
                    new ApplicationForm.Approval("Jefa de unidad", LocalDate.parse("2027-02-15")),
                    List.of());
            return new Application.Endorsed(
                    new Application.Core(candidate.id(), call, 1, form, Set.of(), STAMP, STAMP));
        }

        MatchingOutcome outcome(MatchingRun run) {
            List<MatchedLine> lines = stores.matchings().lines(run.id());
            return new MatchingOutcome(
                    lines.stream().flatMap(line -> line.proposal().stream()).toList(),
                    lines.stream().flatMap(line -> line.unplaced().stream()).toList());
        }

        @Override
        public void close() {
            stores.close();
        }
    }

    /** The same round under ids of its own, in the same order, so that many fit into one database. */
    static MatchingInput own(MatchingInput input, int round, Reciprocity.Frozen reciprocity) {
        return new MatchingInput(
                new Call(
                        new RecordId(new UUID(round + 1L, 1)),
                        input.call().title(),
                        input.call().themes(),
                        input.call().window(),
                        input.call().days(),
                        input.call().themeRequired(),
                        input.call().deadline(),
                        "Una condición;\n\"con\" líneas"),
                input.weights(),
                input.candidates().stream()
                        .map(one -> new Candidate(own(one.id(), round), one.profile()))
                        .toList(),
                input.places().stream().map(place -> own(place, round)).toList(),
                input.quotas(),
                own(input.preAgreed(), round),
                own(input.pins(), round),
                own(input.bans(), round),
                reciprocity);
    }

    private static RecordId own(RecordId id, int round) {
        return new RecordId(new UUID(
                id.value().getMostSignificantBits() | (long) (round + 1) << 32,
                id.value().getLeastSignificantBits()));
    }

    private static HostPlace own(HostPlace place, int round) {
        return new HostPlace(
                own(place.id(), round),
                place.country(),
                place.unit(),
                place.themes(),
                place.languages(),
                place.periods(),
                place.bands(),
                place.capacity());
    }

    private static Set<Pairing> own(Set<Pairing> pairs, int round) {
        Set<Pairing> own = new HashSet<>();
        pairs.forEach(pair -> own.add(new Pairing(own(pair.candidate(), round), own(pair.place(), round))));
        return own;
    }

    @OnEveryDatabase
    void a_run_through_the_use_case_is_the_matching_of_the_same_input(TestDatabase database) {
        Random random = new Random(20_261_127L);
        List<Reciprocity.Stay> held = new ArrayList<>();
        int ran = 0;
        int refused = 0;
        try (Desk desk = new Desk(database)) {
            for (int round = 0; round < 60; round++) {
                List<Reciprocity.Stay> stays = stays(random);
                held.addAll(stays);
                Reciprocity.Frozen frozen = Reciprocity.of(held).freeze(2023, 2027, Weights.DEFAULT);
                MatchingInput input = own(RandomRound.small(random).input(), round, frozen);
                desk.keep(input, stays);
                String seed = "round " + round;
                if (input.candidates().isEmpty() || input.places().isEmpty()) {
                    assertThrows(
                            Refusal.class, () -> desk.runs.begin(input.call().id(), LONG, EVA), seed);
                    continue;
                }
                MatchingOutcome expected;
                try {
                    expected = new OfficerMatching().run(input);
                } catch (Refusal refusal) {
                    Refusal same = assertThrows(
                            Refusal.class, () -> desk.runs.begin(input.call().id(), LONG, EVA), seed);
                    assertEquals(refusal.code(), same.code(), seed);
                    refused++;
                    continue;
                }
                Going going = desk.runs.begin(input.call().id(), LONG, EVA);
                MatchingRun run =
                        desk.runs.find(input.call().id(), going.number().orElseThrow(), EVA);
                assertEquals(input, desk.runs.input(run, EVA), seed);
                assertEquals(expected, desk.outcome(run), seed);
                assertEquals(expected.points(), run.points(), seed);
                hindrances(desk, run, expected, seed);
                ran++;
            }
        }
        assertTrue(ran > 20, "ran " + ran);
        assertTrue(refused > 0, "refused " + refused);
    }

    /** What stands between an officer and each place is what the run counted. */
    private static void hindrances(Desk desk, MatchingRun run, MatchingOutcome outcome, String seed) {
        outcome.unplaced().forEach(unplaced -> {
            List<Hindrance> places = desk.runs.hindrances(run, unplaced.candidate(), EVA);
            for (Obstacle obstacle : Obstacle.values()) {
                long count = places.stream()
                        .filter(one -> one.obstacle().equals(Optional.of(obstacle)))
                        .count();
                assertEquals(unplaced.obstacles().getOrDefault(obstacle, 0), (int) count, seed + " " + obstacle);
            }
        });
    }

    private static List<Reciprocity.Stay> stays(Random random) {
        List<Reciprocity.Stay> stays = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<String> countries = List.of("AR", "BO", "BR", "CL");
            int from = random.nextInt(4);
            int to = (from + 1 + random.nextInt(3)) % 4;
            LocalDate first = LocalDate.of(2022 + random.nextInt(6), 12, 20).plusDays(random.nextInt(20));
            stays.add(new Reciprocity.Stay(
                    new org.enlace.training.exchange.Route(
                            new CountryCode(countries.get(from)), new CountryCode(countries.get(to))),
                    new Period(first, first.plusDays(4))));
        }
        return stays;
    }

    private static MatchingInput two() {
        Round round = new Round()
                .officer("a", Round.profile("CO"))
                .officer("b", Round.profile("CO"))
                .place("p", "PE", 2);
        return own(round.input(), 0, new Reciprocity.Frozen(2023, 2027, java.util.Map.of()));
    }

    @OnEveryDatabase
    void of_two_runs_that_began_alike_one_is_stored(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            MatchingInput input = two();
            desk.keep(input, List.of());
            Inputs.Now now = now(desk, input);
            Keeping keeping = new Keeping(desk.stores.matchings(), desk.records, desk.changes);
            MatchingOutcome outcome = new OfficerMatching().run(now.input());
            assertEquals(
                    1,
                    keeping.keep(desk.changes.next(), now, 0, outcome, 5, EVA).number());
            RecordId late = desk.changes.next();
            assertThrows(Stale.class, () -> keeping.keep(late, now, 0, outcome, 5, EVA));
            assertEquals(1, desk.runs.of(input.call().id(), EVA).size());
        }
    }

    private static Inputs.Now now(Desk desk, MatchingInput input) {
        return new Inputs(desk.stores.matchings(), desk.records, MatchingSettings.of(Weights.DEFAULT))
                .now(input.call().id(), LocalDate.parse("2027-04-01"));
    }

    @OnEveryDatabase
    void whoever_changed_an_application_while_it_was_matched_was_quicker(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            MatchingInput input = two();
            desk.keep(input, List.of());
            Inputs.Now now = now(desk, input);
            RecordId first = input.candidates().get(0).id();
            desk.changes.make(EVA, stamp -> {
                Application.Endorsed one = (Application.Endorsed)
                        desk.stores.applications().find(first).orElseThrow();
                desk.stores.applications().write(one.withdraw("Otra misión", stamp));
                return null;
            });
            Keeping keeping = new Keeping(desk.stores.matchings(), desk.records, desk.changes);
            MatchingRun run = keeping.keep(desk.changes.next(), now, 0, new OfficerMatching().run(now.input()), 5, EVA);
            assertEquals(2, run.placed(), "the run says what it said");
            assertEquals(
                    Stage.WITHDRAWN,
                    Stage.of(desk.stores.applications().find(first).orElseThrow()));
            assertEquals(0, desk.runs.line(run, first, EVA).line().version());
            assertTrue(!desk.runs.line(run, first, EVA).open());
            assertTrue(desk.runs.line(run, input.candidates().get(1).id(), EVA).open());
        }
    }

    @Test
    void two_runs_never_go_on_at_once_and_a_stopped_one_stores_nothing() throws InterruptedException {
        Runner runner = new Runner(Clock.systemUTC());
        RecordId call = new RecordId(new UUID(1, 1));
        CountDownLatch go = new CountDownLatch(1);
        Going going = runner.begin(new RecordId(new UUID(1, 2)), call, Duration.ZERO, EVA, progress -> {
            progress.at(MatchingRuns.Step.MATCH, 0, 2);
            awaited(go);
            progress.at(MatchingRuns.Step.STORE, 2, 2);
            return 1;
        });
        assertTrue(going.running());
        Refusal busy = assertThrows(
                Refusal.class,
                () -> runner.begin(
                        new RecordId(new UUID(1, 3)), new RecordId(new UUID(9, 9)), LONG, EVA, progress -> 1));
        assertEquals("placement.run-busy", busy.code());
        go.countDown();
        awaitEnd(runner, call);
        assertEquals(Optional.of(1), runner.going(call).orElseThrow().number());

        CountDownLatch stopped = new CountDownLatch(1);
        runner.begin(new RecordId(new UUID(1, 4)), call, Duration.ZERO, EVA, progress -> {
            awaited(stopped);
            progress.at(MatchingRuns.Step.STORE, 2, 2);
            throw new AssertionError("It stores although the module stops");
        });
        runner.stop();
        stopped.countDown();
        awaitEnd(runner, call);
        assertTrue(runner.going(call).orElseThrow().refused().isPresent());

        Runner other = new Runner(Clock.systemUTC());
        Going failed = other.begin(new RecordId(new UUID(1, 5)), call, LONG, EVA, progress -> {
            throw new IllegalStateException("A fault");
        });
        assertTrue(failed.failed());
        Going stale = other.begin(new RecordId(new UUID(1, 6)), call, LONG, EVA, progress -> {
            throw new Stale("call", "x");
        });
        assertEquals("placement.run-overtaken", stale.refused().orElseThrow().code());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEnd(Runner runner, RecordId call) {
        long until = System.nanoTime() + LONG.toNanos();
        while (runner.going(call).orElseThrow().running()) {
            assertTrue(System.nanoTime() < until, "it does not end");
            Thread.onSpinWait();
        }
    }
}
