package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationDraft;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.ApplicationStore.Sight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls, places and applications come back from both databases as they were written, in every state. */
class ExchangeStoreTest {
    @FunctionalInterface
    private interface Work {
        void in(School school, Swap swap);
    }

    private static void on(TestDatabase.Kind kind, Work work) {
        try (TestDatabase database = TestDatabase.start(kind);
                School school = new School(database)) {
            work.in(school, new Swap(school));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationComesBackInEveryState(TestDatabase.Kind kind) {
        on(kind, (school, swap) -> {
            ExchangeCall call = swap.open();
            HostOffer lima = swap.lima(call.id(), 20);
            Map<Stage, Application> handedIn = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                handedIn.put(stage, swap.submitted(call.id(), Swap.applicant("o-" + stage.token())));
            }
            handedIn.forEach((stage, one) -> {
                Application taken = swap.taken(one, stage, lima, Swap.applicant("o-" + stage.token()));
                assertEquals(taken, school.stores.applications().find(one.id()).orElseThrow(), stage::token);
            });
            assertEquals(
                    Stage.values().length,
                    school.stores.applications().totals().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        });
    }

    @ParameterizedTest
    @EnumSource
    void callsAndPlacesComeBackInEveryState(TestDatabase.Kind kind) {
        on(kind, (school, swap) -> {
            CallStore calls = school.stores.calls();
            ExchangeCall draft = school.desks.calls().create(Swap.content("Borrador", Swap.ROUTES), Swap.EVA);
            assertEquals(draft, calls.find(draft.id()).orElseThrow());
            ExchangeCall open = swap.open();
            assertEquals(open, calls.find(open.id()).orElseThrow());
            HostOffer lima = swap.lima(open.id(), 2);
            assertEquals(lima, calls.offer(lima.id()).orElseThrow());
            HostOffer revised =
                    school.desks.calls().reviseOffer(lima.id(), 1, Swap.place(School.PE, "Otra unidad", 3), Swap.EVA);
            assertEquals(List.of(revised), calls.offers(open.id()));
            HostOffer gone = school.desks.calls().withdrawOffer(lima.id(), 2, Swap.EVA);
            assertEquals(gone, calls.offer(lima.id()).orElseThrow());
            ExchangeCall closed = school.desks.calls().close(open.id(), 2, Swap.EVA);
            assertEquals(closed, calls.find(open.id()).orElseThrow());
            ExchangeCall cancelled = school.desks.calls().cancel(open.id(), 3, "Sin fondos", Swap.EVA);
            assertEquals(cancelled, calls.find(open.id()).orElseThrow());
            assertEquals(
                    List.of(cancelled, draft),
                    calls.page(Set.of(ExchangeCall.State.values()), "", Place.FIRST, 10)
                            .items());
            assertEquals(
                    List.of(cancelled),
                    calls.page(Set.of(ExchangeCall.State.values()), "RUTÁS", Place.FIRST, 10)
                            .items());
            assertEquals(
                    List.of(),
                    calls.page(Set.of(ExchangeCall.State.OPEN), "%", Place.FIRST, 10)
                            .items());
            assertEquals(List.of(draft, cancelled), calls.changedAfter(Instant.EPOCH, null, 10));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aDeputyIsKeptWithWhomTheyStoodInFor(TestDatabase.Kind kind) {
        on(kind, (school, swap) -> {
            ExchangeCall call = swap.open();
            Stamp deputy = new Stamp(
                    new OfficerId("carlos"),
                    Optional.of(new OfficerId("bruno")),
                    Instant.parse("2027-03-02T08:00:00Z"));
            Application.Submitted one = Application.Submitted.first(
                    new RecordId(UUID.fromString("01900000-0000-7000-9000-000000000001")),
                    call.call(),
                    Swap.form("ana", School.CO),
                    Swap.day("2027-03-02"),
                    deputy);
            swap.write(one);
            Application back = school.stores.applications().find(one.id()).orElseThrow();
            assertEquals(deputy, back.core().created());
            assertEquals(
                    deputy, school.stores.applications().steps(one.id()).get(0).by());
            assertTrue(school.codes().contains("training.publish-call"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void whoWritesOnAnOldVersionIsTooLate(TestDatabase.Kind kind) {
        on(kind, (school, swap) -> {
            ExchangeCall call = swap.open();
            Application.Submitted one = swap.submitted(call.id());
            Stamp eva = new Stamp(Swap.EVA.officer(), school.now);
            swap.write(one.endorse(eva));
            assertThrows(Stale.class, () -> swap.write(one.refuse("Tarde", eva)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void amountsComeBackWithTheirCurrencies(TestDatabase.Kind kind) {
        on(kind, (school, swap) -> {
            ExchangeCall call = swap.open();
            HostOffer lima = swap.lima(call.id(), 1);
            Application held = swap.until(Stage.HELD, call.id(), lima);
            List<Expense> spent = List.of(
                    Expense.of("Hotel", "320,5", "USD"),
                    Expense.of("Taxi", "15000", "CLP"),
                    Expense.of("Tren", "0.01", "EUR"),
                    Expense.of("Cena", "20", "USD"));
            school.desks.applications().setExpenses(held.id(), held.version(), spent, Swap.ANA);
            List<Expense> back = school.stores.applications().expenses(held.id());
            assertEquals(spent, back);
            assertEquals(
                    "{CLP=15000, EUR=0.01, USD=340.50}", Expense.totals(back).toString());
        });
    }

    @ParameterizedTest
    @EnumSource
    void draftsAreKeptAsTheyWereTyped(TestDatabase.Kind kind) {
        on(kind, (school, swap) -> {
            ExchangeCall call = swap.open();
            ApplicationDraft draft = school.desks.applications().begin(call.id(), Swap.ANA);
            Map<String, List<String>> typed = Map.of(
                    "name",
                    List.of("Ana\tRojas \\n"),
                    "themes",
                    List.of("routes", ""),
                    "objectives",
                    List.of("Uno\r\nDos"));
            school.desks.applications().save(draft.id(), draft.version(), typed, Swap.ANA);
            assertEquals(
                    typed,
                    school.stores.applications().draft(draft.id()).orElseThrow().answers());
            assertThrows(
                    Stale.class,
                    () -> school.desks
                            .applications()
                            .save(draft.id(), draft.version(), Map.of("name", List.of("Otra")), Swap.ANA),
                    "typed in another window, on what stood there before");
            assertEquals(
                    typed,
                    school.stores.applications().draft(draft.id()).orElseThrow().answers());
            assertEquals(
                    draft.id(),
                    school.desks.applications().begin(call.id(), Swap.ANA).id(),
                    "begun once");
            school.desks.applications().discardDraft(draft.id(), Swap.ANA);
            assertEquals(List.of(), school.stores.applications().drafts(Swap.ANA.officer()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void twoThousandApplicationsAreReadPageByPage(TestDatabase.Kind kind) {
        on(kind, (school, swap) -> {
            ExchangeCall call = swap.open();
            Stamp eva = new Stamp(Swap.EVA.officer(), school.now);
            List<RecordId> made = new ArrayList<>();
            swap.inTransaction(() -> {
                for (int i = 0; i < 2000; i++) {
                    RecordId id = new RecordId(new UUID(0x0190000000007001L, 0x8000000000000000L | i));
                    made.add(id);
                    school.stores
                            .applications()
                            .write(Application.Submitted.first(
                                    id,
                                    call.call(),
                                    Swap.form("officer" + i, i % 2 == 0 ? School.CO : School.PE),
                                    Swap.day("2027-03-01"),
                                    eva));
                }
            });
            List<RecordId> read = new ArrayList<>();
            Place place = Place.FIRST;
            while (place != null) {
                Part<Application> part =
                        school.stores.applications().page(Applications.Query.ALL.of(call.id()), Sight.ALL, place, 150);
                part.items().forEach(one -> read.add(one.id()));
                place = part.next().map(Place::after).orElse(null);
            }
            assertEquals(made, read);
            Part<Application> before = school.stores
                    .applications()
                    .page(Applications.Query.ALL, Sight.ALL, Place.before(made.get(1000)), 100);
            assertEquals(
                    made.subList(900, 1000),
                    before.items().stream().map(Application::id).toList());
            Sight colombia = new Sight(false, new OfficerId("x"), Optional.of(School.CO), Optional.empty());
            assertEquals(
                    Map.of(Stage.SUBMITTED, 1000), school.stores.applications().counts(call.id(), colombia));
        });
    }
}
