package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.Caller;
import org.enlace.protocols.Facet;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.enlace.protocols.internal.ProtocolStore.Total;
import org.enlace.protocols.internal.persistence.TermLists.Found;
import org.enlace.protocols.internal.persistence.Terms.FacetValue;

/**
 * The lists of one caller: those of everybody, with the records in between that the caller or the caller's unit is named in.
 * Who is named in none walks the lists of everybody and nothing else.
 */
final class ReadableLists {
    private final ProtocolFilter filter;
    private final TermLists open;
    private final List<TermLists> named;

    ReadableLists(EntityManager entities, ProtocolFilter filter, String words, Caller caller) {
        this.filter = filter;
        open = new TermLists(entities, filter, Audience.EVERYBODY, words);
        named = Audience.of(caller).stream()
                .map(audience -> new TermLists(entities, filter, audience, words))
                .filter(TermLists::any)
                .toList();
    }

    /** At most {@code limit} records after a place, or the nearest ones before it, in the order of the list. */
    List<Found> walk(Place place, int limit) {
        List<Found> all = open.walk(place, limit);
        if (named.isEmpty()) {
            return all;
        }
        Set<Integer> seen = new HashSet<>();
        for (TermLists lists : named) {
            lists.walk(place, limit).stream()
                    .filter(found -> seen.add(found.ordinal()))
                    .forEach(all::add);
        }
        all.sort(order());
        int surplus = Math.max(0, all.size() - limit);
        return new ArrayList<>(
                place.backward() ? all.subList(surplus, all.size()) : all.subList(0, all.size() - surplus));
    }

    private Comparator<Found> order() {
        return filter.order() == Order.TITLE
                ? Comparator.comparing(Found::position)
                : Comparator.comparingLong((Found found) -> Long.parseLong(found.position()))
                        .reversed();
    }

    Total count() {
        Total everybody = open.count();
        Total restricted = restricted();
        return new Total(everybody.records() + restricted.records(), everybody.exact() && restricted.exact());
    }

    private Total restricted() {
        if (named.size() < 2) {
            return named.isEmpty() ? new Total(0, true) : named.get(0).count();
        }
        // A record may name both the officer and the unit.
        return named.get(0)
                .count(named.stream()
                        .map(TermLists::members)
                        .reduce(Members::or)
                        .orElseThrow());
    }

    /** How many there are with each of some values. */
    Map<Facet, Map<String, Long>> counts(Map<Facet, List<String>> values) {
        Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
        values.forEach((facet, all) -> counts.put(facet, new HashMap<>()));
        open.counts(values).forEach((value, count) -> counts.get(value.facet()).put(value.value(), count));
        Map<FacetValue, Members> restricted = new HashMap<>();
        named.forEach(lists ->
                lists.members(values).forEach((value, members) -> restricted.merge(value, members, Members::or)));
        restricted.forEach(
                (value, members) -> counts.get(value.facet()).merge(value.value(), (long) members.count(), Long::sum));
        counts.values().forEach(each -> each.values().removeIf(count -> count == 0));
        counts.replaceAll((facet, each) -> Collections.unmodifiableMap(each));
        return Collections.unmodifiableMap(counts);
    }

    /** The years that have a record, latest first. */
    List<Integer> years() {
        Set<Integer> years = new TreeSet<>(Collections.reverseOrder());
        years.addAll(open.years());
        named.forEach(lists -> years.addAll(lists.years()));
        return List.copyOf(years);
    }
}
