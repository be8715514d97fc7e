package org.enlace.training.internal;

import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.Swap.EVA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Place;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Balance;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Hindrance;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingRuns.Going;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.MatchingSetups;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.PairKind;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.Reason;
import org.enlace.training.exchange.RunDifference;
import org.enlace.training.exchange.RunDifference.Kind;
import org.enlace.training.exchange.RunDifference.Told;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Weights;

/** Officers are matched with hosts, the proposals decided on, and what was held counts between countries. */
class MatchingDeskTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    /** A call with a place in Lima and some officers of Colombia who are endorsed. */
    private static final class Exchange implements AutoCloseable {
        final School school;
        final Swap swap;
        final RecordId call;
        final HostOffer lima;
        final MatchingRuns runs;
        final MatchingSetups setups;

        Exchange(TestDatabase database, int capacity) {
            school = new School(database);
            swap = new Swap(school);
            call = swap.open().id();
            lima = swap.lima(call, capacity);
            runs = school.desks.matching().runs();
            setups = school.desks.matching().setups();
        }

        Application endorsed(String name) {
            return swap.until(Stage.ENDORSED, call, lima, Swap.applicant(name));
        }

        HostOffer another(String unit, int capacity) {
            return school.desks.calls().offer(call, Swap.place(PE, unit, capacity), EVA);
        }

        MatchingRun run() {
            Going going = runs.begin(call, LONG, EVA);
            going.refused().ifPresent(refusal -> {
                throw refusal;
            });
            assertFalse(going.failed());
            return runs.find(call, going.number().orElseThrow(), EVA);
        }

        Application now(Application application) {
            return school.desks.applications().find(application.id(), EVA);
        }

        MatchedLine line(MatchingRun run, Application application) {
            return runs.line(run, application.id(), EVA).line();
        }

        Pairing pair(Application application, HostOffer offer) {
            return new Pairing(application.id(), offer.id());
        }

        int version() {
            return setups.of(call, EVA).version();
        }

        @Override
        public void close() {
            school.close();
        }
    }

    @OnEveryDatabase
    void a_run_proposes_and_a_coordinator_accepts_and_what_was_held_counts(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 2)) {
            Application one = exchange.endorsed("uno");
            Application two = exchange.endorsed("dos");
            Application three = exchange.endorsed("tres");
            MatchingRun run = exchange.run();
            assertEquals(1, run.number());
            assertEquals(List.of(3, 1, 2, 2), List.of(run.candidates(), run.places(), run.seats(), run.placed()));
            assertEquals(Stage.PROPOSED, Stage.of(exchange.now(one)));
            assertEquals(Stage.PROPOSED, Stage.of(exchange.now(two)));
            assertEquals(Stage.ENDORSED, Stage.of(exchange.now(three)), "who applied last has no place");
            assertTrue(exchange.school.codes().contains("training.match-run"));
            assertTrue(exchange.school.waiting.get("turn/" + one.id()).text().equals("inbox.exchange.accept"));

            MatchedLine line = exchange.line(run, one);
            assertEquals(
                    Set.of(Reason.Aspect.THEMES, Reason.Aspect.LANGUAGE, Reason.Aspect.DATES, Reason.Aspect.RANK),
                    line.proposal().orElseThrow().reasons().stream()
                            .map(Reason::aspect)
                            .collect(Collectors.toSet()));
            assertEquals(
                    Map.of(Obstacle.PLACE_FULL, 1),
                    exchange.line(run, three).unplaced().orElseThrow().obstacles());

            Application.Accepted accepted = exchange.runs.accept(
                    exchange.call, 1, one.id(), exchange.now(one).version(), EVA);
            assertEquals(exchange.lima.id(), accepted.placement().place());
            Application.Endorsed back = exchange.runs.discard(
                    exchange.call, 1, two.id(), exchange.now(two).version(), EVA);
            assertEquals(Stage.ENDORSED, Stage.of(back));
            assertEquals(
                    List.of(),
                    exchange.school
                            .desks
                            .matching()
                            .balances()
                            .of(Optional.empty(), Optional.empty(), EVA)
                            .lines());

            Application held = exchange.now(one);
            while (Stage.of(held) != Stage.HELD) {
                held = step(exchange, held);
            }
            assertEquals(
                    List.of(new Balance(CO, PE, 2027, 5, 0)),
                    exchange.school
                            .desks
                            .matching()
                            .balances()
                            .of(Optional.empty(), Optional.empty(), School.READER)
                            .lines());
            assertEquals(
                    List.of(new Balance(PE, CO, 2027, 0, 5)),
                    exchange.school
                            .desks
                            .matching()
                            .balances()
                            .of(Optional.of(2027), Optional.of(PE), School.READER)
                            .lines());
            assertEquals(
                    List.of(),
                    exchange.school
                            .desks
                            .matching()
                            .balances()
                            .of(Optional.of(2026), Optional.empty(), School.READER)
                            .lines());

            MatchingRun again = exchange.run();
            assertEquals(1, again.seats(), "one of the two seats is taken");
            assertEquals(Stage.PROPOSED, Stage.of(exchange.now(two)));
            assertEquals(Stage.HELD, Stage.of(exchange.now(one)), "whoever has a place is not in it");
        }
    }

    private static Application step(Exchange exchange, Application one) {
        var all = exchange.school.desks.applications();
        return switch (Stage.of(one)) {
            case ACCEPTED -> all.confirm(one.id(), one.version(), EVA);
            case HOST_CONFIRMED -> {
                Application now = one;
                for (var item : org.enlace.training.exchange.Preparation.Item.values()) {
                    now = all.tick(now.id(), now.version(), item, true, EVA);
                }
                yield all.prepared(now.id(), now.version(), EVA);
            }
            case PREPARED -> {
                exchange.school.now = Instant.parse("2027-05-07T12:00:00Z");
                yield all.hold(one.id(), one.version(), EVA);
            }
            default -> throw new AssertionError("From " + one);
        };
    }

    @OnEveryDatabase
    void nobody_is_sent_into_days_that_are_gone(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 2)) {
            Application one = exchange.endorsed("uno");
            exchange.school.now = Instant.parse("2027-05-06T12:00:00Z");
            MatchingRun first = exchange.run();
            assertEquals(Swap.period("2027-05-06", "2027-05-10"), stay(exchange, first, one));

            // Of the first period of the place there are not five days left.
            exchange.school.now = Instant.parse("2027-05-12T12:00:00Z");
            MatchingRun second = exchange.run();
            assertEquals(Swap.period("2027-05-20", "2027-05-24"), stay(exchange, second, one));
            assertEquals(
                    Set.of(),
                    exchange.runs.difference(second, EVA).orElseThrow().told());
            exchange.runs.accept(exchange.call, 2, one.id(), exchange.now(one).version(), EVA);

            exchange.school.now = Instant.parse("2027-05-27T12:00:00Z");
            exchange.runs.outlook(exchange.call, EVA);
            assertEquals(
                    "placement.no-candidates",
                    code(() -> exchange.runs.begin(exchange.call, LONG, EVA)),
                    "5 days left");
            exchange.school.now = Instant.parse("2027-05-28T12:00:00Z");
            exchange.runs.outlook(exchange.call, EVA);
            assertEquals("placement.call-past", code(() -> exchange.runs.begin(exchange.call, LONG, EVA)));
        }
    }

    private static Period stay(Exchange exchange, MatchingRun run, Application application) {
        return exchange.line(run, application)
                .proposal()
                .orElseThrow()
                .placement()
                .stay();
    }

    @OnEveryDatabase
    void a_pin_and_a_ban_hold_in_the_next_run_and_the_difference_says_so(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 1)) {
            HostOffer cusco = exchange.another("Unidad de Cusco", 1);
            Application one = exchange.endorsed("uno");
            Application two = exchange.endorsed("dos");
            MatchingRun first = exchange.run();
            assertEquals(
                    exchange.lima.id(),
                    exchange.line(first, one)
                            .proposal()
                            .orElseThrow()
                            .placement()
                            .place());
            assertTrue(exchange.runs.difference(first, EVA).isEmpty());

            exchange.setups.fix(
                    exchange.call, 0, PairKind.PINNED, exchange.pair(one, cusco), "Lo pidió la unidad", EVA);
            assertEquals(
                    "placement.pin-banned",
                    code(() -> exchange.setups.fix(
                            exchange.call, 1, PairKind.BANNED, exchange.pair(one, cusco), "No", EVA)));
            assertEquals(
                    "placement.pin-twice",
                    code(() -> exchange.setups.fix(
                            exchange.call, 1, PairKind.PINNED, exchange.pair(one, exchange.lima), "No", EVA)));
            assertEquals(
                    "placement.pin-capacity",
                    code(() -> exchange.setups.fix(
                            exchange.call, 1, PairKind.PINNED, exchange.pair(two, cusco), "No", EVA)));
            assertEquals(
                    "placement.pair-twice",
                    code(() -> exchange.setups.fix(
                            exchange.call, 1, PairKind.PINNED, exchange.pair(one, cusco), "No", EVA)));
            assertThrows(
                    Stale.class,
                    () -> exchange.setups.fix(
                            exchange.call, 0, PairKind.BANNED, exchange.pair(two, exchange.lima), "No", EVA));
            exchange.setups.fix(
                    exchange.call, 1, PairKind.BANNED, exchange.pair(two, exchange.lima), "Estuvo ya allí", EVA);
            assertEquals(List.of(), exchange.setups.conflicts(exchange.call, EVA));

            MatchingRun second = exchange.run();
            assertTrue(exchange.line(second, one).proposal().orElseThrow().pinned());
            assertEquals(
                    cusco.id(),
                    exchange.line(second, one)
                            .proposal()
                            .orElseThrow()
                            .placement()
                            .place());
            assertTrue(exchange.line(second, two).unplaced().isPresent(), "its one place is banned, the other pinned");
            assertEquals(Stage.ENDORSED, Stage.of(exchange.now(two)), "the proposal of the run before is taken back");
            RunDifference difference = exchange.runs.difference(second, EVA).orElseThrow();
            assertEquals(Set.of(Told.PINS, Told.BANS), difference.told());
            assertEquals(
                    Map.of(one.id(), Kind.MOVED, two.id(), Kind.LOST),
                    difference.changes().stream()
                            .collect(Collectors.toMap(RunDifference.Change::application, RunDifference.Change::kind)));
            List<Hindrance> places = exchange.runs.hindrances(second, two.id(), EVA);
            assertEquals(
                    List.of(Optional.of(Obstacle.BANNED), Optional.of(Obstacle.PLACE_FULL)),
                    places.stream().map(Hindrance::obstacle).toList());

            exchange.setups.lift(exchange.call, 2, PairKind.BANNED, exchange.pair(two, exchange.lima), EVA);
            assertEquals(
                    "placement.pair-unknown",
                    code(() -> exchange.setups.lift(
                            exchange.call, 3, PairKind.BANNED, exchange.pair(two, exchange.lima), EVA)));
            exchange.run();
            assertEquals(Stage.PROPOSED, Stage.of(exchange.now(two)));
        }
    }

    @OnEveryDatabase
    void a_pin_whose_application_goes_is_named_and_stops_a_run(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 1)) {
            Application one = exchange.endorsed("uno");
            exchange.endorsed("dos");
            exchange.setups.fix(exchange.call, 0, PairKind.PINNED, exchange.pair(one, exchange.lima), "Acordado", EVA);
            exchange.school.desks.applications().withdraw(one.id(), one.version(), "Otra misión", EVA);
            assertEquals(
                    List.of("placement.pin-unknown"),
                    exchange.setups.conflicts(exchange.call, EVA).stream()
                            .map(one2 -> one2.why().code())
                            .toList());
            assertEquals("placement.pin-unknown", code(exchange::run));
            exchange.setups.limit(exchange.call, 1, new Quotas(Map.of(CO, 0), Map.of()), EVA);
            assertEquals("placement.pin-unknown", code(exchange::run));
            exchange.setups.lift(exchange.call, 2, PairKind.PINNED, exchange.pair(one, exchange.lima), EVA);
            assertEquals(0, exchange.run().placed(), "the country sends nobody");
            assertEquals(
                    "placement.pair-foreign",
                    code(() -> exchange.setups.fix(
                            exchange.call, 3, PairKind.BANNED, new Pairing(Swap.NONE, exchange.lima.id()), "No", EVA)));
        }
    }

    @OnEveryDatabase
    void what_happened_since_a_run_stops_the_acceptance(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 3)) {
            Application one = exchange.endorsed("uno");
            Application two = exchange.endorsed("dos");
            Application three = exchange.endorsed("tres");
            exchange.run();
            int version = exchange.now(one).version();
            exchange.school.desks.applications().withdraw(one.id(), version, "Otra misión", EVA);
            assertThrows(Stale.class, () -> exchange.runs.accept(exchange.call, 1, one.id(), version, EVA));
            assertThrows(
                    Stale.class,
                    () -> exchange.runs.accept(
                            exchange.call, 1, one.id(), exchange.now(one).version(), EVA));

            exchange.setups.limit(exchange.call, 0, new Quotas(Map.of(), Map.of(PE, 0)), EVA);
            assertEquals(
                    "placement.receiving-full",
                    code(() -> exchange.runs.accept(
                            exchange.call, 1, two.id(), exchange.now(two).version(), EVA)));
            exchange.setups.limit(exchange.call, 1, new Quotas(Map.of(CO, 1), Map.of()), EVA);
            exchange.runs.accept(exchange.call, 1, two.id(), exchange.now(two).version(), EVA);
            assertEquals(
                    "placement.sending-full",
                    code(() -> exchange.runs.accept(
                            exchange.call, 1, three.id(), exchange.now(three).version(), EVA)));
            exchange.setups.limit(exchange.call, 2, Quotas.NONE, EVA);
            exchange.school
                    .desks
                    .calls()
                    .reviseOffer(exchange.lima.id(), 1, Swap.place(PE, "Otra unidad de Lima", 3), EVA);
            assertEquals(
                    "placement.place-changed",
                    code(() -> exchange.runs.accept(
                            exchange.call, 1, three.id(), exchange.now(three).version(), EVA)));
            MatchingRun second = exchange.run();
            assertEquals(
                    "placement.run-old",
                    code(() -> exchange.runs.accept(
                            exchange.call, 1, three.id(), exchange.now(three).version(), EVA)));
            exchange.runs.accept(
                    exchange.call,
                    second.number(),
                    three.id(),
                    exchange.now(three).version(),
                    EVA);
            assertEquals(
                    "Unidad de Lima",
                    exchange.runs
                            .frame(exchange.runs.find(exchange.call, 1, EVA), EVA)
                            .places()
                            .get(0)
                            .unit(),
                    "what the first run saw stays as it was");
        }
    }

    @OnEveryDatabase
    void nobody_accepts_their_own_and_the_others_are_accepted_at_once(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 3)) {
            Application one = exchange.endorsed("uno");
            Application own = exchange.swap.submitted(exchange.call, Swap.ANA);
            own = exchange.school.desks.applications().endorse(own.id(), 1, Swap.COORDINATOR);
            exchange.endorsed("tres");
            exchange.run();
            Caller ana =
                    School.officer("ana", org.enlace.training.Trainings.READ, org.enlace.training.Trainings.ORGANISE);
            RecordId hers = own.id();
            assertEquals("placement.own-application", code(() -> exchange.runs.accept(exchange.call, 1, hers, 3, ana)));
            MatchingRuns.Decided decided = exchange.runs.acceptAll(exchange.call, 1, ana);
            assertEquals(2, decided.accepted());
            assertEquals(Set.of(own.id()), decided.left().keySet());
            assertEquals(Stage.ACCEPTED, Stage.of(exchange.now(one)));
            assertEquals(Stage.PROPOSED, Stage.of(exchange.now(own)));
            assertEquals(1, exchange.runs.discardAll(exchange.call, 1, EVA));
            assertEquals(Stage.ENDORSED, Stage.of(exchange.now(own)));
            assertEquals(0, exchange.runs.discardAll(exchange.call, 1, EVA));
        }
    }

    @OnEveryDatabase
    void weights_of_a_call_are_its_own_and_a_run_keeps_those_it_had(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 1)) {
            Application one = exchange.endorsed("uno");
            MatchingRun first = exchange.run();
            Weights own = new Weights(100, 0, 0, 5, 10, 500, 1, 15);
            assertEquals(
                    "training.missing",
                    code(() -> exchange.setups.weigh(exchange.call, 0, Optional.of(own), " ", EVA)));
            MatchingSetup setup =
                    exchange.setups.weigh(exchange.call, 0, Optional.of(own), "Solo cuentan los temas", EVA);
            assertEquals(Optional.of(own), setup.weights());
            MatchingRun second = exchange.run();
            assertEquals(
                    100, exchange.line(second, one).proposal().orElseThrow().points());
            assertEquals(50, exchange.line(first, one).proposal().orElseThrow().points());
            assertEquals(Weights.DEFAULT, exchange.runs.frame(first, EVA).weights());
            assertEquals(own, exchange.runs.frame(second, EVA).weights());
            assertEquals(
                    Optional.empty(),
                    exchange.setups
                            .weigh(exchange.call, 1, Optional.empty(), "", EVA)
                            .weights());
            assertEquals(
                    "training.unknown-country",
                    code(() -> exchange.setups.limit(
                            exchange.call, 2, new Quotas(Map.of(new CountryCode("ZZ"), 1), Map.of()), EVA)));
            assertEquals(
                    List.of(2, 1),
                    exchange.runs.of(exchange.call, EVA).stream()
                            .map(MatchingRun::number)
                            .toList());
        }
    }

    @OnEveryDatabase
    void the_balance_is_frozen_before_a_run(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 5)) {
            ExchangeCall other = exchange.swap.open();
            HostOffer bogota =
                    exchange.school.desks.calls().offer(other.id(), Swap.place(CO, "Unidad de Bogotá", 5), EVA);
            Application guest = exchange.school.desks.applications().apply(other.id(), Swap.form("lucia", PE), EVA);
            exchange.swap.write(new Application.Held(
                    new Application.Core(
                            guest.id(),
                            other.id(),
                            2,
                            guest.form(),
                            Set.of(),
                            guest.core().created(),
                            guest.core().changed()),
                    Swap.at(bogota, "2027-05-03"),
                    org.enlace.training.exchange.Papers.NONE));
            Application one = exchange.endorsed("uno");
            Application two = exchange.endorsed("dos");
            MatchingRun first = exchange.run();
            Reason owed = exchange.line(first, one).proposal().orElseThrow().reasons().stream()
                    .filter(reason -> reason.aspect() == Reason.Aspect.RECIPROCITY)
                    .findFirst()
                    .orElseThrow();
            assertEquals(5, owed.points(), "Colombia received five days and sent none");

            Application held = exchange.runs.accept(
                    exchange.call, 1, one.id(), exchange.now(one).version(), EVA);
            while (Stage.of(held) != Stage.HELD) {
                held = step(exchange, held);
            }
            MatchingRun second = exchange.run();
            assertTrue(
                    exchange.line(second, two).proposal().orElseThrow().reasons().stream()
                            .noneMatch(reason -> reason.aspect() == Reason.Aspect.RECIPROCITY),
                    "the two are even now");
            assertEquals(
                    Map.of(new org.enlace.training.exchange.Route(CO, PE), 5),
                    exchange.runs.frame(first, EVA).reciprocity().points());
            assertEquals(
                    exchange.line(first, one).proposal().orElseThrow().reasons().size(), 5);
            assertTrue(
                    exchange.runs.difference(second, EVA).orElseThrow().told().contains(Told.RECIPROCITY));
        }
    }

    @OnEveryDatabase
    void without_anybody_or_any_place_there_is_no_run_and_only_organisers_look(TestDatabase database) {
        try (School school = new School(database)) {
            Swap swap = new Swap(school);
            RecordId call = swap.open().id();
            MatchingRuns runs = school.desks.matching().runs();
            assertEquals("placement.no-candidates", code(() -> runs.begin(call, LONG, EVA)));
            HostOffer lima = swap.lima(call, 1);
            swap.until(Stage.ENDORSED, call, lima, Swap.applicant("uno"));
            school.desks.calls().withdrawOffer(lima.id(), 1, EVA);
            assertEquals("placement.no-places", code(() -> runs.begin(call, LONG, EVA)));
            assertThrows(NotFound.class, () -> runs.find(call, 1, EVA));
            assertThrows(NotFound.class, () -> runs.outlook(Swap.NONE, EVA));
            assertThrows(NotFound.class, () -> runs.begin(Swap.NONE, LONG, EVA));
            assertThrows(Forbidden.class, () -> runs.begin(call, LONG, Swap.COORDINATOR));
            assertThrows(Forbidden.class, () -> runs.outlook(call, School.READER));
            assertThrows(Forbidden.class, () -> school.desks.matching().setups().of(call, School.READER));
            school.desks.calls().cancel(call, 2, "Sin fondos", EVA);
            assertEquals("placement.call-cancelled", code(() -> runs.begin(call, LONG, EVA)));
        }
    }

    @OnEveryDatabase
    void lines_come_in_parts_in_the_order_of_the_applications(TestDatabase database) {
        try (Exchange exchange = new Exchange(database, 3)) {
            List<RecordId> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ids.add(exchange.endorsed("officer-" + i).id());
            }
            MatchingRun run = exchange.run();
            var first = exchange.runs.lines(run, Optional.empty(), Optional.empty(), Place.FIRST, 2, EVA);
            assertEquals(
                    ids.subList(0, 2),
                    first.items().stream().map(one -> one.line().application()).toList());
            var second = exchange.runs.lines(
                    run,
                    Optional.empty(),
                    Optional.empty(),
                    Place.after(first.next().orElseThrow()),
                    2,
                    EVA);
            assertEquals(
                    ids.subList(2, 4),
                    second.items().stream().map(one -> one.line().application()).toList());
            assertEquals(
                    ids.subList(3, 5),
                    exchange.runs.lines(run, Optional.of(false), Optional.of(CO), Place.FIRST, 9, EVA).items().stream()
                            .map(one -> one.line().application())
                            .toList());
            assertTrue(exchange.runs
                    .lines(run, Optional.empty(), Optional.of(PE), Place.FIRST, 9, EVA)
                    .items()
                    .isEmpty());
        }
    }
}
