package org.enlace.jit.agreement;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * A clause of the catalogue: a plain draft to begin with, not legal advice.
 *
 * @param key      such as {@code legal-basis}
 * @param order    where it stands among the others
 * @param title    in all four languages
 * @param text     in all four languages, with the same placeholders
 * @param bases    how much each legal basis asks for it, by their keys
 * @param purpose  what it is for, in some of the languages
 * @param guidance what to think of, in some of the languages
 * @param source   whom the wording is owed to
 * @param verified whether the wording was held against its source
 */
public record Clause(
        String key,
        int order,
        Map<Language, String> title,
        Map<Language, String> text,
        Map<String, Requirement> bases,
        Map<Language, String> purpose,
        Map<Language, String> guidance,
        String source,
        boolean verified) {
    /** @throws Refusal {@code jit.catalogue-key}, {@code jit.missing}, {@code jit.clause-placeholders} and others on texts */
    public Clause {
        Basis.checkKey(key, "key");
        title = Words.everywhere("title", title);
        text = Words.everywhere("text", text);
        Set<String> open = Placeholder.in(text.get(Language.ES));
        for (Language language : Language.values()) {
            String field = "text." + language.tag();
            Words.line("title." + language.tag(), title.get(language), Wording.LONGEST_TITLE);
            Words.marked(field, text.get(language), Wording.LONGEST_TEXT);
            if (!Placeholder.in(text.get(language)).equals(open)) {
                throw new Refusal(
                                "jit.clause-placeholders",
                                "\"" + field + "\" leaves open " + Placeholder.in(text.get(language))
                                        + " and the Spanish text " + open + "; leave the same open in all languages",
                                field,
                                String.join(", ", Placeholder.in(text.get(language))),
                                String.join(", ", open))
                        .at(field);
            }
        }
        bases = Map.copyOf(bases);
        purpose = Map.copyOf(purpose);
        guidance = Map.copyOf(guidance);
    }

    /** The names of what it leaves open. */
    public Set<String> placeholders() {
        return Placeholder.in(text.get(Language.ES));
    }

    /** As the wording of a draft. */
    Map<Language, Wording> wordings(int version) {
        Map<Language, Wording> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new Wording(title.get(language), text.get(language), version));
        }
        return all;
    }

    /** The draft of it, begun in a version of the whole draft. */
    public DraftClause drafted(int version) {
        return new DraftClause(key, wordings(version));
    }

    /** Whether a wording is word for word that of the catalogue. */
    public boolean says(Language language, Wording wording) {
        return wording.title().equals(title.get(language)) && wording.text().equals(text.get(language));
    }
}
