package org.enlace.protocols.internal.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.platform.CountryCode;

/**
 * Who is left of those who have a record, and why the others lose it.
 *
 * @param audience a part of those who have it; none for nobody
 */
public record NarrowingJson(List<String> audience, String reason) {
    Set<CountryCode> left() {
        Set<CountryCode> countries = new HashSet<>();
        ShareJson.given(audience).forEach(code -> countries.add(new CountryCode(code)));
        return countries;
    }
}
