package org.enlace.protocols.internal;

import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.documents.TableFormat;
import org.enlace.documents.Tables;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Region;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.enlace.protocols.internal.ProtocolStore.Slice;
import org.enlace.protocols.internal.ProtocolStore.Total;
import org.enlace.protocols.internal.RegionStore.Rows;
import org.enlace.reference.Countries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts together what countries decided, as matrix, for one document and for one country. */
@Component
public final class RegionDesk implements Region {
    private static final int OWNED = 25;
    private static final String BY_ADOPTIONS = "\\d{1,9} .*";

    private final ProtocolStore store;
    private final Protocols protocols;
    private final Node node;
    private final Countries countries;
    private final HowFar howFar;
    private final RegionTable tables;

    @Activate
    public RegionDesk(
            @Reference ProtocolStore store,
            @Reference Protocols protocols,
            @Reference Node node,
            @Reference Countries countries,
            @Reference HowFar howFar,
            @Reference Tables tables,
            @Reference Audit audit) {
        this.store = store;
        this.protocols = protocols;
        this.node = node;
        this.countries = countries;
        this.howFar = howFar;
        this.tables = new RegionTable(tables, audit);
    }

    @Override
    public CountryCode home() {
        return node.country();
    }

    @Override
    public Matrix page(RegionFilter filter, String cursor, int limit, Caller caller) {
        check(filter, Protocols.READ, caller);
        if (limit < 1 || limit > ProtocolFinder.PAGE_AT_MOST) {
            throw new Refusal(
                            "protocol.limit",
                            "A page has 1 to " + ProtocolFinder.PAGE_AT_MOST + " records, not " + limit
                                    + "; ask for fewer",
                            limit,
                            ProtocolFinder.PAGE_AT_MOST)
                    .at("limit");
        }
        Place place = Cursor.place(ProtocolFilter.Order.TITLE, cursor);
        boolean byAdoptions = filter.order() == RegionFilter.Order.ADOPTIONS;
        if (place.position() != null && place.position().matches(BY_ADOPTIONS) != byAdoptions) {
            throw Cursor.refusal(cursor);
        }
        return filter.everything() ? library(filter, place, limit, caller) : decided(filter, place, limit, caller);
    }

    private Matrix library(RegionFilter filter, Place place, int limit, Caller caller) {
        ProtocolFilter all = ProtocolFilter.ALL.withKind(filter.kind());
        Slice slice = store.slice(all, null, place, limit, caller);
        List<Protocol> documents = slice.entries().stream().map(Entry::protocol).toList();
        return matrix(documents, slice.positions(), slice.more(), place, store.count(all, null, caller), caller);
    }

