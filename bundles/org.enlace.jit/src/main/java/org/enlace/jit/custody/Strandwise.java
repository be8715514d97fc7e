package org.enlace.jit.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.enlace.files.Sha256;
import org.enlace.platform.CountryCode;

/** What follows from how the strands of an item are joined. */
final class Strandwise {
    private Strandwise() {}

    /** Each after what it names, otherwise by the moment it was written; nothing names what names it, because hashes cannot be made up. */
    static List<Link> ordered(List<Link> all, Map<Sha256, Link> known) {
        Map<Sha256, List<Link>> following = new HashMap<>();
        Map<Link, Integer> missing = new HashMap<>();
        PriorityQueue<Link> ready = new PriorityQueue<>(Link.WRITTEN);
        List<Link> distinct = all.stream().distinct().toList();
        for (Link link : distinct) {
            List<Sha256> named = link.named().filter(known::containsKey).toList();
            named.forEach(hash ->
                    following.computeIfAbsent(hash, one -> new ArrayList<>()).add(link));
            missing.put(link, named.size());
            if (named.isEmpty()) {
                ready.add(link);
            }
        }
        List<Link> ordered = new ArrayList<>(distinct.size());
        Set<Sha256> passed = new LinkedHashSet<>();
        while (!ready.isEmpty()) {
            Link next = ready.poll();
            ordered.add(next);
            if (passed.add(next.hash())) {
                for (Link link : following.getOrDefault(next.hash(), List.of())) {
                    if (missing.merge(link, -1, Integer::sum) == 0) {
                        ready.add(link);
                    }
                }
            }
        }
        return ordered;
    }

    /**
     * Where a sender said that a transfer came to nothing and then, without having got the item from anybody, handed it on to another
     * country that acknowledged it, the item cannot have been with whom it was for at first, whatever they say and whenever.
     *
     * @param links    in order
     * @param answered the event by which something was handed over, for one that answers it
     * @param received what was acknowledged
     * @return what was handed over with a receipt that is not believed
     */
    static Set<Sha256> overruled(
            List<Link> links, Function<CustodyEvent, Optional<Link>> answered, Set<Sha256> received) {
        Set<Sha256> all = new HashSet<>();
        Map<CountryCode, Set<Sha256>> ended = new HashMap<>();
        for (Link link : links) {
            CustodyEvent event = link.event();
            Set<Sha256> open = ended.computeIfAbsent(event.country(), country -> new HashSet<>());
            Optional<Link> out = answered.apply(event);
            boolean own = out.filter(one -> one.event().country().equals(event.country()))
                    .isPresent();
            if (event.kind() == EventKind.TRANSFER_ENDED && own) {
                open.add(out.orElseThrow().hash());
            } else if (event.kind() == EventKind.RECEIVED && out.isPresent() && !own) {
                open.clear();
            } else if (acknowledgedAbroad(link, received)) {
                all.addAll(open);
                open.clear();
            }
        }
        return all;
    }

    private static boolean acknowledgedAbroad(Link link, Set<Sha256> received) {
        CustodyEvent event = link.event();
        return event.kind() == EventKind.TRANSFERRED_OUT
                && received.contains(link.hash())
                && event.person(EventField.RECEIVING)
                        .filter(to -> !to.country().equals(event.country()))
                        .isPresent();
    }
}
