package org.enlace.jit.internal.rest.agreement;

import org.enlace.jit.agreement.Party;
import org.enlace.platform.CountryCode;

/**
 * A country in a team.
 *
 * @param competent the competent authority; may be empty
 * @param central   the central authority; may be empty
 * @param onPaper   whether it signs on paper
 */
record PartyJson(String country, String competent, String central, boolean onPaper) {
    static PartyJson of(Party party) {
        return new PartyJson(party.country().value(), party.competent(), party.central(), party.onPaper());
    }

    Party party() {
        return new Party(new CountryCode(country), competent, central, onPaper);
    }
}
