package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Phase;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Protocols;
import org.enlace.search.Search;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Documents on the same work as one that is read: what shares a crime type with it, the rarer the better, and its phases and words
 * besides. Restricted ones are never among them.
 */
@Component(service = Neighbours.class)
public class Neighbours {
    private static final int MOST = 5;

    /** How many are asked for, first and, where too few of those can be shown, once more: each costs a whole record. */
    private static final int[] ASKED = {2 * MOST, 8 * MOST};

    private final ProtocolStore store;
    private final SearchIndex index;

    @Activate
    public Neighbours(@Reference ProtocolStore store, @Reference SearchIndex index) {
        this.store = store;
        this.index = index;
    }

    /** A document, and what it has in common with the other. */
    public record Neighbour(Protocol protocol, List<String> crimeTypes, List<Phase> phases) {}

    /** At most five, best first; none while the search is not there. */
    public List<Neighbour> of(Protocol protocol, Caller caller) {
        Search search = index.now();
        ProtocolContent content = protocol.content();
        if (search == null || content.crimeTypes().isEmpty() || !caller.holds(Protocols.READ)) {
            return List.of();
        }
        Map<String, Set<String>> facets = new LinkedHashMap<>();
        facets.put(ProtocolSearchSource.CRIME_TYPE, Set.copyOf(content.crimeTypes()));
        facets.put(
                ProtocolSearchSource.PHASE,
                content.phases().stream().map(Phase::token).collect(Collectors.toSet()));
        Search.Alike asked = new Search.Alike(ProtocolSearchSource.NAME, protocol.id(), content.title(), facets);
        List<Neighbour> neighbours = List.of();
        for (int limit : ASKED) {
            List<RecordId> alike = search.alike(asked, limit, caller);
            neighbours = shown(alike, content);
            if (neighbours.size() == MOST || alike.size() < limit) {
                break;
            }
        }
        return neighbours;
    }

    /** The first of them that can be shown; no more are read than that takes. */
    private List<Neighbour> shown(List<RecordId> alike, ProtocolContent content) {
        List<Neighbour> neighbours = new ArrayList<>();
        for (int from = 0; from < alike.size() && neighbours.size() < MOST; from += MOST) {
            List<RecordId> some = alike.subList(from, Math.min(from + MOST, alike.size()));
            Map<RecordId, Entry> entries = store.findAll(some);
            some.stream()
                    .map(entries::get)
                    .filter(Neighbours::mayBeShown)
                    .map(entry -> neighbour(entry.protocol(), content))
                    .filter(one -> !one.crimeTypes().isEmpty())
                    .limit(MOST - neighbours.size())
                    .forEach(neighbours::add);
        }
        return neighbours;
    }

    private static boolean mayBeShown(Entry entry) {
        return entry != null
                && !entry.protocol().content().restrictedTo().restricted()
                && !entry.protocol().withdrawn();
    }

    private static Neighbour neighbour(Protocol other, ProtocolContent content) {
        Set<String> theirs = other.content().crimeTypes().stream()
                .flatMap(CrimeCodes::withAncestors)
                .collect(Collectors.toSet());
        List<String> crimes =
                content.crimeTypes().stream().filter(theirs::contains).toList();
        List<Phase> phases = content.phases().stream()
                .filter(other.content().phases()::contains)
                .toList();
        return new Neighbour(other, crimes, phases);
    }
}
