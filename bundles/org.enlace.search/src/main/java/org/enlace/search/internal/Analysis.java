package org.enlace.search.internal;

import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.enlace.platform.Language;

/**
 * The analyzers, made once.
 *
 * @param languages for the texts of each language
 * @param stems     of each language
 * @param plain     for texts of no language
 * @param allFields for a whole document
 */
record Analysis(Map<Language, Analyzer> languages, Map<Language, Stems> stems, Analyzer plain, Analyzer allFields) {
    private static final class Holder {
        static final Analysis ONE = make();
    }

    static Analysis get() {
        return Holder.ONE;
    }

    private static Analysis make() {
        Map<Language, Analyzer> languages = LanguageAnalyzer.ofAllLanguages();
        Map<Language, Stems> stems = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            stems.put(language, Stems.of(language));
        }
        return new Analysis(languages, stems, new LanguageAnalyzer(null), LanguageAnalyzer.ofAllFields(languages));
    }
}
