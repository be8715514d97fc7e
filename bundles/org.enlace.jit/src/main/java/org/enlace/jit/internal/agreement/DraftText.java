package org.enlace.jit.internal.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.agreement.Wording;
import org.enlace.jit.internal.Said;
import org.enlace.platform.Language;

/** What a draft says as one text: as it is stored, and as the audit tells what changed. */
public final class DraftText {
    private static final int MOST = 1_000;
    private static final Set<String> WHOLE =
            Set.of("basis", "parties", "lastDay", "zone", "languages", "source", "clauses", "values", "replaces");

    private DraftText() {}

    public static String of(DraftContent draft) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("basis", draft.basis());
        tree.put("parties", draft.parties().stream().map(DraftText::party).toList());
        draft.lastDay().ifPresent(day -> tree.put("lastDay", day.toString()));
        tree.put("zone", draft.zone().getId());
        tree.put("languages", draft.languages().stream().map(Language::tag).toList());
        tree.put("source", draft.source().tag());
        tree.put("clauses", draft.clauses().stream().map(DraftText::clause).toList());
        List<Object> values = new ArrayList<>();
        draft.values().forEach((key, by) -> values.add(Map.of("key", key, "by", tags(by))));
        tree.put("values", values);
        draft.replaces().ifPresent(id -> tree.put("replaces", id.toString()));
        return CanonicalJson.of(tree);
    }

    private static Object party(Party party) {
        return Map.of(
                "country", party.country().value(),
                "competent", party.competent(),
                "central", party.central(),
                "onPaper", party.onPaper());
    }

    private static Object clause(DraftClause clause) {
        List<Object> wordings = new ArrayList<>();
        clause.wordings()
                .forEach((language, wording) -> wordings.add(Map.of(
                        "language", language.tag(),
                        "title", wording.title(),
                        "text", wording.text(),
                        "written", wording.written())));
        return Map.of("key", clause.key(), "wordings", wordings);
    }

    private static Map<String, String> tags(Map<Language, String> by) {
        Map<String, String> tags = new TreeMap<>();
        by.forEach((language, text) -> tags.put(language.tag(), text));
        return tags;
    }

    /** @param text as {@link #of} gave it */
    public static DraftContent read(String text) {
        Said one = Said.of(text, "draft", WHOLE);
        Map<String, Map<Language, String>> values = new LinkedHashMap<>();
        one.all("values", MOST, Set.of("key", "by"))
                .forEach(each -> values.put(each.word("key"), byLanguage(each.words("by"))));
        Set<Language> languages = new TreeSet<>();
        one.words("languages", MOST).forEach(tag -> languages.add(language(tag)));
        return new DraftContent(
                one.word("basis"),
                one.all("parties", MOST, Set.of("country", "competent", "central", "onPaper")).stream()
                        .map(DraftText::party)
                        .toList(),
                one.has("lastDay") ? Optional.of(one.day("lastDay")) : Optional.<LocalDate>empty(),
                ZoneId.of(one.word("zone")),
                languages,
                language(one.word("source")),
                one.all("clauses", MOST, Set.of("key", "wordings")).stream()
                        .map(DraftText::clause)
                        .toList(),
                values,
                one.has("replaces") ? Optional.of(one.id("replaces")) : Optional.empty());
    }

    private static Party party(Said one) {
        return new Party(one.country("country"), one.word("competent"), one.word("central"), one.flag("onPaper"));
    }

    private static DraftClause clause(Said one) {
        Map<Language, Wording> wordings = new EnumMap<>(Language.class);
        one.all("wordings", MOST, Set.of("language", "title", "text", "written"))
                .forEach(each -> wordings.put(
                        language(each.word("language")),
                        new Wording(each.word("title"), each.word("text"), each.count("written"))));
        return new DraftClause(one.word("key"), wordings);
    }

    private static Map<Language, String> byLanguage(Map<String, String> tags) {
        Map<Language, String> by = new EnumMap<>(Language.class);
        tags.forEach((tag, text) -> by.put(language(tag), text));
        return by;
    }

    private static Language language(String tag) {
        return Language.of(tag).orElseThrow(() -> new IllegalStateException("No language \"" + tag + "\""));
    }
}
