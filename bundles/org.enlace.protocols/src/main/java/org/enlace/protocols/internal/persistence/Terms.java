package org.enlace.protocols.internal.persistence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.enlace.protocols.Phase;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Origin;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.internal.CrimeCodes;
import org.enlace.protocols.internal.SortKey;

/** The lists a record stands in, each by a word; withdrawn records stand in lists of their own. */
final class Terms {
    static final String YEAR = "year:";

    private Terms() {}

    static Set<String> of(Protocol protocol) {
        ProtocolContent content = protocol.content();
        State state = protocol.withdrawn() ? State.WITHDRAWN : State.EFFECTIVE;
        Set<String> terms = new LinkedHashSet<>();
        terms.add(term(state, "all"));
        terms.add(term(state, "kind:" + content.kind().token()));
        terms.add(term(state, origin(new Origin(content.country()))));
        if (content.date() != null) {
            terms.add(term(state, YEAR + content.date().year()));
        }
        for (Phase phase : content.phases()) {
            terms.add(term(state, "phase:" + phase.token()));
        }
        content.crimeTypes().stream()
                .flatMap(CrimeCodes::withAncestors)
                .forEach(code -> terms.add(term(state, "crime:" + code)));
        return terms;
    }

    /** The terms a record must have; the one that is likely to be the shortest list first. */
    static List<String> of(ProtocolFilter filter) {
        List<String> terms = new ArrayList<>();
        if (filter.crimeType() != null) {
            terms.add(term(filter.state(), "crime:" + filter.crimeType()));
        }
        if (filter.origin() != null) {
            terms.add(term(filter.state(), origin(filter.origin())));
        }
        if (filter.year() != null) {
            terms.add(term(filter.state(), YEAR + filter.year()));
        }
        if (filter.kind() != null) {
            terms.add(term(filter.state(), "kind:" + filter.kind().token()));
        }
        if (filter.phase() != null) {
            terms.add(term(filter.state(), "phase:" + filter.phase().token()));
        }
        if (terms.isEmpty()) {
            terms.add(term(filter.state(), "all"));
        }
        return terms;
    }

    /** Where a record stands in every list by title; unique, since it ends with the id. */
    static String position(Protocol protocol) {
        // 00 sorts before whatever a longer title goes on with.
        return SortKey.of(protocol.content().title()) + "00" + protocol.id();
    }

    private static String origin(Origin origin) {
        return "origin:" + origin.token();
    }

    private static String term(State state, String term) {
        return state == State.WITHDRAWN ? "withdrawn-" + term : term;
    }
}
