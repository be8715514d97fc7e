package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.List;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A country that joined a team by an accession and has a node.
 *
 * @param since when
 */
public record Newcomer(CountryCode country, Instant since) {
    /** The other countries that joined, where this one is a party. */
    public static List<Newcomer> of(RecordId team, Standings standings) {
        Standing standing = standings.of(team);
        Instant now = standings.now(team);
        if (!standing.party(standings.own(), now)) {
            return List.of();
        }
        return standing.parties(now).stream()
                .filter(one -> one.by().instrument().kind() == InstrumentKind.ACCESSION)
                .filter(one -> !one.party().onPaper() && !one.party().country().equals(standings.own()))
                .map(one -> new Newcomer(one.party().country(), one.from()))
                .toList();
    }
}
