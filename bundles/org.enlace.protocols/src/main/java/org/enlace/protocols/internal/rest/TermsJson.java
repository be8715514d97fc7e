package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.InstrumentKind;

/** Which version is adopted and how; by the keys of sections, the reservations. */
public record TermsJson(
        Integer edition,
        String kind,
        String number,
        LocalDate date,
        String authority,
        List<String> units,
        LocalDate from,
        Map<String, String> reservations) {

    int version() {
        if (edition == null) {
            throw new Refusal("protocol.required", "\"edition\" is missing; give it a value", "edition").at("edition");
        }
        return edition;
    }

    AdoptionTerms terms() {
        return new AdoptionTerms(
                instrument(),
                number,
                date,
                authority,
                units == null ? List.of() : units.stream().map(UnitId::new).toList(),
                from,
                reservations == null ? Map.of() : reservations);
    }

    private InstrumentKind instrument() {
        if (kind == null) {
            return null;
        }
        return InstrumentKind.of(kind).orElseThrow(() -> {
            String all = String.join(
                    ", ",
                    java.util.Arrays.stream(InstrumentKind.values())
                            .map(InstrumentKind::token)
                            .toList());
            return new Refusal(
                            "protocol.instrument-kind",
                            "\"" + kind + "\" is not a kind of instrument; use one of " + all,
                            kind,
                            all)
                    .at("kind");
        });
    }
}
