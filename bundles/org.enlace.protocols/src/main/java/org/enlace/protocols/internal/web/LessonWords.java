package org.enlace.protocols.internal.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.Experience;
import org.enlace.protocols.ExperienceText;
import org.enlace.protocols.Kind;
import org.enlace.protocols.LegalStatus;
import org.enlace.protocols.Phase;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.web.FormData;

/** What the form of a lesson begins with: what the report tells, and what its document is about and for. */
final class LessonWords {
    private static final int TITLE_AT_MOST = 300;

    private final ExperienceRoom place;
    private final Node node;

    LessonWords(ExperienceRoom place, Node node) {
        this.place = place;
        this.node = node;
    }

    DraftFields of(Protocol protocol, Experience experience, Caller caller) {
        Labels labels = place.room().labels(caller);
        ProtocolContent content = protocol.content();
        ExperienceText text = experience.text();
        String period = ExperienceWords.period(text, labels);
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("title", List.of(cut(labels.get("experience.lesson.name", content.title()), TITLE_AT_MOST)));
        values.put("titleLanguage", List.of(caller.language().tag()));
        values.put("type", List.of(Kind.LESSON_LEARNED.token()));
        values.put(
                "issuingBody", List.of(ExperienceWords.unit(text, place.room().people(), caller)));
        values.put("country", List.of(node.country().value()));
        values.put("status", List.of(LegalStatus.UNKNOWN.token()));
        values.put("evidence", List.of(EvidenceLevel.SELF_ASSESSED.token()));
        values.put("summary." + caller.language().tag(), List.of(summary(text, labels)));
        values.put("crimeTypes", content.crimeTypes());
        values.put("phases", content.phases().stream().map(Phase::token).toList());
        values.put(
                "source",
                List.of(labels.get(
                        "experience.lesson.source", content.title(), protocol.reference(), text.edition(), period)));
        values.put("requirements", List.of("2"));
        // What is drawn from a restricted document is at first for the same people.
        values.put(
                "restrictedTo.officers",
                content.restrictedTo().officers().stream()
                        .map(OfficerId::value)
                        .sorted()
                        .toList());
        values.put(
                "restrictedTo.units",
                content.restrictedTo().units().stream()
                        .map(UnitId::value)
                        .sorted()
                        .toList());
        return DraftFields.of(new FormData(values, Map.of()));
    }

    /** The words alone: a record's summary has no marks. */
    private String summary(ExperienceText text, Labels labels) {
        StringBuilder words = new StringBuilder();
        part("field.context", text.context(), words, labels);
        part("field.results", text.results(), words, labels);
        part("field.worked", text.worked(), words, labels);
        part("field.failed", text.failed(), words, labels);
        part("field.wanted", text.wanted(), words, labels);
        return cut(words.toString(), ExperienceText.LONGEST);
    }

    private void part(String key, String text, StringBuilder words, Labels labels) {
        if (text != null) {
            words.append(words.isEmpty() ? "" : "\n\n")
                    .append(labels.get(key))
                    .append(": ")
                    .append(place.markdown().plain(text).strip());
        }
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