    private Matrix decided(RegionFilter filter, Place place, int limit, Caller caller) {
        Rows rows = store.region().rows(filter, place, limit, caller);
        Map<RecordId, Entry> found = store.findAll(rows.ids());
        List<Protocol> documents = rows.ids().stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Entry::protocol)
                .toList();
        Total total = new Total(store.region().count(filter, caller), true);
        return matrix(documents, rows.positions(), rows.more(), place, total, caller);
    }

    private Matrix matrix(
            List<Protocol> documents, List<String> positions, boolean more, Place place, Total total, Caller caller) {
        Map<RecordId, Map<CountryCode, CountryAdoption>> cells = cells(documents);
        Set<CountryCode> columns = new TreeSet<>(Comparator.comparing(CountryCode::value));
        columns.add(home());
        columns.addAll(store.region().countries(caller));
        boolean before = place.backward() ? more : place.position() != null;
        boolean after = place.backward() || more;
        return new Matrix(
                documents.stream()
                        .map(one -> new Row(one, cells.getOrDefault(one.id(), Map.of())))
                        .toList(),
                List.copyOf(columns),
                before && !positions.isEmpty() ? cursor(positions.get(0), true) : null,
                after && !positions.isEmpty() ? cursor(positions.get(positions.size() - 1), false) : null,
                total.records(),
                total.exact());
    }

    private static String cursor(String position, boolean backward) {
        return Cursor.of(ProtocolFilter.Order.TITLE, new Place(position, backward));
    }

    private Map<RecordId, Map<CountryCode, CountryAdoption>> cells(List<Protocol> documents) {
        Map<RecordId, CountryCode> owners = new LinkedHashMap<>();
        documents.forEach(one -> owners.put(one.id(), one.owner()));
        List<CountryAdoption> all = store.region().of(owners.keySet());
        Map<RecordId, Progress> far = howFar.progress(all.stream()
                .filter(one -> one.arrived().isEmpty() && one.terms().isPresent())
                .map(CountryAdoption::protocol)
                .toList());
        Map<RecordId, Map<CountryCode, CountryAdoption>> cells = new HashMap<>();
        for (CountryAdoption one : all) {
            // What was said of a document before it came here counts only where it is that document.
            if (one.owner().equals(owners.get(one.protocol()))) {
                cells.computeIfAbsent(one.protocol(), id -> new HashMap<>()).put(one.country(), now(one, far));
            }
        }
        return cells;
    }

    private static CountryAdoption now(CountryAdoption one, Map<RecordId, Progress> far) {
        return one.arrived().isPresent() ? one : one.withProgress(Optional.ofNullable(far.get(one.protocol())));
    }

    @Override
    public List<CountryAdoption> adoptions(RecordId protocol, Caller caller) {
        caller.require(Protocols.READ);
        Protocol document = protocols.find(protocol, caller);
        return store.region().of(protocol).stream()
                .filter(one -> one.owner().equals(document.owner()))
                .map(one -> one.arrived().isPresent() ? one : one.withProgress(howFar.progress(protocol)))
                .sorted(Comparator.comparing(
                                (CountryAdoption one) -> !one.country().equals(home()))
                        .thenComparing(one -> one.country().value()))
                .toList();
    }

    @Override
    public Profile profile(CountryCode country, String cursor, Caller caller) {
        caller.require(Protocols.READ);
        if (countries.find(country).isEmpty() && !country.equals(home())) {
            throw new NotFound("country", country.value());
        }
        Place place = Cursor.place(ProtocolFilter.Order.TITLE, cursor);
        Rows rows = store.region().owned(country, place, OWNED, caller);
        Map<RecordId, Entry> owned = store.findAll(rows.ids());
        boolean before = place.backward() ? rows.more() : place.position() != null;
        boolean after = place.backward() || rows.more();
        return new Profile(
                country,
                rows.ids().stream()
                        .map(owned::get)
                        .filter(Objects::nonNull)
                        .map(Entry::protocol)
                        .toList(),
                store.region().countOwned(country, caller),
                before && !rows.ids().isEmpty() ? cursor(rows.positions().get(0), true) : null,
                after && !rows.ids().isEmpty()
                        ? cursor(rows.positions().get(rows.ids().size() - 1), false)
                        : null,
                decisions(country, caller));
    }

    private List<Decision> decisions(CountryCode country, Caller caller) {
        List<CountryAdoption> all = store.region().of(country, Profile.DECISIONS_AT_MOST);
        List<RecordId> ids = all.stream().map(CountryAdoption::protocol).toList();
        Map<RecordId, Entry> here = store.findAll(ids);
        Map<RecordId, Progress> far = country.equals(home()) ? howFar.progress(ids) : Map.of();
        return all.stream()
                .filter(one -> Optional.ofNullable(here.get(one.protocol()))
                        .map(entry -> entry.existsFor(caller)
                                && entry.protocol().owner().equals(one.owner()))
                        .orElse(true))
                .map(one -> new Decision(
                        now(one, far),
                        Optional.ofNullable(here.get(one.protocol())).map(Entry::protocol)))
                .sorted(Comparator.comparing(RegionDesk::title))
                .toList();
    }

    private static String title(Decision decision) {
        return decision.document()
                .map(one -> SortKey.of(one.content().title()))
                .orElse("zz" + decision.adoption().reference());
    }

    @Override
    public void check(RegionFilter filter, Caller caller) {
        check(filter, Protocols.EXPORT, caller);
    }

    private void check(RegionFilter filter, org.enlace.platform.Permission needed, Caller caller) {
        caller.require(needed);
        if (filter.country() != null && countries.find(filter.country()).isEmpty()) {
            String code = filter.country().value();
            throw new Refusal(
                            "protocol.country",
                            "\"" + code + "\" is not a country of the reference data; choose one of its list",
                            code)
                    .at("country");
        }
    }

    @Override
    public void table(TableFormat format, RegionFilter filter, OutputStream out, Caller caller) {
        check(filter, caller);
        tables.write(format, filter, out, caller, cursor -> page(filter, cursor, ProtocolFinder.PAGE_AT_MOST, caller));
    }
}
