package org.enlace.protocols.internal.rest;

import java.util.List;
import org.enlace.protocols.AdoptionShares.Choice;
import org.enlace.protocols.Shares.Terms;

/**
 * Who is told of an adoption, how they handle it, and how much of it they are told.
 *
 * @param handling     H0, or one or more of H1, H2, H3
 * @param condition    what H3 asks for; null where it is not among them
 * @param tlp          a label such as TLP:AMBER; null for none
 * @param reservations whether their words are told; null for yes
 * @param progress     whether it is told how far the country has come; null for yes
 */
public record AdoptionShareJson(
        List<String> audience,
        List<String> handling,
        String condition,
        String tlp,
        Boolean reservations,
        Boolean progress) {
    Terms terms() {
        return new ShareJson(audience, handling, condition, tlp).terms();
    }

    Choice choice() {
        return new Choice(!Boolean.FALSE.equals(reservations), !Boolean.FALSE.equals(progress));
    }
}
