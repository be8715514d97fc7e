package org.enlace.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.Language;

/**
 * One record of a set.
 *
 * @param id            unique in its set, and never given to another record
 * @param code          how people refer to it: ISO 3166-1, ICCS, a handling code, an acronym; else the id
 * @param names         in the four languages
 * @param facts         the further fields of its file, in their order: texts, numbers, truth values, lists, maps and null
 * @param source        public addresses or citations, several separated by {@code "; "}
 * @param verified      whether the facts in the scope were read in the source
 * @param verifiedScope what was verified, in English; null where nothing is said
 * @param retired       whether it is no longer offered where one chooses
 */
public record ReferenceEntry(
        String id,
        String code,
        Map<Language, String> names,
        Map<String, Object> facts,
        String source,
        boolean verified,
        String verifiedScope,
        boolean retired) {
    public ReferenceEntry {
        names = Map.copyOf(names);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public String name(Language language) {
        return names.get(language);
    }
}
