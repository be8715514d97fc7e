package org.enlace.jit.agreement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Language;

/**
 * A clause of a draft in the languages it was written in so far.
 *
 * @param key      of the catalogue, or {@code own-}, a country and a number
 * @param wordings by language
 */
public record DraftClause(String key, Map<Language, Wording> wordings) {
    public static final String OWN = "own-";

    /** @throws org.enlace.platform.Refusal {@code jit.catalogue-key} */
    public DraftClause {
        Basis.checkKey(key, "clause");
        EnumMap<Language, Wording> sorted = new EnumMap<>(Language.class);
        sorted.putAll(wordings);
        wordings = Collections.unmodifiableMap(sorted);
    }

    /** Whether a party wrote it rather than taking it from the catalogue. */
    public boolean own() {
        return key.startsWith(OWN);
    }

    public Optional<Wording> in(Language language) {
        return Optional.ofNullable(wordings.get(language)).filter(wording -> !wording.empty());
    }

    /** Whether the wording in a language was written before the one it translates was last changed. */
    public boolean old(Language language, Language source) {
        return language != source
                && in(language).isPresent()
                && in(source).map(Wording::written).orElse(0)
                        > in(language).get().written();
    }

    /** The names of what it leaves open in a language. */
    public Set<String> placeholders(Language language) {
        return in(language)
                .map(wording -> {
                    Set<String> open = new LinkedHashSet<>(Placeholder.in(wording.title()));
                    open.addAll(Placeholder.in(wording.text()));
                    return open;
                })
                .orElse(Set.of());
    }

    /**
     * The clause with other words. What is the same as before keeps its age, unless it was looked at and found right.
     *
     * @param confirmed languages whose words were found right beside those of the source
     */
    DraftClause worded(Map<Language, Wording> words, Set<Language> confirmed) {
        EnumMap<Language, Wording> all = new EnumMap<>(Language.class);
        all.putAll(wordings);
        words.forEach((language, word) -> {
            Wording before = wordings.get(language);
            boolean kept = before != null && before.says(word) && !confirmed.contains(language);
            all.put(language, kept ? before : word);
        });
        return new DraftClause(key, all);
    }
}
