package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.internal.table.TableWords;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;

/** Checks what a record says against the reference data of the node: countries of the network, crime types. */
final class Facts {
    private final Countries countries;
    private final CrimeTypes crimeTypes;
    private final People people;

    Facts(Countries countries, CrimeTypes crimeTypes, People people) {
        this.countries = countries;
        this.crimeTypes = crimeTypes;
        this.people = people;
    }

    /** Everything that is wrong with a draft: its form, and what the reference data does not know. */
    List<Refusal> refusals(ProtocolDraft draft) {
        List<Refusal> found = new ArrayList<>(draft.refusals());
        if (found.isEmpty()) {
            return refusals(draft.content());
        }
        // Tell of unknown codes together with the rest, as far as they have the right form.
        Set<Object> told = new HashSet<>();
        found.forEach(refusal -> told.addAll(refusal.values()));
        draft.crimeTypes().stream()
                .limit(ProtocolContent.CRIME_TYPES_AT_MOST)
                .filter(code -> crimeTypes.find(code).isEmpty())
                .filter(told::add)
                .forEach(code -> found.add(unknownCrimeType("crimeTypes", code)));
        return found;
    }

    List<Refusal> refusals(ProtocolContent content) {
        List<Refusal> found = new ArrayList<>();
        for (String code : content.crimeTypes()) {
            if (crimeTypes.find(code).isEmpty()) {
                found.add(unknownCrimeType("crimeTypes", code));
            }
        }
        if (content.country() != null && countries.find(content.country()).isEmpty()) {
            found.add(unknownCountry("country", content.country()));
        }
        found.addAll(people.unknown(content.restrictedTo()));
        return found;
    }

    /** What people call the codes of the reference data of now. */
    TableWords words() {
        return new TableWords(Texts.of(Facts.class), countries, crimeTypes);
    }

    /** That nobody shuts themselves out. */
    static Optional<Refusal> shutOut(NeedToKnow restriction, Caller caller) {
        return restriction.admits(caller)
                ? Optional.empty()
                : Optional.of(new Refusal(
                                "protocol.restricted-without-you",
                                "The restriction names neither you (" + caller.reader()
                                        + ") nor your unit, so that the record would be gone for you; add one of them",
                                caller.reader())
                        .at("restrictedTo"));
    }

    /** The content of a draft that has nothing wrong with it; else the first refusal. */
    ProtocolContent content(ProtocolDraft draft, Caller caller) {
        ProtocolContent content = draft.content();
        Stream.concat(refusals(content).stream(), shutOut(content.restrictedTo(), caller).stream())
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return content;
    }

    void check(ProtocolFilter filter) {
        if (filter.crimeType() != null && crimeTypes.find(filter.crimeType()).isEmpty()) {
            throw unknownCrimeType("crimeType", filter.crimeType());
        }
        if (filter.origin() != null
                && filter.origin().country() != null
                && countries.find(filter.origin().country()).isEmpty()) {
            throw unknownCountry("country", filter.origin().country());
        }
    }

    private static Refusal unknownCrimeType(String field, String code) {
        return new Refusal(
                        "protocol.crime-type",
                        "\"" + code
                                + "\" is not a crime type; use a code of the ICCS list this node carries, such as 0204",
                        code)
                .at(field);
    }

    private static Refusal unknownCountry(String field, CountryCode code) {
        return new Refusal(
                        "protocol.country",
                        "\"" + code + "\" is not a country of the network; use one of the list this node carries, or "
                                + "none for an international document",
                        code.value())
                .at(field);
    }
}
