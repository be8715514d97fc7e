package org.enlace.search.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.search.Search.Changed;
import org.enlace.search.Search.Fragment;
import org.enlace.search.Search.Hit;

/** Makes a hit of a document of the index, with what shows why it is one; of a restricted one the title alone. */
final class Hits {
    private final Words words;
    private final Map<Language, Marking> markings = new EnumMap<>(Language.class);

    Hits(Words words) {
        this.words = words;
    }

    /**
     * @param matched    the languages it matched in, the preferred one first; it may have texts in some of them only
     * @param restricted whether it is now, whatever it was when the index took it in
     */
    Hit hit(Document document, List<Language> matched, boolean restricted) {
        Language language = language(document, matched);
        Marking marking = markings.computeIfAbsent(
                language, any -> new Marking(Analysis.get().languages().get(language), words.terms(language)));
        String title = text(document, Fields.title(language));
        String body = text(document, Fields.body(language));
        List<Fragment> excerpt = new ArrayList<>();
        if (!restricted && document.get(Fields.RESTRICTED) == null) {
            excerpt.addAll(keywords(document, language, marking, title, body));
            excerpt.addAll(marking.passage(body));
        }
        return new Hit(
                document.get(Fields.SOURCE),
                RecordId.parse(document.get(Fields.ID)),
                document.get(Fields.PATH),
                language,
                marking.whole(title),
                excerpt);
    }

    /** A document as a change: no more of it than the title. */
    static Changed changed(Document document, List<Language> matched, Instant at) {
        Language language = language(document, matched);
        return new Changed(
                document.get(Fields.SOURCE),
                RecordId.parse(document.get(Fields.ID)),
                document.get(Fields.PATH),
                language,
                text(document, Fields.title(language)),
                at);
    }

    private static Language language(Document document, List<Language> matched) {
        return matched.stream()
                .filter(each -> document.get(Fields.title(each)) != null)
                .findFirst()
                .orElseGet(() -> anyLanguage(document, matched.get(0)));
    }

    /** The keyword that made it a hit, where the texts do not show it. */
    private List<Fragment> keywords(Document document, Language language, Marking marking, String title, String body) {
        if (marking.isIn(title) || marking.isIn(body)) {
            return List.of();
        }
        Marking plain = new Marking(Analysis.get().plain(), words.keywordTerms(language));
        for (String keyword : document.getValues(Fields.KEYWORDS)) {
            if (plain.isIn(keyword)) {
                List<Fragment> shown = new ArrayList<>(plain.whole(keyword));
                shown.add(new Fragment(body.isEmpty() ? "" : " – ", false));
                return shown;
            }
        }
        return List.of();
    }

    private static Language anyLanguage(Document document, Language otherwise) {
        for (Language language : Language.values()) {
            if (document.get(Fields.title(language)) != null || document.get(Fields.body(language)) != null) {
                return language;
            }
        }
        return otherwise;
    }

    private static String text(Document document, String field) {
        String text = document.get(field);
        return text == null ? "" : text;
    }
}
