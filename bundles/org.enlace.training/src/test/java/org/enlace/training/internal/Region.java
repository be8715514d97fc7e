package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Nomination;
import org.enlace.training.Place;
import org.enlace.training.SeriesShares;
import org.enlace.training.exchange.CallShares;

/** Two countries with a node each, or three: Colombia organises, Brazil takes part, Peru hosts. What they send waits until it is carried. */
final class Region implements AutoCloseable {
    final School colombia;
    final School brazil;
    /** Null where there are two. */
    final School peru;

    private final List<TestDatabase> others = new ArrayList<>();
    private final List<School> schools = new ArrayList<>();

    /** @param here of Colombia; Brazil's is another of its kind */
    Region(TestDatabase here) {
        this(here, false);
    }

    private Region(TestDatabase here, boolean three) {
        PostOffice post = new PostOffice();
        colombia = opened(here, CO, post);
        brazil = opened(another(here), BR, post);
        peru = three ? opened(another(here), PE, post) : null;
        schools.addAll(three ? List.of(colombia, brazil, peru) : List.of(colombia, brazil));
    }

    static Region ofThree(TestDatabase here) {
        return new Region(here, true);
    }

    private TestDatabase another(TestDatabase here) {
        TestDatabase other = TestDatabase.start(here.kind());
        others.add(other);
        return other;
    }

    private static School opened(TestDatabase database, org.enlace.platform.CountryCode country, PostOffice post) {
        School school = new School(database, country, post);
        school.exchange.opens(new PostOffice.Taking() {
            @Override
            public void record(SharedRecord record, String content) {
                database.transactions().run(() -> taken(school.desks, record, content));
            }

            @Override
            public void withdrawn(SharedRecord record, String reason) {
                database.transactions().run(() -> lost(school.desks, record, reason));
            }
        });
        return school;
    }

    /** As the handlers of the messages do it. */
    static void taken(Desks desks, SharedRecord record, String content) {
        Wire.told(() -> {
            switch (record.type()) {
                case SeriesShares.SERIES -> desks.arrivals().series(record, content);
                case SeriesShares.NOMINATION -> desks.nominationArrivals().nomination(record, content);
                case SeriesShares.ANSWER -> desks.arrivals().answers(record, content);
                case SeriesShares.EVALUATION -> desks.evaluation().arrivals().evaluation(record, content);
                case SeriesShares.EVALUATION_ANSWERED ->
                    desks.evaluation().arrivals().answered(record, content);
                case SeriesShares.EVALUATION_ANSWER ->
                    desks.evaluation().arrivals().answer(record, content);
                case SeriesShares.EVALUATION_TALLY ->
                    desks.evaluation().arrivals().tally(record, content);
                case CallShares.CALL -> desks.exchangeArrivals().call(record, content);
                case CallShares.APPLICATION -> desks.exchangeArrivals().application(record, content);
                case CallShares.COURSE -> desks.exchangeArrivals().course(record, content);
                case CallShares.HOST_REQUEST -> desks.hostDesk().request(record, content);
                case CallShares.HOST_ANSWER -> desks.hostAnswers().answer(record, content);
                default -> throw new AssertionError(record.type());
            }
        });
    }

    private static void lost(Desks desks, SharedRecord record, String reason) {
        if (record.type().equals(SeriesShares.SERIES)) {
            desks.arrivals().seriesTakenBack(record, reason);
        } else if (record.type().equals(SeriesShares.NOMINATION)) {
            desks.nominationArrivals().takenBack(record, reason);
        } else if (record.type().equals(SeriesShares.EVALUATION)) {
            desks.evaluation().arrivals().takenBack(record, reason);
        } else if (record.type().equals(CallShares.CALL)) {
            desks.exchangeArrivals().callTakenBack(record, reason);
        } else if (record.type().equals(CallShares.APPLICATION)) {
            desks.exchangeArrivals().applicationTakenBack(record, reason);
        } else if (record.type().equals(CallShares.HOST_REQUEST)) {
            desks.hostDesk().takenBack(record);
        }
    }

    /** To and fro until nothing is left to carry. */
    void carryAll() {
        schools.forEach(school -> school.desks.tellAttended());
        while (carriedOne()) {
            // The next ones.
        }
    }

    private boolean carriedOne() {
        boolean carried = false;
        for (School from : schools) {
            for (School to : schools) {
                carried |= from.exchange.carry(to.exchange.country);
            }
        }
        return carried;
    }

    Nomination here(RecordId nomination) {
        return colombia.desks.nominations().find(nomination, ANNA);
    }

    Nomination there(RecordId nomination) {
        return brazil.desks.nominations().find(nomination, ANNA);
    }

    /** That both ends say the same of every nomination that Brazil made. */
    void same(RecordId series) {
        assertEquals(said(brazil, series), said(colombia, series));
    }

    private static Map<RecordId, String> said(School school, RecordId series) {
        Map<RecordId, String> said = new TreeMap<>();
        for (Nomination one : school.stores
                .nominations()
                .page(series, Optional.empty(), Optional.of(BR), Place.FIRST, 1_000)
                .items()) {
            boolean theirs = school.exchange.country.equals(BR)
                    || school.stores.travel().arrival(one.id()).isPresent();
            if (theirs) {
                said.put(
                        one.id(),
                        one.state() + " " + one.person() + " "
                                + school.desks.nominations().place(one, ANNA).orElse(0) + " "
                                + school.stores.nominations().need(one.id()) + " " + attended(school, one));
            }
        }
        return said;
    }

    /** What Colombia counts of the sessions, and Brazil was told of them. */
    private static String attended(School school, Nomination one) {
        if (one.state() != Nomination.State.CONFIRMED) {
            return "";
        }
        return school.exchange.country.equals(BR)
                ? school.desks
                        .nominations()
                        .told(one, ANNA)
                        .map(told -> told.attended() + "/" + told.held())
                        .orElse("0/0")
                : school.desks
                        .attendances()
                        .fulfilmentOf(one.id(), ANNA)
                        .map(told -> told.attended() + "/" + told.held())
                        .orElse("0/0");
    }

    @Override
    public void close() {
        schools.forEach(School::close);
        others.forEach(TestDatabase::close);
    }
}
