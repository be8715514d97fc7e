package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.training.Place;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What exchanges give to the calendar, the search, the files, the home page and the demonstration. */
class ExchangeContributionsTest {
    private static final Instant APRIL = Instant.parse("2027-04-15T00:00:00Z");

    private TestDatabase database;
    private School school;
    private Swap swap;
    private ExchangeCall call;
    private HostOffer lima;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        swap = new Swap(school);
        call = swap.open();
        lima = swap.lima(call.id(), 3);
    }

    @AfterEach
    void stop() {
        school.close();
        database.close();
    }

    private List<CalendarEvent> events(Instant from, Caller caller) {
        ExchangeDates dates = new ExchangeDates(() -> school.stores, () -> school.desks.countries(), School.CO);
        return dates.events(from, from.plusSeconds(86_400L * 60), caller);
    }

    @Test
    void staysAndDeadlinesAreInTheCalendarOfThoseWhoSeeThemAndNoNameLeaves() {
        swap.until(Stage.HOST_CONFIRMED, call.id(), lima);
        assertEquals(
                1, events(Instant.parse("2027-03-01T00:00:00Z"), School.READER).size(), "the deadline");
        List<CalendarEvent> own = events(APRIL, Swap.ANA);
        assertEquals(1, own.size());
        assertTrue(own.get(0).inside().summary().contains("Persona ana"));
        assertFalse(own.get(0).outside().summary().contains("Persona"), "what leaves the node names nobody");
        assertEquals(List.of(), events(APRIL, Swap.BRUNO));
        assertEquals(1, events(APRIL, Swap.COORDINATOR).size());
    }

    @Test
    void aFollowUpIsInTheCalendarOfWhoeverAnswersIt() {
        swap.until(Stage.CERTIFIED, call.id(), lima);
        Instant july = Instant.parse("2027-07-15T00:00:00Z");
        assertEquals(1, events(july, Swap.ANA).size());
        assertEquals(List.of(), events(july, Swap.COORDINATOR));
    }

    @Test
    void callsAreFoundOnceTheyArePublishedAndApplicationsNever() {
        swap.submitted(call.id());
        ExchangeCall draft = school.desks.calls().create(Swap.content("Borrador", Swap.ROUTES), Swap.EVA);
        List<SearchSource.Document> found = new CallSearchSource(school.stores).changedAfter(Instant.EPOCH, null, 10);
        assertEquals(
                List.of(call.id(), draft.id()),
                found.stream().map(SearchSource.Document::id).toList());
        assertFalse(found.get(0).withdrawn());
        assertTrue(found.get(1).withdrawn(), "a draft is not to be found");
        assertFalse(found.toString().contains("Persona"));
    }

    @Test
    void filesExistForWhomTheApplicationExistsAndThoseOfADraftForWhoeverWritesIt() {
        Application ana = swap.until(Stage.ENDORSED, call.id(), lima);
        ExchangeDocuments documents = new ExchangeDocuments(() -> school.stores, School.CO);
        assertTrue(documents.owner(ana.id(), Swap.ANA).orElseThrow().changeable());
        assertFalse(documents.owner(ana.id(), Swap.COORDINATOR).orElseThrow().changeable());
        assertTrue(documents.owner(ana.id(), Swap.BRUNO).isEmpty());
        assertTrue(documents.owner(ana.id(), School.READER).isEmpty());
        var draft = school.desks.applications().begin(call.id(), Swap.BRUNO);
        assertTrue(documents.owner(draft.id(), Swap.BRUNO).isPresent());
        assertTrue(documents.owner(draft.id(), Swap.EVA).isEmpty(), "not even for whoever organises");
        assertTrue(documents.owner(Swap.NONE, Swap.EVA).isEmpty());
        all().withdraw(ana.id(), ana.version(), "Otra misión", Swap.ANA);
        assertFalse(documents.owner(ana.id(), Swap.ANA).orElseThrow().changeable(), "nothing is added any more");
    }

    @Test
    void whatWasHandedInStaysAsItIsOnceItIsNotedAsComplete() {
        ExchangeDocuments documents = new ExchangeDocuments(() -> school.stores, School.CO);
        Application held = swap.until(Stage.HELD, call.id(), lima);
        assertTrue(documents.owner(held.id(), Swap.ANA).orElseThrow().changeable());
        assertEquals("", documents.closed(held.id(), Swap.ANA));
        Application reported = swap.taken(held, Stage.REPORTED, lima, Swap.ANA);
        for (Caller each : List.of(Swap.ANA, Swap.EVA)) {
            assertFalse(documents.owner(reported.id(), each).orElseThrow().changeable());
            assertTrue(documents.closed(reported.id(), each).contains("complete"));
        }
        Application certified = swap.taken(reported, Stage.CERTIFIED, lima, Swap.ANA);
        assertFalse(documents.owner(certified.id(), Swap.EVA).orElseThrow().changeable());
        assertTrue(documents.closed(certified.id(), Swap.EVA).contains("certificate"));
    }

    private Applications all() {
        return school.desks.applications();
    }

    @Test
    void theHomePageTellsOfOpenCalls() {
        TrainingCard card = new TrainingCard(school.stores, Clock.fixed(school.now, ZoneOffset.UTC));
        assertTrue(card.content(Swap.ANA).links().stream()
                .anyMatch(link -> link.path().startsWith("/training/exchanges")));
        school.desks.calls().close(call.id(), 2, Swap.EVA);
        assertTrue(card.content(Swap.ANA).links().isEmpty());
    }

    @Test
    void aDemonstrationShowsSixApplicationsEachAsFarAsAnother() {
        new SampleExchanges(school.desks, Swap.day("2027-03-01")).make();
        List<Stage> stages = all().list(Applications.Query.ALL, Place.FIRST, 50, Swap.EVA).items().stream()
                .map(Stage::of)
                .toList();
        assertEquals(
                List.of(
                        Stage.SUBMITTED,
                        Stage.SUBMITTED,
                        Stage.ENDORSED,
                        Stage.ACCEPTED,
                        Stage.HOST_CONFIRMED,
                        Stage.HELD),
                stages);
    }
}
