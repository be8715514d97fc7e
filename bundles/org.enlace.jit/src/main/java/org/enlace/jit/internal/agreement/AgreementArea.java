package org.enlace.jit.internal.agreement;

import java.util.Set;
import java.util.function.Function;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.Hearing;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** The area that knows what texts say: each is read whole before it counts. */
public final class AgreementArea implements Hearing {
    private final InstrumentReader reader = new InstrumentReader();
    private final Function<RecordId, Set<CountryCode>> onPaper;

    /** @param onPaper the countries that the request of a team asks on paper */
    public AgreementArea(Function<RecordId, Set<CountryCode>> onPaper) {
        this.onPaper = onPaper;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Proposals.PROPOSED, Proposals.COMMENT);
    }

    @Override
    public void heard(Statement statement) {
        if (statement.kind().equals(Proposals.PROPOSED)) {
            requireAsked(reader.instrument(statement));
        } else {
            reader.comment(statement);
        }
    }

    /** The request says who signs on paper, and no text of itself. */
    private void requireAsked(Instrument text) {
        if (text.kind() != InstrumentKind.AGREEMENT) {
            return;
        }
        Set<CountryCode> asked = onPaper.apply(text.team());
        for (Party party : text.parties()) {
            if (party.onPaper() != asked.contains(party.country())) {
                throw new Refusal(
                                "jit.party-paper",
                                "The request says whether " + party.country()
                                        + " signs on paper, and the text says otherwise; correct that party in the draft",
                                party.country())
                        .at("parties");
            }
        }
    }

    /** Everything is made of the statements there are, so nothing is left to be undone. */
}
