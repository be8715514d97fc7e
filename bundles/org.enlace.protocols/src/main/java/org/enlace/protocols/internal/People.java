package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.identity.Directory;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Protocols;
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

    /** How units are called, in the order of their names; its id for one that the directory no longer knows. */
    public String names(Collection<UnitId> units, Caller caller) {
        Directory now = directory;
        Map<UnitId, String> known = new HashMap<>();
        if (now != null) {
            now.units(caller).forEach(entry -> known.put(entry.unit(), entry.name()));
        }
        return units.stream()
                .map(unit -> known.getOrDefault(unit, unit.value()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Those who may read the library and hold a permission, to choose from; empty likewise. */
    public List<Named> holders(Permission permission, NeedToKnow readers) {
        Directory now = directory;
        return now == null
                ? List.of()
                : few(now.readers(Set.of(Protocols.READ, permission), readers, "", SHOWN + 1).stream()
                        .map(entry -> new Named(entry.officer().value(), entry.name()))
                        .toList());
    }

    /** How an officer is called; the account name where nobody knows. */
    public String name(OfficerId officer) {
        Directory now = directory;
        return now == null ? officer.value() : now.name(officer).orElse(officer.value());
    }

    /** Refuses somebody who does not hold a permission or may not know of what is restricted. */
    void require(OfficerId officer, Permission permission, NeedToKnow readers, String field) {
        Directory now = directory;
        if (now != null && !now.reads(officer, Set.of(Protocols.READ, permission), readers)) {
            throw new Refusal(
                            "edition.not-reader",
                            "\"" + officer + "\" is no officer who holds " + permission.value()
                                    + " and may know of this version; name another one",
                            officer,
                            permission.value())
                    .at(field);
        }
    }

    /** Refuses a unit the directory does not know. */
    void require(Collection<UnitId> units, String field) {
        Directory now = directory;
        for (UnitId unit : units) {
            if (now != null && !now.exists(unit)) {
                throw refusal("unit", unit.value()).at(field);
            }
        }
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
