package org.enlace.protocols.internal;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tree of ICCS codes: a parent's code, of 2, 4 or 5 digits, begins its children's. */
public final class CrimeCodes {
    private CrimeCodes() {}

    /** The code and those above it. */
    public static Stream<String> withAncestors(String code) {
        return IntStream.of(2, 4, 5, 6)
                .filter(length -> length <= code.length())
                .mapToObj(length -> code.substring(0, length));
    }
}
