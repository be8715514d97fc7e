package org.enlace.jit.caseuco;

import java.util.Map;
import org.enlace.jit.access.Designation;
import org.enlace.jit.custody.Custodian;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Persons, what they act as and for whom, the places where they did and the tools they used. */
final class Actors {
    private static final String NAME = "uco-core:name";
    private static final String FACET = "uco-core:hasFacet";

    private final Shared shared;
    private final Map<RecordId, Designation> people;

    Actors(Shared shared, Map<RecordId, Designation> people) {
        this.shared = shared;
        this.people = people;
    }

    /** The authority of a country whose node vouches for what it writes. */
    String country(CountryCode country) {
        String id = Names.of("Organization", country);
        return shared.once(id, () -> Node.of(id, "uco-identity:Organization")
                .text(NAME, country.value())
                .ref(FACET, address(id, country)));
    }

    /** Whoever has a part in the team, as its signed texts name them; without a name where they do not any more. */
    String designated(RecordId designation, CountryCode of) {
        String id = Names.of("Person", designation);
        if (shared.first(id)) {
            Designation one = people.get(designation);
            if (one == null) {
                shared.add(Node.of(id, "uco-identity:Person").ref(FACET, address(id, of)));
            } else {
                shared.add(Node.of(id, "uco-identity:Person").text(NAME, one.name()));
                acts(id, one.function(), one.agency(), one.country());
            }
        }
        return id;
    }

    /** Somebody through whose hands an item went. */
    String custodian(Custodian one) {
        String id = Names.of("Person", one.name(), one.rank(), one.number(), one.unit(), one.country());
        if (shared.first(id)) {
            Node person = Node.of(id, "uco-identity:Person").text(NAME, one.name());
            if (!one.number().isEmpty()) {
                person.ref("uco-core:externalReference", reference(id, one.number(), "badge or identity card"));
            }
            if (one.unit().isEmpty()) {
                person.ref(FACET, address(id, one.country()));
            }
            shared.add(person);
            acts(id, one.rank(), one.unit(), one.country());
        }
        return id;
    }

    /** Whom a text of one line names, person or body. */
    String somebody(String named) {
        String id = Names.of("Identity", named);
        return shared.once(id, () -> Node.of(id, "uco-identity:Identity").text(NAME, named));
    }

    private void acts(String person, String role, String body, CountryCode country) {
        if (!role.isEmpty()) {
            String id = Names.of("Role", role);
            shared.once(id, () -> Node.of(id, "uco-role:Role").text(NAME, role));
            related(person, "Has_Role", id);
        }
        if (!body.isEmpty()) {
            String id = Names.of("Organization", body, country);
            shared.once(id, () -> Node.of(id, "uco-identity:Organization")
                    .text(NAME, body)
                    .ref(FACET, address(id, country)));
            related(person, "Affiliated_With", id);
        }
    }

    private void related(String source, String how, String target) {
        shared.add(Node.of(Names.of("Relationship", source, how, target), "uco-core:Relationship")
                .ref("uco-core:source", source)
                .ref("uco-core:target", target)
                .text("uco-core:kindOfRelationship", how)
                .yes("uco-core:isDirectional"));
    }

    private String address(String whose, CountryCode country) {
        return shared.add(Node.of(Names.of("AddressFacet", whose), "uco-identity:AddressFacet")
                .ref("uco-identity:address", place("", country.value())));
    }

    /** A number by which something is known elsewhere. */
    String reference(String whose, String number, String context) {
        return shared.add(Node.of(Names.of("ExternalReference", whose, number, context), "uco-core:ExternalReference")
                .text("uco-core:externalIdentifier", number)
                .text("uco-core:definingContext", context));
    }

    /**
     * A place.
     *
     * @param name    as it was written down; empty for no more than the country
     * @param country its code; empty where that was not said
     */
    String place(String name, String country) {
        String id = Names.of("Location", name, country);
        return shared.once(id, () -> {
            Node place = Node.of(id, "uco-location:Location").text(NAME, name.isEmpty() ? country : name);
            if (!country.isEmpty()) {
                String facet = Names.of("SimpleAddressFacet", id);
                shared.add(Node.of(facet, "uco-location:SimpleAddressFacet").text("uco-location:country", country));
                place.ref(FACET, facet);
            }
            return place;
        });
    }

    /** @param version may be empty */
    String tool(String name, String version) {
        String id = Names.of("Tool", name, version);
        return shared.once(
                id, () -> Node.of(id, "uco-tool:Tool").text(NAME, name).text("uco-tool:version", version));
    }
}
