package org.enlace.protocols.internal.persistence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.enlace.protocols.Facet;
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

    private static final int HEAD = 66;
    private static final int TAIL = 14;
    private static final int ORDINAL = 8;

    private Terms() {}

    static Set<String> of(Protocol protocol) {
        Set<String> terms = new LinkedHashSet<>();
        for (Audience audience : Audience.of(protocol.content().restrictedTo())) {
            plain(protocol).forEach(term -> terms.add(audience.mark() + term));
        }
        return terms;
    }

    private static Set<String> plain(Protocol protocol) {
        ProtocolContent content = protocol.content();
        State state = protocol.withdrawn() ? State.WITHDRAWN : State.EFFECTIVE;
        Set<String> terms = new LinkedHashSet<>();
        terms.add(all(state));
        terms.add(term(state, "kind:" + content.kind().token()));
        terms.add(term(state, origin(new Origin(content.country()))));
        if (content.date() != null) {
            terms.add(term(state, YEAR + content.date().year()));
        }
        for (Phase phase : content.phases()) {
            terms.add(term(state, "phase:" + phase.token()));
        }
        terms.add(term(state, "status:" + content.legalStatus().token()));
        if (content.evidence() != null) {
            terms.add(term(state, "evidence:" + content.evidence().token()));
        }
        content.languages().forEach(language -> terms.add(term(state, "language:" + language)));
        content.crimeTypes().stream()
                .flatMap(CrimeCodes::withAncestors)
                .forEach(code -> terms.add(term(state, "crime:" + code)));
        return terms;
    }

    /** The terms a record must have, all of them. */
    static List<String> of(ProtocolFilter filter, Audience audience) {
        return plain(filter).stream().map(term -> audience.mark() + term).toList();
    }

    /** A value of a facet, and the list of those that have it. */
    record FacetValue(Facet facet, String value) {
        String term(State state, Audience audience) {
            String begin = facet == Facet.ORIGIN ? "origin" : facet.parameter();
            return audience.mark() + Terms.term(state, begin + ":" + value);
        }
    }

    /** The list of all records of an audience. */
    static String all(State state, Audience audience) {
        return audience.mark() + all(state);
    }

    private static List<String> plain(ProtocolFilter filter) {
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
        if (filter.status() != null) {
            terms.add(term(filter.state(), "status:" + filter.status().token()));
        }
        if (filter.evidence() != null) {
            terms.add(term(filter.state(), "evidence:" + filter.evidence().token()));
        }
        if (filter.language() != null) {
            terms.add(term(filter.state(), "language:" + filter.language()));
        }
        if (terms.isEmpty()) {
            terms.add(all(filter.state()));
        }
        return terms;
    }

    private static String all(State state) {
        return term(state, "all");
    }

    /**
     * Where a record stands in every list by title: its sort key, then its ordinal, which makes the place unique. Of a long
     * key the beginning counts and then the end, where titles that begin alike tell their years. 00 sorts before whatever a
     * longer title goes on with.
     */
    static String place(Protocol protocol, int ordinal) {
        String key = SortKey.of(protocol.content().title());
        if (key.length() > HEAD + TAIL) {
            key = key.substring(0, HEAD) + key.substring(key.length() - TAIL);
        }
        String digits = Integer.toHexString(ordinal);
        return key + "00" + "0".repeat(ORDINAL - digits.length()) + digits;
    }

    /** The ordinal of the record that stands at a place. */
    static int ordinal(String place) {
        return Integer.parseInt(place, place.length() - ORDINAL, place.length(), 16);
    }

    private static String origin(Origin origin) {
        return "origin:" + origin.token();
    }

    private static String term(State state, String term) {
        return state == State.WITHDRAWN ? "withdrawn-" + term : term;
    }
}
