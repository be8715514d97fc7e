package org.enlace.reference;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Language;

/**
 * The part of the International Classification of Crime for Statistical Purposes (ICCS 1.0, UNODC 2015) the platform uses,
 * from {@code iccs.json} of the reference data in force. A service; when other reference data come into force it tells of them at
 * once.
 */
public interface CrimeTypes {
    /**
     * The codes to choose from, in the order of the codes, so that a parent stands before its children: a retired one is not among
     * them, nor are those below it.
     */
    List<CrimeType> all();

    /** Whatever is known by its code, be it retired. */
    Optional<CrimeType> find(String code);

    /**
     * @param code   2, 4, 5 or 6 digits; a parent's code begins its children's
     * @param level  1 to 4
     * @param parent the code above, or null at level 1
     */
    record CrimeType(String code, int level, String parent, java.util.Map<Language, String> names) {
        public CrimeType {
            names = java.util.Map.copyOf(names);
        }

        public String name(Language language) {
            return names.get(language);
        }
    }
}
