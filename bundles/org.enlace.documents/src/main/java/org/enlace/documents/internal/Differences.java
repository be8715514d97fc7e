package org.enlace.documents.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.documents.Comparison;
import org.enlace.documents.Comparison.Line;
import org.enlace.documents.Comparison.Mark;
import org.enlace.documents.Comparison.Part;
import org.enlace.documents.Comparisons;
import org.enlace.documents.Section;
import org.enlace.platform.Refusal;

/** Finds what changed: parts by their keys, then lines, then words. */
public final class Differences {
    private final Work work;

    public Differences(Work work) {
        this.work = work;
    }

    public Comparison of(List<Section> before, List<Section> after) {
        Map<String, Section> was = byKey(before);
        Map<String, Section> is = byKey(after);
        require(before, after);
        Map<String, List<Section>> gone = new HashMap<>();
        String last = null;
        for (Section section : before) {
            if (is.containsKey(section.key())) {
                last = section.key();
            } else {
                gone.computeIfAbsent(last, key -> new ArrayList<>()).add(section);
            }
        }
        List<Part> parts = new ArrayList<>();
        remove(gone.get(null), parts);
        for (Section section : after) {
            Section former = was.get(section.key());
            parts.add(former == null ? one(section, Mark.ADDED) : both(former, section));
            remove(gone.get(section.key()), parts);
        }
        return new Comparison(parts);
    }

    private static Map<String, Section> byKey(List<Section> sections) {
        Map<String, Section> byKey = new LinkedHashMap<>();
        for (Section section : sections) {
            if (byKey.put(section.key(), section) != null) {
                throw new IllegalArgumentException("The part \"" + section.key() + "\" stands twice in one version");
            }
        }
        return byKey;
    }

    private static void require(List<Section> before, List<Section> after) {
        int sections = before.size() + after.size();
        if (sections > Comparisons.PARTS_AT_MOST) {
            throw new Refusal(
                    "comparison.too-many-parts",
                    "The two versions have " + sections + " parts together, and " + Comparisons.PARTS_AT_MOST
                            + " at most are compared; compare less at once",
                    sections,
                    Comparisons.PARTS_AT_MOST);
        }
        long characters = characters(before) + characters(after);
        if (characters > Comparisons.CHARACTERS_AT_MOST) {
            throw new Refusal(
                    "comparison.too-long",
                    "The two versions have " + characters + " characters together, and "
                            + Comparisons.CHARACTERS_AT_MOST + " at most are compared; compare less at once",
                    characters,
                    Comparisons.CHARACTERS_AT_MOST);
        }
    }

    private static long characters(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.lines().stream())
                .mapToLong(String::length)
                .sum();
    }

    private static void remove(List<Section> gone, List<Part> parts) {
        if (gone != null) {
            gone.forEach(section -> parts.add(one(section, Mark.REMOVED)));
        }
    }

    private static Part one(Section section, Mark mark) {
        List<Line> lines = section.lines().stream()
                .map(line -> mark == Mark.ADDED ? Lines.added(line) : Lines.removed(line))
                .toList();
        return new Part(section.key(), section.heading(), mark, lines, false);
    }

    private Part both(Section before, Section after) {
        Edits.Found found = Edits.lines(before.lines(), after.lines(), work);
        List<Line> lines = new ArrayList<>();
        int at = 0;
        for (Edits.Edit edit : found.edits()) {
            before.lines().subList(at, edit.from()).forEach(line -> lines.add(Lines.same(line)));
            lines.addAll(Lines.changed(
                    before.lines().subList(edit.from(), edit.to()),
                    after.lines().subList(edit.in(), edit.out()),
                    work));
            at = edit.to();
        }
        before.lines().subList(at, before.lines().size()).forEach(line -> lines.add(Lines.same(line)));
        Mark mark = found.edits().isEmpty() ? Mark.SAME : Mark.CHANGED;
        return new Part(after.key(), after.heading(), mark, lines, found.coarse());
    }
}
