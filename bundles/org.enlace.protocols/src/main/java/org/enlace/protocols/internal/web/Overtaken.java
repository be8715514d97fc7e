package org.enlace.protocols.internal.web;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.documents.ComparisonView;
import org.enlace.documents.Comparisons;
import org.enlace.documents.Section;
import org.enlace.platform.Language;
import org.enlace.protocols.EditionText;
import org.enlace.protocols.ProtocolContent;

/** What somebody else saved while an officer wrote, beside what the officer wrote: both texts, each field that differs. */
final class Overtaken {
    private final Comparisons comparisons;

    Overtaken(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** @param who saved what stands there now */
    Content shown(ProtocolContent theirs, ProtocolContent mine, String who, Labels labels) {
        return shown(sections(theirs, mine, labels), sections(mine, theirs, labels), who, labels);
    }

    /** Likewise of a version, which also says what it changes and from when. */
    Content shown(EditionText theirs, EditionText mine, String who, Labels labels) {
        List<Section> before = sections(theirs.content(), mine.content(), labels);
        before.addAll(sections(theirs, labels));
        List<Section> after = sections(mine.content(), theirs.content(), labels);
        after.addAll(sections(mine, labels));
        return shown(before, after, who, labels);
    }

    private Content shown(List<Section> theirs, List<Section> mine, String who, Labels labels) {
        ComparisonView view = new ComparisonView(
                labels.get("form.stale.theirs", who), labels.get("form.stale.mine"), null, 2, false, null);
        return comparisons.shown(
                comparisons.of(differing(theirs, mine), differing(mine, theirs)), view, labels.language());
    }

    private static List<Section> differing(List<Section> sections, List<Section> others) {
        return sections.stream().filter(section -> !others.contains(section)).toList();
    }

    /** A text's sections in the reader's language, and in the others as far as they say something else there. */
    private static List<Section> sections(ProtocolContent content, ProtocolContent other, Labels labels) {
        List<Section> sections = new ArrayList<>(ComparePage.sections(content, labels.language(), labels));
        for (Language language : Language.values()) {
            if (language != labels.language()) {
                Set<String> told = new LinkedHashSet<>();
                told.addAll(inLanguage(content, language, labels));
                told.addAll(inLanguage(other, language, labels));
                ComparePage.sections(content, language, labels).stream()
                        .filter(section -> told.contains(section.key()))
                        .map(section -> new Section(
                                section.key() + "." + language.tag(),
                                labels.get("import.columns.in", section.heading(), labels.languageName(language.tag())),
                                section.lines()))
                        .forEach(sections::add);
            }
        }
        return sections;
    }

    /** The keys of the sections that say something else in a language than in the reader's. */
    private static Set<String> inLanguage(ProtocolContent content, Language language, Labels labels) {
        Map<String, List<String>> own = new LinkedHashMap<>();
        ComparePage.sections(content, labels.language(), labels)
                .forEach(section -> own.put(section.key(), section.lines()));
        Set<String> keys = new LinkedHashSet<>();
        ComparePage.sections(content, language, labels).stream()
                .filter(section -> !section.lines().equals(own.get(section.key())))
                .forEach(section -> keys.add(section.key()));
        return keys;
    }

    private static List<Section> sections(EditionText text, Labels labels) {
        return Stream.of(
                        Section.text("changes", labels.get("field.changes"), text.changes()),
                        Section.text("effectiveFrom", labels.get("field.effectiveFrom"), day(text.from(), labels)),
                        Section.text("nextReview", labels.get("field.nextReview"), day(text.nextReview(), labels)))
                .toList();
    }

    private static String day(LocalDate day, Labels labels) {
        return day == null ? null : labels.of(day);
    }
}
