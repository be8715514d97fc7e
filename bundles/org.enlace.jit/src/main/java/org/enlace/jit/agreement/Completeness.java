package org.enlace.jit.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;

/**
 * Finds what a draft lacks, by what its basis asks for and by what an instrument is.
 *
 * @param catalogue what the bases ask for
 * @param own       the country that writes
 * @param led       the parties that somebody is designated to lead for
 * @param now       the moment that counts
 */
public record Completeness(ClauseCatalogue catalogue, CountryCode own, Set<CountryCode> led, Instant now) {
    public Completeness {
        led = Set.copyOf(led);
    }

    /**
     * @param filled what placeholders are filled with, by language and name
     * @return what blocks a proposal first, each in the order of the text
     */
    public List<Gap> of(InstrumentKind kind, DraftContent draft, Map<Language, Map<String, String>> filled) {
        List<Gap> gaps = new ArrayList<>();
        if (catalogue.basis(draft.basis()).isEmpty()) {
            gaps.add(Gap.of(Gap.Kind.BASIS_UNKNOWN));
        }
        parties(draft, gaps);
        lastDay(kind, draft, gaps);
        if (kind == InstrumentKind.AGREEMENT) {
            asked(draft, Requirement.REQUIRED, Gap.Kind.CLAUSE_REQUIRED, gaps);
        }
        if (draft.clauses().isEmpty()) {
            gaps.add(Gap.of(Gap.Kind.CLAUSES_MISSING));
        }
        for (DraftClause clause : draft.clauses()) {
            words(clause, draft, filled, gaps);
        }
        if (kind == InstrumentKind.AGREEMENT) {
            asked(draft, Requirement.RECOMMENDED, Gap.Kind.CLAUSE_RECOMMENDED, gaps);
            draft.parties().stream()
                    .map(Party::country)
                    .filter(country -> !led.contains(country))
                    .forEach(country -> gaps.add(Gap.of(Gap.Kind.LEADER_MISSING).of(country)));
        }
        List<Gap> ordered = new ArrayList<>(gaps.stream().filter(Gap::blocks).toList());
        gaps.stream().filter(gap -> !gap.blocks()).forEach(ordered::add);
        return ordered;
    }

    private void parties(DraftContent draft, List<Gap> gaps) {
        if (draft.parties().size() < 2) {
            gaps.add(Gap.of(Gap.Kind.PARTIES_MISSING));
        }
        if (draft.party(own).isEmpty()) {
            gaps.add(Gap.of(Gap.Kind.OWN_PARTY_MISSING).of(own));
        }
        draft.parties().stream()
                .filter(party -> party.competent().isEmpty())
                .forEach(party -> gaps.add(Gap.of(Gap.Kind.AUTHORITY_MISSING).of(party.country())));
    }

    private void lastDay(InstrumentKind kind, DraftContent draft, List<Gap> gaps) {
        if (draft.lastDay().isEmpty()) {
            if (kind.hasLastDay()) {
                gaps.add(Gap.of(Gap.Kind.LAST_DAY_MISSING));
            }
        } else if (draft.lastDay().get().isBefore(earliest(kind, draft))) {
            gaps.add(Gap.of(Gap.Kind.LAST_DAY_PAST));
        }
    }

    /** What ends a team early may say yesterday: it ends as soon as the last party has signed, never before. */
    private LocalDate earliest(InstrumentKind kind, DraftContent draft) {
        LocalDate today = now.atZone(draft.zone()).toLocalDate();
        return kind == InstrumentKind.CLOSURE ? today.minusDays(1) : today;
    }

    private void asked(DraftContent draft, Requirement much, Gap.Kind kind, List<Gap> gaps) {
        catalogue.clauses(draft.basis(), much).stream()
                .filter(clause -> draft.clause(clause.key()).isEmpty())
                .forEach(clause -> gaps.add(Gap.of(kind).clause(clause.key())));
    }

    private static void words(
            DraftClause clause, DraftContent draft, Map<Language, Map<String, String>> filled, List<Gap> gaps) {
        Set<Set<String>> open = new HashSet<>();
        for (Language language : draft.languages()) {
            Optional<Wording> wording = clause.in(language);
            if (wording.isEmpty()) {
                gaps.add(Gap.of(Gap.Kind.TRANSLATION_MISSING)
                        .clause(clause.key())
                        .in(language));
                continue;
            }
            if (clause.old(language, draft.source())) {
                gaps.add(Gap.of(Gap.Kind.TRANSLATION_OLD).clause(clause.key()).in(language));
            }
            Set<String> here = clause.placeholders(language);
            open.add(new LinkedHashSet<>(here));
            for (String name : here) {
                if (filled.getOrDefault(language, Map.of())
                        .getOrDefault(name, "")
                        .isEmpty()) {
                    gaps.add(Gap.of(Gap.Kind.VALUE_MISSING)
                            .clause(clause.key())
                            .placeholder(name)
                            .in(language));
                }
            }
        }
        if (open.size() > 1) {
            gaps.add(Gap.of(Gap.Kind.PLACEHOLDERS_DIFFER).clause(clause.key()));
        }
    }
}
