package org.enlace.training.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.mail.MailAddress;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Part;
import org.enlace.training.Place;

/** Where nominations are kept. */
public interface NominationStore {
    Optional<Nomination> find(RecordId id);

    /** In the order they were nominated; of one country where one is given. */
    Part<Nomination> page(RecordId series, Optional<State> state, Optional<CountryCode> country, Place place, int size);

    /** All of a series in a state, the first nominated first; waiting ones the longest waiting first. */
    List<Nomination> all(RecordId series, State state);

    /** The series in which somebody with this address, however it is written, has a seat. */
    List<RecordId> seated(MailAddress mail);

    /** All of a series that are not withdrawn. */
    List<Nomination> live(RecordId series);

    Map<CountryCode, Map<State, Integer>> counts(RecordId series);

    /** How many there are in the whole node, by state. */
    Map<State, Integer> totals();

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Nomination nomination);

    Optional<String> need(RecordId nomination);

    /** How often it was changed. */
    int needVersion(RecordId nomination);

    /** @param text empty to erase it */
    void setNeed(RecordId nomination, String text);

    /** Erases the needs of all who are nominated for a series. */
    void eraseNeeds(RecordId series);
}
