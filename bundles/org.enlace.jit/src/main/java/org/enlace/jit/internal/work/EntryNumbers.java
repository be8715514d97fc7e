package org.enlace.jit.internal.work;

import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Which numbers items of evidence have, in each team and country; those of items that were taken back, too. */
public interface EntryNumbers {
    /** One more than the last that a country has there; whoever asks meanwhile waits. */
    int next(RecordId team, CountryCode country);

    /** The item that has one. */
    Optional<RecordId> of(RecordId team, CountryCode country, int number);

    /** The one that an item has, or had before it was taken back. */
    Optional<Integer> number(RecordId team, CountryCode country, RecordId item);

    /** An item has one from now on; the same again changes nothing. */
    void put(RecordId team, CountryCode country, int number, RecordId item);
}
