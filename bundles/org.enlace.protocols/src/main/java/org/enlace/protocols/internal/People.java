package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlace.identity.Directory;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Who may be named in a restriction, by the node's directory of officers and units; where there is none, anybody. */
@Component(service = People.class)
public class People {
    /** More than these are not shown to be ticked, but typed. */
    private static final int SHOWN = 60;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Directory directory;

    /**
     * Somebody to be chosen.
     *
     * @param id   what is stored
     * @param name what people see
     */
    public record Named(String id, String name) {}

    static People of(Directory directory) {
        People people = new People();
        people.directory = directory;
        return people;
    }

    /** The officers to choose from; empty where there is no directory, or it has too many to be shown. */
    public List<Named> officers(Caller caller) {
        Directory now = directory;
        return now == null
                ? List.of()
                : few(now.officers("", SHOWN + 1, caller).stream()
                        .map(entry -> new Named(entry.officer().value(), entry.name()))
                        .toList());
    }

    /** The units to choose from, likewise. */
    public List<Named> units(Caller caller) {
        Directory now = directory;
        return now == null
                ? List.of()
                : few(now.units(caller).stream()
                        .map(entry -> new Named(entry.unit().value(), entry.name()))
                        .toList());
    }

    private static List<Named> few(List<Named> all) {
        return all.size() > SHOWN ? List.of() : all;
    }

    /** A refusal for each name the directory does not know. */
    List<Refusal> unknown(NeedToKnow restriction) {
        List<Refusal> unknown = new ArrayList<>();
        Directory now = directory;
        if (now != null) {
            for (OfficerId officer : restriction.officers()) {
                if (now.name(officer).isEmpty()) {
                    unknown.add(refusal("officer", officer.value()));
                }
            }
            for (UnitId unit : restriction.units()) {
                if (!now.exists(unit)) {
                    unknown.add(refusal("unit", unit.value()));
                }
            }
        }
        return unknown;
    }

    private static Refusal refusal(String what, String name) {
        return new Refusal(
                        "protocol.unknown-" + what,
                        "\"" + name + "\" is no " + what + " of this node; use a name of its directory",
                        name)
                .at("restrictedTo." + what + "s");
    }
}
