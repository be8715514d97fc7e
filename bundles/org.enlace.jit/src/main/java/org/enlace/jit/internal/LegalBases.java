package org.enlace.jit.internal;

import java.util.Map;
import org.enlace.platform.Language;

/** The legal bases a team can be asked for on. */
public interface LegalBases {
    /** In the order of the catalogue: keys such as {@code mercosur-2010}, and how a sentence names each. */
    Map<String, String> names(Language language);

    default boolean knows(String key) {
        return names(Language.ES).containsKey(key);
    }

    /** How one is named; its key where nobody knows it, such as one that another country's catalogue has. */
    default String name(String key, Language language) {
        return names(language).getOrDefault(key, key);
    }
}
