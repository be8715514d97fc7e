package org.enlace.jit.internal.web.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Gap;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementRoom.Spot;
import org.enlace.platform.Language;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Task;
import org.enlace.web.ui.Tone;

/** What a draft lacks, in words, each with the way to where it is mended. Languages of the same lack are one line. */
final class GapLines {
    private final Spot spot;
    private final DraftContent draft;
    private final ClauseCatalogue catalogue;
    private final Labels labels;

    GapLines(Spot spot, DraftContent draft, ClauseCatalogue catalogue, Labels labels) {
        this.spot = spot;
        this.draft = draft;
        this.catalogue = catalogue;
        this.labels = labels;
    }

    List<Task> of(List<Gap> gaps) {
        Map<List<Object>, List<Gap>> same = new LinkedHashMap<>();
        for (Gap gap : gaps) {
            // What is open in several clauses is filled once.
            Object clause = gap.placeholder().isPresent() ? "" : gap.clause();
            same.computeIfAbsent(
                            List.of(gap.kind(), clause, gap.placeholder(), gap.country()), each -> new ArrayList<>())
                    .add(gap);
        }
        return same.values().stream().map(this::line).toList();
    }

    private Task line(List<Gap> same) {
        Gap gap = same.get(0);
        String languages = same.stream()
                .flatMap(one -> one.language().stream())
                .distinct()
                .map(one -> labels.get("agreement.language." + one.tag()))
                .collect(Collectors.joining(", "));
        String about = gap.placeholder()
                .map(key -> catalogue.placeholder(key).title().get(labels.language()))
                .or(() -> gap.clause().map(this::title))
                .or(() -> gap.country().map(labels::country))
                .orElse("");
        Tag status = gap.blocks()
                ? new Tag(labels.get("agreement.gap.needed"), Tone.BAD)
                : new Tag(labels.get("agreement.gap.advised"), Tone.ATTENTION);
        return new Task(labels.get("agreement.gap." + gap.kind().token(), about, languages), where(gap), "", status);
    }

    /** What a clause is called, in the reader's language where it has one. */
    String title(String key) {
        return draft.clause(key)
                .flatMap(clause -> clause.in(labels.language()).or(() -> clause.in(draft.source())))
                .map(wording -> wording.title())
                .or(() -> catalogue.clause(key).map(clause -> clause.title().get(labels.language())))
                .orElse(labels.get("agreement.clause.untitled"));
    }

    private String where(Gap gap) {
        String path = spot.path();
        return switch (gap.kind()) {
            case BASIS_UNKNOWN -> path + "/frame#basis";
            case LAST_DAY_MISSING, LAST_DAY_PAST -> path + "/frame#lastDay";
            case PARTIES_MISSING, OWN_PARTY_MISSING ->
                path + "/parties#country-" + draft.parties().size();
            case AUTHORITY_MISSING ->
                path + "/parties#competent-"
                        + draft.parties()
                                .indexOf(draft.party(gap.country().get()).orElseThrow());
            case CLAUSES_MISSING -> path + "/clauses";
            case CLAUSE_REQUIRED -> path + "/clauses#required";
            case CLAUSE_RECOMMENDED -> path + "/clauses#recommended";
            case PLACEHOLDERS_DIFFER -> path + "/clauses/" + gap.clause().get();
            case TRANSLATION_MISSING, TRANSLATION_OLD ->
                path + "/clauses/" + gap.clause().get() + "?beside="
                        + gap.language().get().tag();
            case VALUE_MISSING -> value(gap, path);
            case LEADER_MISSING -> Pages.at(spot.team().team()) + "/people";
        };
    }

    private String value(Gap gap, String path) {
        String key = gap.placeholder().get();
        var placeholder = catalogue.placeholder(key);
        Optional<Language> language =
                switch (placeholder.kind()) {
                    case TEAM, WORDED -> gap.language();
                    case DAY, COMMON -> Optional.empty();
                };
        return path + "/values?group=" + placeholder.group().token() + "#" + ValueFields.name(key, language);
    }
}
