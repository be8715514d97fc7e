package org.enlace.jit.internal.agreement;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.Party;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What the text of an agreement needs to know of its team, and who may read and write there. */
public interface TeamFacts {
    /** @throws org.enlace.platform.NotFound where the caller may not know of the team */
    Known read(RecordId team, Caller caller);

    /**
     * The same for somebody who drafts and proposes for this country.
     *
     * @throws org.enlace.platform.Forbidden for who may only read
     */
    Known write(RecordId team, Caller caller);

    /**
     * @param title   what the team is called
     * @param parties those it was asked of and who asks, in the order of the request
     * @param zone    of this country
     * @param values  what the request says of what clauses leave open, by the names of placeholders
     * @param inForce the agreement as it is in force with all its annexes, where it is
     * @param told    the countries that are told what is proposed
     * @param writes  whether the caller drafts and proposes
     */
    record Known(
            RecordId team,
            String title,
            List<Party> parties,
            ZoneId zone,
            Map<String, String> values,
            Optional<Instrument> inForce,
            Set<CountryCode> told,
            boolean writes) {
        public Known {
            Objects.requireNonNull(team, "team");
            Objects.requireNonNull(title, "title");
            parties = List.copyOf(parties);
            values = Map.copyOf(values);
            told = Set.copyOf(told);
        }

        /** Whether a country signs on paper. */
        boolean onPaper(CountryCode country) {
            return parties.stream()
                    .anyMatch(party -> party.onPaper() && party.country().equals(country));
        }
    }
}
