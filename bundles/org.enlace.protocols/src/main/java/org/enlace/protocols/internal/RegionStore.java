package org.enlace.protocols.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.internal.ProtocolStore.Place;

/** Where it lies what countries decided. Reads work in and outside a transaction, changes only inside one. */
public interface RegionStore {
    /** What one country decided last about a document. */
    Optional<CountryAdoption> find(RecordId protocol, CountryCode country);

    /** What came as this record of a partner. */
    Optional<CountryAdoption> arrived(RecordId record);

    /** What all countries decided about a document, by country. */
    List<CountryAdoption> of(RecordId protocol);

    /** The same for some documents, without the words of reservations. */
    List<CountryAdoption> of(Collection<RecordId> protocols);

    /** What one country decided, at most so much, in no order. */
    List<CountryAdoption> of(CountryCode country, int most);

    /** The countries of which a decision is known about a document that exists for the caller. */
    Set<CountryCode> countries(Caller caller);

    /** Puts a country's decision in the place of the one before. */
    void put(CountryAdoption adoption);

    void remove(RecordId protocol, CountryCode country);

    /** Rows of the matrix that exist for the caller; not for a filter with {@link RegionFilter#everything}. */
    Rows rows(RegionFilter filter, Place place, int limit, Caller caller);

    /** How many of them there are. */
    long count(RegionFilter filter, Caller caller);

    /** Documents in use that a country owns and that exist for the caller, by title. */
    Rows owned(CountryCode owner, Place place, int limit, Caller caller);

    long countOwned(CountryCode owner, Caller caller);

    /** What this country lets others know of its decision on a document. */
    Optional<AdoptionShare> share(RecordId protocol);

    /** Of which adoptions others are to know the progress. */
    List<AdoptionShare> sharesWithProgress();

    void put(AdoptionShare share);

    /** @param positions of the documents, one each, in the same order */
    record Rows(List<RecordId> ids, List<String> positions, boolean more) {}
}
