package org.enlace.jit.internal.rest.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.enlace.jit.agreement.ClauseComment;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.Proposal;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/**
 * A proposal as the API gives it; what is hashed stands under {@code canonical}.
 *
 * @param number which of that country's proposals of its kind
 * @param hash   SHA-256 of the canonical text
 * @param clauses absent in a list
 */
record ProposalJson(
        String id,
        String team,
        String proposer,
        String kind,
        int number,
        Instant at,
        String hash,
        String basis,
        List<PartyJson> parties,
        String lastDay,
        String zone,
        List<String> languages,
        List<ClauseJson> clauses,
        int designations,
        String replaces,
        String base) {
    static ProposalJson of(Proposal proposal) {
        return of(proposal, true);
    }

    /** In a list, without its text. */
    static ProposalJson line(Proposal proposal) {
        return of(proposal, false);
    }

    private static ProposalJson of(Proposal proposal, boolean whole) {
        Instrument one = proposal.instrument();
        return new ProposalJson(
                one.id().toString(),
                one.team().toString(),
                one.proposer().value(),
                one.kind().token(),
                proposal.number(),
                proposal.at(),
                one.hash(),
                one.basis(),
                one.parties().stream().map(PartyJson::of).toList(),
                one.lastDay().map(LocalDate::toString).orElse(null),
                one.zone().getId(),
                one.languages().stream().map(Language::tag).toList(),
                whole ? one.clauses().stream().map(ClauseJson::of).toList() : null,
                one.designations().size(),
                one.replaces().map(RecordId::toString).orElse(null),
                one.base().orElse(null));
    }

    /** @param text by the tag of the language */
    record ClauseJson(String key, Map<String, String> title, Map<String, String> text) {
        static ClauseJson of(ClauseText clause) {
            return new ClauseJson(clause.key(), CatalogueJson.tags(clause.title()), CatalogueJson.tags(clause.text()));
        }
    }

    /** What a party said of a clause. */
    record CommentJson(String id, String country, Instant at, String proposal, String clause, String text) {
        static CommentJson of(ClauseComment comment) {
            return new CommentJson(
                    comment.id().toString(),
                    comment.country().value(),
                    comment.at(),
                    comment.instrument().toString(),
                    comment.clause(),
                    comment.text());
        }
    }

    /** @param kind of the draft that is proposed as it stands */
    record Proposing(String kind) {}

    /** @param clause the key of the clause */
    record Commenting(String clause, String text) {}
}
