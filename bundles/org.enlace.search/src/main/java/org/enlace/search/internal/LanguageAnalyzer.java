package org.enlace.search.internal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.enlace.platform.Language;

/**
 * Cuts a text into words and those down to what is compared: lower case, no accents, the stem. Nothing is left out of the
 * index; common words are left out of questions instead.
 */
final class LanguageAnalyzer extends Analyzer {
    private final Language language;
    private final Stems stems;

    /** @param language null for texts of no language, which are not stemmed */
    LanguageAnalyzer(Language language) {
        this.language = language;
        this.stems = language == null ? null : Stems.of(language);
    }

    /** The analyzers of every field of a document. */
    static Analyzer ofAllFields(Map<Language, Analyzer> languages) {
        Map<String, Analyzer> fields = new HashMap<>();
        languages.forEach((language, analyzer) -> {
            fields.put(Fields.title(language), analyzer);
            fields.put(Fields.body(language), analyzer);
        });
        return new PerFieldAnalyzerWrapper(new LanguageAnalyzer(null), fields);
    }

    static Map<Language, Analyzer> ofAllLanguages() {
        Map<Language, Analyzer> languages = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            languages.put(language, new LanguageAnalyzer(language));
        }
        return languages;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new StandardTokenizer();
        TokenStream stream = words;
        if (language == Language.FR) {
            stream = new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES);
        }
        if (language == Language.EN) {
            stream = new EnglishPossessiveFilter(stream);
        }
        stream = new LowerCaseFilter(stream);
        stream = stems == null ? new ASCIIFoldingFilter(stream) : new StemFilter(stream, stems);
        return new TokenStreamComponents(words, stream);
    }
}
