package org.enlace.training.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.exchange.HostRequest;

/** What hosts of third countries were asked on their own nodes, and what hosts of this country were asked by others. */
public interface HostStore {
    /**
     * That a country was asked about the place of an application of this node's call.
     *
     * @param record   in which it travels
     * @param told     what it says
     * @param answered whether the country has answered, and that was taken
     * @param answer   the record of the country's answer, in the version {@code sent}; empty where none came
     * @param turned   the last answer that was not taken
     * @param back     whether whoever organises has the turn, because the other node did not take the question
     */
    record Asked(
            RecordId record,
            RecordId application,
            RecordId place,
            CountryCode country,
            Instant asked,
            String told,
            boolean answered,
            Optional<RecordId> answer,
            long sent,
            Optional<HostRequest.NotTaken> turned,
            boolean back) {
        Asked telling(String text) {
            return new Asked(record, application, place, country, asked, text, answered, answer, sent, turned, back);
        }

        Asked heard(RecordId from, long version) {
            return new Asked(
                    record,
                    application,
                    place,
                    country,
                    asked,
                    told,
                    answered,
                    Optional.of(from),
                    version,
                    turned,
                    back);
        }

        Asked taken() {
            return new Asked(record, application, place, country, asked, told, true, answer, sent, turned, back);
        }

        Asked turning(HostRequest.NotTaken no) {
            return new Asked(
                    record, application, place, country, asked, told, answered, answer, sent, Optional.of(no), back);
        }

        Asked givenBack() {
            return new Asked(record, application, place, country, asked, told, answered, answer, sent, turned, true);
        }
    }

    /**
     * What another country's organiser asks.
     *
     * @param sent   the version of the organiser's record
     * @param answer the record in which this country's answer travels; empty where there is none
     */
    record Kept(HostRequest request, long sent, Optional<RecordId> answer) {}

    Optional<Asked> asked(RecordId record);

    /** What was asked about an application, the first place first. */
    List<Asked> askedAbout(RecordId application);

    Optional<Asked> asked(RecordId application, RecordId place);

    void put(Asked asked);

    /** Applications of this node's calls that wait for a host of another country which was not asked on its node. */
    List<RecordId> unasked(CountryCode own);

    /** What was asked about applications that still wait for the host, and whoever organises has not got back. */
    List<Asked> waiting();

    Optional<Kept> request(RecordId record);

    /** Newest first. */
    Part<HostRequest> page(Place place, int size);

    /** Some of what a country asked that was never answered, also what is over. */
    List<HostRequest> unanswered(CountryCode organiser, int most);

    Set<RecordId> known(Set<RecordId> records);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void put(Kept kept);
}
