package org.enlace.training.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Abroad;

/** Which calls and applications of exchanges are other countries', and what was told about those of ours. */
public interface ForeignStore {
    /** A record that another country's node sent, in the version of its record. */
    record Foreign(RecordId id, CountryCode country, long sent) {}

    /** What was told last about a record, and in which record that travels. */
    record Told(RecordId subject, RecordId record, String text) {}

    /** Another country's record that speaks of one of ours, and what it says of records that this node has not. */
    record Heard(RecordId record, RecordId subject, long sent, Abroad abroad) {}

    Optional<Foreign> call(RecordId call);

    void putCall(Foreign call);

    /** An application that came from the node of the sending country. */
    Optional<Foreign> application(RecordId application);

    void putApplication(Foreign application);

    Optional<Told> told(RecordId subject);

    void put(Told told);

    Optional<Heard> heard(RecordId record);

    void put(Heard heard);

    /** What the organiser's node says of an application of ours. */
    Optional<Abroad> abroad(RecordId subject);

    /** The calls that were changed at that moment. */
    List<RecordId> calls(Instant changed);

    /** The applications that were changed at that moment. */
    List<RecordId> applications(Instant changed);
}
