package org.enlace.jit.internal.agreement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.Completeness;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Gap;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.Dossiers;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** What drafting and proposing have in common: what was said, who is named by it, and what a draft comes to. */
final class Ground {
    private final Dossiers dossiers;
    private final CatalogueFiles files;
    private final TeamValues values;
    private final InstrumentReader reader = new InstrumentReader();
    private final CountryCode own;
    private final Clock clock;

    Ground(Dossiers dossiers, CatalogueFiles files, TeamValues values, CountryCode own, Clock clock) {
        this.dossiers = dossiers;
        this.files = files;
        this.values = values;
        this.own = own;
        this.clock = clock;
    }

    CountryCode own() {
        return own;
    }

    Instant now() {
        return clock.instant();
    }

    ClauseCatalogue catalogue() {
        return files.read();
    }

    Dossiers dossiers() {
        return dossiers;
    }

    InstrumentReader reader() {
        return reader;
    }

    List<Proposal> proposals(RecordId team) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Proposal> all = new ArrayList<>();
        for (Statement statement : dossiers.of(team, Set.of(Proposals.PROPOSED))) {
            Instrument instrument = reader.instrument(statement);
            int number = numbers.merge(instrument.proposer() + " " + instrument.kind(), 1, Integer::sum);
            all.add(new Proposal(instrument, statement.at(), number));
        }
        return all;
    }

    /** Everybody whom their own country, or another for one on paper, named so far, as it did last, whose days are not over. */
    List<Designation> people(TeamFacts.Known team) {
        List<Instrument> texts =
                proposals(team.team()).stream().map(Proposal::instrument).toList();
        Map<RecordId, Designation> named = new LinkedHashMap<>();
        for (Instrument text : texts) {
            if (texts.stream().noneMatch(other -> other.takesPlaceOf(text))) {
                text.designations().stream()
                        .filter(one -> one.country().equals(text.proposer()) || team.onPaper(one.country()))
                        .forEach(one -> named.merge(
                                one.id(), one, (last, now) -> last.country().equals(now.country()) ? now : last));
            }
        }
        return named.values().stream()
                .filter(one -> one.until().map(now()::isBefore).orElse(true))
                .toList();
    }

    Drafts.Shown shown(Draft draft, TeamFacts.Known team) {
        List<Designation> people = people(team);
        ClauseCatalogue catalogue = catalogue();
        Map<Language, Map<String, String>> known = values.known(draft.content(), team, people, catalogue);
        Map<Language, Map<String, String>> filled = values.filled(draft.content(), known, catalogue);
        return new Drafts.Shown(draft, gaps(draft, people, filled), filled, known);
    }

    private List<Gap> gaps(Draft draft, List<Designation> people, Map<Language, Map<String, String>> filled) {
        Set<CountryCode> led = people.stream()
                .filter(one -> one.role() == TeamRole.LEADER)
                .map(Designation::country)
                .collect(Collectors.toSet());
        return new Completeness(catalogue(), own, led, now()).of(draft.kind(), draft.content(), filled);
    }
}
