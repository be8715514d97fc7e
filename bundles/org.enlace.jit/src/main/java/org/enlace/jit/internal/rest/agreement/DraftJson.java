package org.enlace.jit.internal.rest.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Gap;
import org.enlace.jit.agreement.Wording;
import org.enlace.jit.internal.rest.Given;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * A draft as the API gives it.
 *
 * @param lastDay a day such as 2027-12-31; absent while it is open
 * @param source  the tag of the language that is written first
 * @param values  what placeholders are filled with, by their names and the tags of languages
 * @param gaps    what it lacks
 */
record DraftJson(
        String team,
        String kind,
        int version,
        String basis,
        List<PartyJson> parties,
        String lastDay,
        String zone,
        List<String> languages,
        String source,
        List<ClauseJson> clauses,
        Map<String, Map<String, String>> values,
        String replaces,
        boolean complete,
        List<GapJson> gaps) {
    static DraftJson of(Drafts.Shown shown) {
        Draft draft = shown.draft();
        DraftContent content = draft.content();
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        content.values().forEach((key, by) -> values.put(key, CatalogueJson.tags(by)));
        return new DraftJson(
                draft.team().toString(),
                draft.kind().token(),
                draft.version(),
                content.basis(),
                content.parties().stream().map(PartyJson::of).toList(),
                content.lastDay().map(LocalDate::toString).orElse(null),
                content.zone().getId(),
                content.languages().stream().map(Language::tag).toList(),
                content.source().tag(),
                content.clauses().stream()
                        .map(one -> ClauseJson.of(one, content.source()))
                        .toList(),
                values,
                content.replaces().map(RecordId::toString).orElse(null),
                shown.complete(),
                shown.gaps().stream().map(GapJson::of).toList());
    }

    /**
     * @param title by the tag of the language
     * @param text  by the tag of the language; Markdown without links
     * @param old   languages whose words are older than those they translate
     */
    record ClauseJson(String key, Map<String, String> title, Map<String, String> text, List<String> old) {
        static ClauseJson of(DraftClause clause, Language source) {
            Map<String, String> titles = new LinkedHashMap<>();
            Map<String, String> texts = new LinkedHashMap<>();
            List<String> old = new ArrayList<>();
            clause.wordings().forEach((language, wording) -> {
                titles.put(language.tag(), wording.title());
                texts.put(language.tag(), wording.text());
                if (clause.old(language, source)) {
                    old.add(language.tag());
                }
            });
            return new ClauseJson(clause.key(), titles, texts, old);
        }
    }

    /** @param kind such as value-missing; blocking ones keep the draft from being proposed */
    record GapJson(String kind, boolean blocks, String clause, String placeholder, String language, String country) {
        static GapJson of(Gap gap) {
            return new GapJson(
                    gap.kind().token(),
                    gap.blocks(),
                    gap.clause().orElse(null),
                    gap.placeholder().orElse(null),
                    gap.language().map(Language::tag).orElse(null),
                    gap.country().map(CountryCode::value).orElse(null));
        }
    }

    /** @param basis of an agreement; an annex has that of the agreement */
    record Beginning(String basis, List<String> languages, String from) {}

    /** @param title by the tag of the language */
    record Worded(String key, Map<String, String> title, Map<String, String> text) {}

    /**
     * What a draft is to say, as a whole.
     *
     * @param confirmed keys of clauses whose translations were looked at and found right
     */
    record Saying(
            String basis,
            List<PartyJson> parties,
            String lastDay,
            String zone,
            List<String> languages,
            String source,
            List<Worded> clauses,
            Map<String, Map<String, String>> values,
            List<String> confirmed) {
        DraftContent content(DraftContent now, int version) {
            Set<String> right = new TreeSet<>(Given.list(confirmed));
            Map<String, Map<Language, String>> filled = new LinkedHashMap<>();
            (values == null ? Map.<String, Map<String, String>>of() : values)
                    .forEach((key, by) -> filled.put(key, GivenTexts.byLanguage(by, "values")));
            return new DraftContent(
                    Given.needed(basis, "basis"),
                    Given.list(parties).stream().map(PartyJson::party).toList(),
                    GivenTexts.dayOrNone(lastDay, "lastDay"),
                    GivenTexts.zone(zone),
                    GivenTexts.languages(languages),
                    Given.language(source, "source"),
                    Given.list(clauses).stream()
                            .map(one -> clause(one, now, version, right))
                            .toList(),
                    filled,
                    now.replaces());
        }

        private static DraftClause clause(Worded one, DraftContent now, int version, Set<String> right) {
            Map<Language, String> titles = GivenTexts.byLanguage(one.title(), "title");
            Map<Language, String> texts = GivenTexts.byLanguage(one.text(), "text");
            if (!titles.keySet().equals(texts.keySet())) {
                throw new Refusal(
                                "jit.clause-languages",
                                "The clause \"" + one.key()
                                        + "\" has its title and its text in different languages; give both in each",
                                one.key())
                        .at("clauses");
            }
            Map<Language, Wording> wordings = new EnumMap<>(Language.class);
            titles.forEach((language, title) -> {
                Wording said = new Wording(title, texts.get(language), version);
                Wording before = now.clause(Given.needed(one.key(), "key"))
                        .map(clause -> clause.wordings().get(language))
                        .orElse(null);
                boolean kept = before != null && before.says(said) && !right.contains(one.key());
                wordings.put(language, kept ? before : said);
            });
            return new DraftClause(one.key(), wordings);
        }
    }
}
