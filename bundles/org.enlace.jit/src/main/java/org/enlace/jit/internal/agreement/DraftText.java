package org.enlace.jit.internal.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.agreement.Wording;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** What a draft says as one text: as it is stored, and as the audit tells what changed. */
public final class DraftText {
    private static final int MOST = 1_000;

    private final ObjectMapper mapper = JsonFields.mapper();

    public static String of(DraftContent draft) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("basis", draft.basis());
        tree.put("parties", draft.parties().stream().map(DraftText::party).toList());
        tree.put("lastDay", draft.lastDay().map(LocalDate::toString).orElse(null));
        tree.put("zone", draft.zone().getId());
        tree.put("languages", draft.languages().stream().map(Language::tag).toList());
        tree.put("source", draft.source().tag());
        tree.put("clauses", draft.clauses().stream().map(DraftText::clause).toList());
        Map<String, Object> values = new TreeMap<>();
        draft.values().forEach((key, by) -> values.put(key, tags(by)));
        tree.put("values", values);
        tree.put("replaces", draft.replaces().map(RecordId::toString).orElse(null));
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
        Map<String, Object> wordings = new TreeMap<>();
        clause.wordings()
                .forEach((language, wording) -> wordings.put(
                        language.tag(),
                        Map.of("title", wording.title(), "text", wording.text(), "written", wording.written())));
        return Map.of("key", clause.key(), "wordings", wordings);
    }

    private static Map<String, String> tags(Map<Language, String> by) {
        Map<String, String> tags = new TreeMap<>();
        by.forEach((language, text) -> tags.put(language.tag(), text));
        return tags;
    }

    /** @param text as {@link #of} gave it */
    public DraftContent read(String text) {
        JsonFields one = JsonFields.of(JsonFields.parse(mapper, text), "");
        Map<String, Map<Language, String>> values = new LinkedHashMap<>();
        JsonFields said = one.object("values");
        said.names().forEach(key -> values.put(key, said.languages(key)));
        Set<Language> languages = new TreeSet<>();
        one.texts("languages", MOST).forEach(tag -> languages.add(language(tag)));
        return new DraftContent(
                one.text("basis"),
                one.list("parties", MOST, DraftText::party),
                one.textOrNull("lastDay").map(LocalDate::parse),
                ZoneId.of(one.text("zone")),
                languages,
                language(one.text("source")),
                one.list("clauses", MOST, DraftText::clause),
                values,
                one.textOrNull("replaces").map(RecordId::parse));
    }

    private static Party party(JsonFields one) {
        return new Party(
                new CountryCode(one.text("country")),
                one.text("competent"),
                one.text("central"),
                one.truth("onPaper"));
    }

    private static DraftClause clause(JsonFields one) {
        Map<Language, Wording> wordings = new EnumMap<>(Language.class);
        JsonFields by = one.object("wordings");
        for (String tag : by.names()) {
            JsonFields wording = by.object(tag);
            wordings.put(
                    language(tag),
                    new Wording(wording.text("title"), wording.text("text"), wording.whole("written")));
        }
        return new DraftClause(one.text("key"), wordings);
    }

    private static Language language(String tag) {
        return Language.of(tag).orElseThrow(() -> new IllegalStateException("No language \"" + tag + "\""));
    }

    /** The clauses of a draft for the audit: a line each language has changed is told apart by. */
    static List<String> lines(DraftContent draft) {
        return draft.clauses().stream()
                .flatMap(clause -> clause.wordings().entrySet().stream()
                        .map(each -> clause.key() + " " + each.getKey().tag() + ": "
                                + each.getValue().title() + " / " + each.getValue().text()))
                .toList();
    }
}
