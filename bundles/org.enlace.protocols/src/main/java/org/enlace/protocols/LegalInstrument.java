package org.enlace.protocols;

import org.enlace.platform.Refusal;

/**
 * The legal act that gives a document its force.
 *
 * @param kind   what sort of act
 * @param number as printed, such as {@code 262/019}, at most 120 characters; null when it has none
 * @param date   of the act; null when unknown
 */
public record LegalInstrument(InstrumentKind kind, String number, PartialDate date) {
    public LegalInstrument {
        if (kind == null) {
            throw Rules.missing("legalInstrument.kind");
        }
        number = Rules.optionalLine("legalInstrument.number", number, Rules.SHORT);
        if (number == null && date == null) {
            throw new Refusal(
                            "protocol.instrument-empty",
                            "A legal instrument has a number or a date; give one of them or leave the instrument out")
                    .at("legalInstrument.number");
        }
    }
}
