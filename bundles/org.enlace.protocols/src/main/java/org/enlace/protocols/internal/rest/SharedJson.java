package org.enlace.protocols.internal.rest;

import java.util.List;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/**
 * What travels with a record between countries.
 *
 * @param version   the owner's count of what it sent
 * @param handling  H0, or one or more of H1, H2, H3
 * @param condition what H3 asks for; null where there is none
 * @param tlp       the label; null where there is none
 */
public record SharedJson(
        long version, List<CountryCode> audience, List<HandlingCode> handling, String condition, String tlp) {
    static SharedJson of(SharedRecord record) {
        return new SharedJson(
                record.version(),
                List.copyOf(record.audience()),
                List.copyOf(record.handling().codes()),
                record.handling().condition().orElse(null),
                record.tlp().map(Tlp::label).orElse(null));
    }
}
