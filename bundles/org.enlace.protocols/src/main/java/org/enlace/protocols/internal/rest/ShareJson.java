package org.enlace.protocols.internal.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Refusal;
import org.enlace.platform.Tlp;
import org.enlace.protocols.Shares.Terms;

/**
 * To whom a record goes and how it is handled there.
 *
 * @param handling  H0, or one or more of H1, H2, H3
 * @param condition what H3 asks for; null where it is not among them
 * @param tlp       a label such as TLP:AMBER; null for none
 */
public record ShareJson(List<String> audience, List<String> handling, String condition, String tlp) {
    Terms terms() {
        Set<CountryCode> countries = new HashSet<>();
        given(audience).forEach(code -> countries.add(new CountryCode(code)));
        Set<HandlingCode> codes = new HashSet<>();
        given(handling).forEach(code -> codes.add(HandlingCode.parse(code)));
        return new Terms(
                countries,
                new Handling(codes, Optional.ofNullable(condition)),
                Optional.ofNullable(tlp).map(Tlp::parse));
    }

    static List<String> given(List<String> values) {
        List<String> all = values == null ? List.of() : values;
        if (all.stream().anyMatch(Objects::isNull)) {
            throw new Refusal("protocol.required", "\"audience\" is missing; give it a value", "audience")
                    .at("audience");
        }
        return all;
    }
}
