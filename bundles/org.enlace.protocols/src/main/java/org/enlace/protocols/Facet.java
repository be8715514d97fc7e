package org.enlace.protocols;

import java.util.Arrays;
import java.util.Optional;

/** What the library can be narrowed by besides words, each by one value at a time. */
public enum Facet {
    /** An ICCS code; those below it count as well. */
    CRIME_TYPE("crime"),
    /** A country, or {@code international}. */
    ORIGIN("country"),
    KIND("kind"),
    PHASE("phase"),
    /** ISO 639-1 code of a language the document exists in. */
    LANGUAGE("language"),
    EVIDENCE("evidence"),
    /** What the source says about the document's force. */
    STATUS("status"),
    YEAR("year");

    private final String parameter;

    Facet(String parameter) {
        this.parameter = parameter;
    }

    /** The parameter of addresses and the API. */
    public String parameter() {
        return parameter;
    }

    /** Reads a parameter's name; empty when it is none of these. */
    public static Optional<Facet> of(String parameter) {
        return Arrays.stream(values())
                .filter(facet -> facet.parameter.equals(parameter))
                .findFirst();
    }
}
