package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.internal.ProtocolStore.Place;

/** What countries decided, in memory. */
final class MemoryRegion implements RegionStore {
    private final Map<String, CountryAdoption> adoptions = new LinkedHashMap<>();
    private final Map<RecordId, AdoptionShare> shares = new LinkedHashMap<>();
    private final Map<RecordId, Entry> entries;

    MemoryRegion(Map<RecordId, Entry> entries) {
        this.entries = entries;
    }

    private List<CountryAdoption> all(Predicate<CountryAdoption> wanted) {
        return adoptions.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(one -> one.country().value()))
                .toList();
    }

    @Override
    public Optional<CountryAdoption> find(RecordId protocol, CountryCode country) {
        return Optional.ofNullable(adoptions.get(protocol + " " + country));
    }

    @Override
    public Optional<CountryAdoption> arrived(RecordId record) {
        return all(one -> one.arrived().filter(with -> with.id().equals(record)).isPresent()).stream()
                .findFirst();
    }

    @Override
    public List<CountryAdoption> of(RecordId protocol) {
        return all(one -> one.protocol().equals(protocol));
    }

    @Override
    public List<CountryAdoption> of(Collection<RecordId> protocols) {
        return all(one -> protocols.contains(one.protocol())).stream()
                .map(CountryAdoption::withoutWords)
                .toList();
    }

    @Override
    public List<CountryAdoption> of(CountryCode country, int most) {
        return all(one -> one.country().equals(country));
    }

    @Override
    public Set<CountryCode> countries(Caller caller) {
        Set<CountryCode> all = new TreeSet<>(Comparator.comparing(CountryCode::value));
        documents(caller, one -> true).forEach(one -> of(one.id()).forEach(said -> all.add(said.country())));
        return all;
    }

    @Override
    public void put(CountryAdoption adoption) {
        adoptions.put(adoption.protocol() + " " + adoption.country(), adoption);
    }

    @Override
    public void remove(RecordId protocol, CountryCode country) {
        adoptions.remove(protocol + " " + country);
    }

    @Override
    public Rows rows(RegionFilter filter, Place place, int limit, Caller caller) {
        boolean byTitle = filter.order() != RegionFilter.Order.ADOPTIONS;
        return rows(
                place,
                limit,
                documents(caller, one -> matches(one, filter)),
                one -> byTitle ? title(one) : 999 - adopted(one) + " " + title(one));
    }

    private boolean matches(Protocol document, RegionFilter filter) {
        return (filter.kind() == null || document.content().kind() == filter.kind())
                && of(document.id()).stream()
                        .anyMatch(one ->
                                (filter.country() == null || one.country().equals(filter.country()))
                                        && (filter.state() == null || one.state() == filter.state()));
    }

    private long adopted(Protocol document) {
        return of(document.id()).stream().filter(one -> one.state().adopted()).count();
    }

    private List<Protocol> documents(Caller caller, Predicate<Protocol> wanted) {
        return entries.values().stream()
                .filter(entry -> entry.existsFor(caller))
                .map(Entry::protocol)
                .filter(one -> !one.withdrawn())
                .filter(wanted)
                .toList();
    }

    private static Rows rows(
            Place place, int limit, List<Protocol> documents, java.util.function.Function<Protocol, String> position) {
        Comparator<Protocol> order = Comparator.comparing(position);
        List<Protocol> all = new ArrayList<>(documents.stream()
                .filter(one -> place.position() == null
                        || (place.backward() ? -1 : 1) * position.apply(one).compareTo(place.position()) > 0)
                .sorted(place.backward() ? order.reversed() : order)
                .limit(limit + 1L)
                .toList());
        boolean more = all.size() > limit;
        if (more) {
            all.remove(limit);
        }
        if (place.backward()) {
            Collections.reverse(all);
        }
        return new Rows(
                all.stream().map(Protocol::id).toList(),
                all.stream().map(position).toList(),
                more);
    }

    private static String title(Protocol document) {
        return SortKey.of(document.content().title()) + "00" + document.id();
    }

    @Override
    public long count(RegionFilter filter, Caller caller) {
        return documents(caller, one -> matches(one, filter)).size();
    }

    @Override
    public Rows owned(CountryCode owner, Place place, int limit, Caller caller) {
        return rows(place, limit, documents(caller, one -> one.owner().equals(owner)), MemoryRegion::title);
    }

    @Override
    public long countOwned(CountryCode owner, Caller caller) {
        return documents(caller, one -> one.owner().equals(owner)).size();
    }

    @Override
    public Optional<AdoptionShare> share(RecordId protocol) {
        return Optional.ofNullable(shares.get(protocol));
    }

    @Override
    public List<AdoptionShare> sharesWithProgress() {
        return shares.values().stream().filter(one -> one.choice().progress()).toList();
    }

    @Override
    public void put(AdoptionShare share) {
        shares.put(share.protocol(), share);
    }
}
