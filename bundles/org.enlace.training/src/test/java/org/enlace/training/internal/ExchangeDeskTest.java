package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.Recipient;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Place;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Move;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Who does what with calls and applications, and what is refused. */
class ExchangeDeskTest {
    private TestDatabase database;
    private School school;
    private Swap swap;
    private ExchangeCall call;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        swap = new Swap(school);
        call = swap.open();
    }

    @AfterEach
    void stop() {
        school.close();
        database.close();
    }

    private Applications all() {
        return school.desks.applications();
    }

    private static void refused(String code, Executable work) {
        assertEquals(code, assertThrows(Refusal.class, work).code());
    }

    private static void forbidden(Executable work) {
        assertThrows(Forbidden.class, work);
    }

    @Test
    void anApplicationGoesFromTheFormToTheFollowUpAndEveryStepIsInTheAudit() {
        HostOffer lima = swap.lima(call.id(), 1);
        Application done = swap.until(Stage.FOLLOWED_UP, call.id(), lima);
        assertEquals(Stage.FOLLOWED_UP, Stage.of(done));
        assertEquals(
                List.of(
                        "training.create-call",
                        "training.publish-call",
                        "training.offer-place",
                        "training.apply",
                        "training.endorse-application",
                        "training.propose-place",
                        "training.accept-proposal",
                        "training.confirm-host",
                        "training.tick-preparation",
                        "training.tick-preparation",
                        "training.tick-preparation",
                        "training.tick-preparation",
                        "training.prepared",
                        "training.hold-exchange",
                        "training.hand-in-paper",
                        "training.hand-in-paper",
                        "training.hand-in-paper",
                        "training.expenses",
                        "training.papers-in",
                        "training.certify",
                        "training.certify-exchange",
                        "training.follow-up",
                        "training.follow-up",
                        "training.end-exchange"),
                school.codes());
        assertEquals(done.version(), all().steps(done.id(), Swap.EVA).size());
        assertFalse(
                school.waiting.keySet().stream().anyMatch(key -> key.startsWith("turn/")), "nothing waits any more");
    }

    @Test
    void everybodySeesTheirsAndNothingElseExists() {
        HostOffer lima = swap.lima(call.id(), 2);
        HostOffer bogota =
                school.desks.calls().offer(call.id(), Swap.place(School.CO, "Unidad de Bogotá", 2), Swap.EVA);
        Application ana = swap.submitted(call.id());
        Application foreign = all().apply(call.id(), Swap.form("pe.persona", School.PE), Swap.EVA);
        assertEquals(List.of(ana), seen(Swap.ANA));
        assertEquals(List.of(), seen(Swap.BRUNO));
        assertEquals(List.of(ana), seen(Swap.COORDINATOR));
        assertEquals(List.of(), seen(Swap.HOST));
        assertEquals(List.of(ana, foreign), seen(Swap.EVA));
        assertThrows(NotFound.class, () -> all().find(ana.id(), Swap.BRUNO));
        assertThrows(NotFound.class, () -> all().find(foreign.id(), Swap.COORDINATOR));
        assertThrows(NotFound.class, () -> all().steps(ana.id(), Swap.HOST));
        forbidden(() -> all().find(ana.id(), School.READER));
        Caller carlos = School.officer("carlos", Trainings.READ, Trainings.ORGANISE, Applications.ENDORSE, Calls.HOST);
        Application endorsed = all().endorse(foreign.id(), 1, carlos);
        all().propose(foreign.id(), endorsed.version(), Swap.at(bogota, "2027-05-03"), Swap.EVA);
        assertEquals(1, seen(Swap.HOST).size(), "a host sees who is proposed for a place of the own country");
        assertEquals(Map.of(Stage.PROPOSED, 1), all().counts(call.id(), Swap.HOST));
        assertTrue(lima.place().country().equals(School.PE));
    }

    private List<Application> seen(Caller caller) {
        return all().list(Applications.Query.ALL, Place.FIRST, 50, caller).items();
    }

    @Test
    void nobodyDoesWhatIsAnothersTurn() {
        HostOffer lima = swap.lima(call.id(), 1);
        Application ana = swap.submitted(call.id());
        RecordId id = ana.id();
        forbidden(() -> school.desks.calls().create(Swap.content("X", Swap.ROUTES), Swap.ANA));
        forbidden(() -> school.desks.calls().publish(call.id(), 2, Swap.COORDINATOR));
        forbidden(() -> school.desks.calls().offer(call.id(), lima.place(), Swap.ANA));
        refused("placement.host-country", () -> school.desks.calls().offer(call.id(), lima.place(), Swap.HOST));
        refused("placement.host-country", () -> school.desks.calls().withdrawOffer(lima.id(), 1, Swap.HOST));
        forbidden(() -> all().endorse(id, 1, Swap.ANA));
        forbidden(() -> all().apply(call.id(), Swap.form("x", School.CO), School.READER));
        refused("placement.other-applicant", () -> all().apply(call.id(), Swap.form("ana", School.CO), Swap.BRUNO));
        refused("placement.other-applicant", () -> all().apply(call.id(), Swap.form("bruno", School.PE), Swap.BRUNO));
        Application endorsed = all().endorse(id, 1, Swap.COORDINATOR);
        forbidden(() -> all().propose(id, endorsed.version(), Swap.at(lima, "2027-05-03"), Swap.COORDINATOR));
        Application proposed = all().propose(id, endorsed.version(), Swap.at(lima, "2027-05-03"), Swap.EVA);
        forbidden(() -> all().accept(id, proposed.version(), Swap.ANA));
        Application accepted = all().accept(id, proposed.version(), Swap.EVA);
        assertThrows(NotFound.class, () -> all().confirm(id, accepted.version(), Swap.HOST), "Lima is not Colombia's");
        forbidden(() -> all().confirm(id, accepted.version(), Swap.COORDINATOR));
        Application confirmed = all().confirm(id, accepted.version(), Swap.EVA);
        forbidden(() -> all().tick(id, confirmed.version(), Preparation.Item.PROGRAMME, true, Swap.ANA));
        forbidden(() -> all().prepared(id, confirmed.version(), Swap.ANA));
        forbidden(() -> all().hold(id, confirmed.version(), Swap.ANA));
        forbidden(() -> all().certify(id, confirmed.version(), Swap.COORDINATOR));
        forbidden(() -> all().withdraw(id, confirmed.version(), "No es mía", Swap.COORDINATOR));
    }

    @Test
    void nobodyDecidesOnTheirOwn() {
        Caller both = School.officer("doble", Trainings.READ, Applications.APPLY, Applications.ENDORSE);
        Application own = all().apply(call.id(), Swap.form("doble", School.CO), both);
        refused("placement.own-application", () -> all().endorse(own.id(), 1, both));
        refused("placement.own-application", () -> all().refuse(own.id(), 1, "No", both));
        assertEquals(Set.of(Move.REVISE, Move.WITHDRAW), all().moves(own, both));
        Application entered = all().apply(call.id(), Swap.form("pe.persona", School.PE), Swap.EVA);
        refused("placement.own-application", () -> all().endorse(entered.id(), 1, Swap.EVA));
        Caller deputy = new Caller(
                new OfficerId("suplente"),
                Optional.of(both.officer()),
                Optional.empty(),
                both.language(),
                both.zone(),
                both::holds,
                both.origin());
        refused("placement.own-application", () -> all().endorse(own.id(), 1, deputy));
        assertEquals(2, all().endorse(own.id(), 1, Swap.COORDINATOR).version());
    }

    @Test
    void aPlaceIsGivenNoMoreOftenThanItReceives() {
        HostOffer lima = swap.lima(call.id(), 1);
        Application first = swap.until(Stage.PROPOSED, call.id(), lima, Swap.applicant("uno"));
        Application second = swap.until(Stage.PROPOSED, call.id(), lima, Swap.applicant("dos"));
        all().accept(first.id(), first.version(), Swap.EVA);
        refused("placement.place-full", () -> all().accept(second.id(), second.version(), Swap.EVA));
        Application third = swap.until(Stage.ENDORSED, call.id(), lima, Swap.applicant("tres"));
        refused("placement.place-full", () -> all().propose(
                        third.id(), third.version(), Swap.at(lima, "2027-05-17"), Swap.EVA));
        refused("placement.place-taken", () -> school.desks.calls().withdrawOffer(lima.id(), 1, Swap.EVA));
        Application gone = all().withdraw(first.id(), first.version() + 1, "Otra misión", Swap.applicant("uno"));
        assertEquals(Stage.WITHDRAWN, Stage.of(gone));
        assertEquals(Stage.ACCEPTED, Stage.of(all().accept(second.id(), second.version(), Swap.EVA)));
    }

    @Test
    void anOfficerIsNowhereTwiceAtOnce() {
        HostOffer lima = swap.lima(call.id(), 5);
        swap.until(Stage.ACCEPTED, call.id(), lima);
        ExchangeCall.Draft draft = school.desks.calls().create(Swap.content("Otra", Swap.ROUTES), Swap.EVA);
        ExchangeCall other = school.desks.calls().publish(draft.id(), 1, Swap.EVA);
        HostOffer cusco = swap.lima(other.id(), 5);
        Application again = swap.until(Stage.ENDORSED, other.id(), cusco);
        refused("placement.overlap", () -> all().propose(
                        again.id(), again.version(), Swap.at(cusco, "2027-05-07"), Swap.EVA));
        Application fits = all().propose(again.id(), again.version(), Swap.at(cusco, "2027-05-08"), Swap.EVA);
        assertEquals(Stage.PROPOSED, Stage.of(fits));
    }

    @Test
    void whatDoesNotFitTheCallIsRefused() {
        HostOffer lima = swap.lima(call.id(), 1);
        Application endorsed = swap.until(Stage.ENDORSED, call.id(), lima);
        for (String first : List.of("2027-05-12", "2027-05-01", "2027-06-01", "2026-05-03")) {
            refused("placement.stay-outside", () -> all().propose(
                            endorsed.id(), endorsed.version(), Swap.at(lima, first), Swap.EVA));
        }
        HostOffer bogota =
                school.desks.calls().offer(call.id(), Swap.place(School.CO, "Unidad de Bogotá", 2), Swap.EVA);
        refused("placement.own-country", () -> all().propose(
                        endorsed.id(), endorsed.version(), Swap.at(bogota, "2027-05-03"), Swap.EVA));
        refused("training.unknown-country", () -> all().apply(
                        call.id(), Swap.form("x", new CountryCode("ZZ")), Swap.EVA));
        refused("placement.applied-already", () -> swap.submitted(call.id()));
        school.now = Instant.parse("2027-03-31T23:59:00Z");
        swap.submitted(call.id(), Swap.applicant("justo"));
        school.now = Instant.parse("2027-04-01T00:00:00Z");
        refused("placement.call-closed", () -> swap.submitted(call.id(), Swap.applicant("tarde")));
        refused("placement.call-closed", () -> all().begin(call.id(), Swap.BRUNO));
        refused("placement.period", () -> Swap.period("2027-05-03", "2027-05-02"));
        refused("placement.year", () -> Swap.period("2027-05-03", "3027-05-02"));
    }

    @Test
    void aHostThatDeclinedIsNotProposedAgain() {
        HostOffer lima = swap.lima(call.id(), 1);
        Application declined = swap.until(Stage.HOST_DECLINED, call.id(), lima);
        Application again = all().lookAgain(declined.id(), declined.version(), Swap.EVA);
        refused("placement.declined-before", () -> all().propose(
                        again.id(), again.version(), Swap.at(lima, "2027-05-03"), Swap.EVA));
    }

    @Test
    void thereIsNoCertificateBeforeAllIsIn() {
        HostOffer lima = swap.lima(call.id(), 1);
        Application held = swap.until(Stage.HELD, call.id(), lima);
        refused("placement.papers-missing", () -> all().certify(held.id(), held.version(), Swap.EVA));
        refused("placement.papers-missing", () -> all().reported(held.id(), held.version(), Swap.EVA));
        refused("placement.no-file", () -> all().handIn(
                        held.id(), held.version(), Papers.Paper.REPORT, Swap.NONE, Swap.ANA));
        Application.Held now = (Application.Held) held;
        for (Papers.Paper paper : EnumSet.allOf(Papers.Paper.class)) {
            now = all().handIn(now.id(), now.version(), paper, Swap.FILE, Swap.ANA);
        }
        Application.Held in = now;
        refused("placement.no-amounts", () -> all().reported(in.id(), in.version(), Swap.EVA));
        assertThrows(Stale.class, () -> all().setExpenses(
                        in.id(), in.version() - 1, List.of(Expense.of("x", "1", "USD")), Swap.ANA));
        Application.Held spent =
                all().setExpenses(in.id(), in.version(), List.of(Expense.of("x", "1", "USD")), Swap.ANA);
        Application reported = all().reported(spent.id(), spent.version(), Swap.EVA);
        Application.Certified certified = all().certify(reported.id(), reported.version(), Swap.EVA);
        refused("placement.follow-up-early", () -> all().answer(
                        certified.id(), certified.version(), FollowUp.Due.THREE_MONTHS, "Ya", Swap.ANA));
        refused("placement.travelled", () -> all().withdraw(certified.id(), certified.version(), "Tarde", Swap.ANA));
    }

    @Test
    void whoseTurnItIsStandsInTheInbox() {
        HostOffer lima = swap.lima(call.id(), 1);
        Application ana = swap.submitted(call.id());
        InboxItem asked = school.waiting.get("turn/" + ana.id());
        assertEquals(new Recipient.Holders(Applications.ENDORSE, Set.of(Swap.ANA.officer())), asked.to());
        Application refusedOne = swap.until(Stage.REFUSED, call.id(), lima, Swap.applicant("beto"));
        assertFalse(school.waiting.containsKey("turn/" + refusedOne.id()));
        assertTrue(school.waiting.keySet().stream().anyMatch(key -> key.startsWith("news/" + refusedOne.id())));
        Application certified = swap.until(Stage.CERTIFIED, call.id(), lima, Swap.applicant("carla.m"));
        InboxItem later = school.waiting.get("turn/" + certified.id());
        assertEquals("inbox.exchange.three-months", later.text());
        assertEquals(
                Optional.of(Instant.parse("2027-08-07T00:00:00Z")), later.span().from());
        ExchangeInbox inbox = new ExchangeInbox(school.stores, School.CO);
        assertEquals(Set.of(ana.id()), inbox.known(Set.of(ana.id(), certified.id()), Swap.ANA));
        assertTrue(inbox.title(later.text(), later.arguments(), Swap.EVA).contains("carla.m"));
    }

    @Test
    void aCancelledCallTakesWithItWhatLooksForAPlaceAndNothingThatTravels() {
        HostOffer lima = swap.lima(call.id(), 2);
        Application waits = swap.until(Stage.ENDORSED, call.id(), lima, Swap.applicant("uno"));
        Application travels = swap.until(Stage.HOST_CONFIRMED, call.id(), lima, Swap.applicant("dos"));
        refused("placement.call-under-way", () -> school.desks.calls().cancel(call.id(), 2, "Sin fondos", Swap.EVA));
        all().withdraw(travels.id(), travels.version(), "Sin fondos", Swap.applicant("dos"));
        refused("training.missing", () -> school.desks.calls().cancel(call.id(), 2, " ", Swap.EVA));
        school.desks.calls().cancel(call.id(), 2, "Sin fondos", Swap.EVA);
        assertEquals(Stage.WITHDRAWN, Stage.of(all().find(waits.id(), Swap.EVA)));
        refused("placement.call-cancelled", () -> school.desks.calls().offer(call.id(), lima.place(), Swap.EVA));
        refused("placement.call-not-open", () -> swap.submitted(call.id(), Swap.applicant("tres")));
    }

    @Test
    void aPublishedThemeStaysAndADraftIsSeenByThoseWhoOrganiseAlone() {
        refused(
                "placement.theme-gone",
                () -> school.desks.calls().revise(call.id(), 2, Swap.content("Rutas", Swap.ROUTES), Swap.EVA));
        ExchangeCall draft = school.desks.calls().create(Swap.content("Borrador", Swap.ROUTES), Swap.EVA);
        assertThrows(NotFound.class, () -> school.desks.calls().find(draft.id(), Swap.ANA));
        assertEquals(
                List.of(call.id()),
                school.desks.calls().list(Optional.empty(), "", Place.FIRST, 10, Swap.ANA).items().stream()
                        .map(ExchangeCall::id)
                        .toList());
        assertEquals(
                List.of(),
                school.desks
                        .calls()
                        .list(Optional.of(ExchangeCall.State.DRAFT), "", Place.FIRST, 10, Swap.ANA)
                        .items());
        assertThrows(Stale.class, () -> school.desks.calls().close(call.id(), 1, Swap.EVA));
    }

    @Test
    void amountsAndCurrenciesThatAreNoneAreRefused() {
        refused("placement.amount-form", () -> Expense.of("x", "mucho", "USD"));
        refused("placement.amount-form", () -> Expense.of("x", "-3", "USD"));
        refused("placement.amount-form", () -> Expense.of("x", null, "USD"));
        refused("placement.amount", () -> Expense.of("x", "0", "USD"));
        refused("placement.amount", () -> Expense.of("x", "1.005", "USD"));
        refused("placement.amount", () -> Expense.of("x", "10.5", "CLP"));
        refused("placement.currency", () -> Expense.of("x", "1", "dólar"));
        refused("placement.amount", () -> Expense.of("x", "1", "XXX"));
    }
}
