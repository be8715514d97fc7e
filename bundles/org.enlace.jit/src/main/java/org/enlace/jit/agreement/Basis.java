package org.enlace.jit.agreement;

import java.util.Map;
import java.util.regex.Pattern;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * What allows a team: a treaty or a model, as the catalogue knows it. What it asks for is our reading of it, not legal advice.
 *
 * @param key      such as {@code mercosur-2010}: 2 to 40 of a-z, 0-9 and hyphens
 * @param title    in all four languages, as a sentence can name it
 * @param clauses  what it asks for clauses that say nothing of it themselves, by their keys
 * @param source   where it can be read
 * @param verified whether somebody read it there
 */
public record Basis(
        String key, Map<Language, String> title, Map<String, Requirement> clauses, String source, boolean verified) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    /** @throws Refusal {@code jit.catalogue-key}, {@code jit.missing} */
    public Basis {
        checkKey(key, "key");
        title = Words.everywhere("title", title);
        clauses = Map.copyOf(clauses);
        Words.given("source", source);
    }

    static void checkKey(String key, String field) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Refusal(
                            "jit.catalogue-key",
                            "\"" + key + "\" is no key; write 2 to 40 of a-z, 0-9 and hyphens, a letter first",
                            key)
                    .at(field);
        }
    }
}
