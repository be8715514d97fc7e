package org.enlace.search.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemmer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemmer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemmer;
import org.enlace.platform.Language;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The stems of a word in a language, without accents. A stemmer needs the accents to know some endings, and people leave
 * them out; so a word has up to two stems: that of the word as written, and that of the word without accents. Two words are
 * the same where they share one.
 */
final class Stems {
    private final UnaryOperator<String> stemmer;
    private final Set<String> stopWords;

    private Stems(UnaryOperator<String> stemmer, CharArraySet stopWords) {
        this.stemmer = stemmer;
        this.stopWords = stopWords.stream()
                .map(word -> folded(new String((char[]) word)))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Stems of(Language language) {
        return switch (language) {
            case ES -> new Stems(Stems::spanish, SpanishAnalyzer.getDefaultStopSet());
            case PT -> new Stems(Stems::portuguese, PortugueseAnalyzer.getDefaultStopSet());
            case EN -> new Stems(Stems::english, EnglishAnalyzer.getDefaultStopSet());
            case FR ->
                new Stems(word -> light(word, new FrenchLightStemmer()::stem), FrenchAnalyzer.getDefaultStopSet());
        };
    }

    /** One or two stems of a word in lower case. */
    Set<String> of(String word) {
        Set<String> stems = new LinkedHashSet<>();
        String plain = folded(word);
        stems.add(folded(stemmer.apply(plain)));
        if (!plain.equals(word)) {
            stems.add(folded(stemmer.apply(word)));
        }
        return stems;
    }

    /** Whether a word, in lower case and without accents, is so common in the language that it need not be found. */
    boolean isStopWord(String word) {
        return stopWords.contains(word);
    }

    static String folded(String word) {
        char[] in = word.toCharArray();
        char[] out = new char[in.length * 4];
        return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length));
    }

    private static String english(String word) {
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** Lucene's light stemmer, which leaves words of less than five letters alone: arma, armas; vía, vías. */
    private static String spanish(String word) {
        int length = word.length();
        if (length == 4 && (word.endsWith("as") || word.endsWith("os"))) {
            return word.substring(0, 2);
        }
        if (length == 4 && "aeo".indexOf(word.charAt(3)) >= 0 || length == 3 && "ao".indexOf(word.charAt(2)) >= 0) {
            return word.substring(0, length - 1);
        }
        return light(word, new SpanishLightStemmer()::stem);
    }

    /** Lucene's light stemmer, which knows the plural of -ão by its tilde only: operações, but also operacoes. */
    private static String portuguese(String word) {
        if (word.equals("pais")) {
            // Without its accent país looks like a plural of -al.
            return portuguese("paises");
        }
        boolean plural = word.length() > 4 && (word.endsWith("oes") || word.endsWith("aes"));
        return light(plural ? word.substring(0, word.length() - 3) + "ao" : word, new PortugueseLightStemmer()::stem);
    }

    private static String light(String word, Light stemmer) {
        char[] chars = word.toCharArray();
        return new String(chars, 0, stemmer.stem(chars, chars.length));
    }

    private interface Light {
        int stem(char[] word, int length);
    }
}
