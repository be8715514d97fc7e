package org.enlace.protocols.internal.persistence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.ProtocolFilter.State;

/**
 * For whom a set of lists is: everybody, one officer or one unit. A record stands in the lists of all it is restricted to, or
 * in those of everybody.
 *
 * @param mark what the names of these lists begin with
 */
record Audience(String mark) {
    static final Audience EVERYBODY = new Audience("");
    private static final String RESTRICTED = "r-";

    private static Audience of(OfficerId officer) {
        return new Audience("@" + officer + " ");
    }

    private static Audience of(UnitId unit) {
        return new Audience("#" + unit + " ");
    }

    static List<Audience> of(NeedToKnow readers) {
        if (!readers.restricted()) {
            return List.of(EVERYBODY);
        }
        List<Audience> all = new ArrayList<>();
        readers.officers().forEach(officer -> all.add(of(officer)));
        readers.units().forEach(unit -> all.add(of(unit)));
        all.sort(Comparator.comparing(Audience::mark));
        return all;
    }

    /** The audiences beside everybody that a caller belongs to. */
    static List<Audience> of(Caller caller) {
        List<Audience> own = new ArrayList<>();
        own.add(of(caller.reader()));
        caller.unit().ifPresent(unit -> own.add(of(unit)));
        return own;
    }

    /** How the records of these lists have their state written down. */
    String state(State state) {
        return state(state, !mark.isEmpty());
    }

    static String state(State state, boolean restricted) {
        return (restricted ? RESTRICTED : "") + state.token();
    }
}
