package org.enlace.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.enlace.platform.Language;
import org.enlace.search.Search.Fragment;
import org.enlace.search.Search.Hit;

/**
 * Words of the index that are spelt almost like one it has not: one letter more, less, other or exchanged with its neighbour, two in
 * long words. The first letter counts as right.
 */
final class SimilarWords {
    /** Shorter words are like too many others. */
    private static final int SHORTEST = 4;

    /** From so many letters on two may be wrong. */
    private static final int LONG = 8;

    private static final int SAME_BEGINNING = 1;
    private static final int MOST = 10;
    private static final int TOLD = 6;

    private record Near(String term, float closeness) {}

    private SimilarWords() {}

    /** Whether the index has one of the terms, in the texts of a language or among the keywords. */
    static boolean anyKnown(Set<String> terms, Language language, IndexReader index) throws IOException {
        for (String term : terms) {
            for (String field : List.of(Fields.title(language), Fields.body(language), Fields.KEYWORDS)) {
                if (index.docFreq(new Term(field, term)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** @param terms of one word that the index has not */
    static Set<String> of(Set<String> terms, Language language, IndexReader index) throws IOException {
        List<String> fields = List.of(Fields.title(language), Fields.body(language));
        List<Near> near = new ArrayList<>();
        for (String term : terms) {
            for (String field : fields) {
                near.addAll(near(new Term(field, term), index));
            }
        }
        Set<String> nearest = new LinkedHashSet<>();
        near.stream()
                .sorted(Comparator.comparingDouble((Near one) -> -one.closeness())
                        .thenComparing(Near::term))
                .map(Near::term)
                .distinct()
                .limit(MOST)
                .forEach(nearest::add);
        return nearest;
    }

    private static List<Near> near(Term term, IndexReader index) throws IOException {
        int letters = term.text().codePointCount(0, term.text().length());
        Terms dictionary = letters < SHORTEST ? null : MultiTerms.getTerms(index, term.field());
        List<Near> near = new ArrayList<>();
        if (dictionary != null) {
            FuzzyTermsEnum found = new FuzzyTermsEnum(dictionary, term, letters < LONG ? 1 : 2, SAME_BEGINNING, true);
            BoostAttribute closeness = found.attributes().addAttribute(BoostAttribute.class);
            for (BytesRef next = found.next(); next != null; next = found.next()) {
                near.add(new Near(next.utf8ToString(), closeness.getBoost()));
            }
        }
        return near;
    }

    /**
     * Which words made hits of what was not found as it was typed. Taken from what the hits show and from nothing else: the
     * index has words of records, too, that are not for the caller.
     */
    static List<String> shown(List<Hit> hits, Words typed) {
        Set<String> shown = new LinkedHashSet<>();
        for (Hit hit : hits) {
            Marking exact = new Marking(Analysis.get().languages().get(hit.language()), typed.terms(hit.language()));
            for (List<Fragment> text : List.of(hit.title(), hit.excerpt())) {
                text.stream()
                        .filter(Fragment::matched)
                        .map(Fragment::text)
                        .filter(words -> !exact.isIn(words))
                        .map(words -> words.toLowerCase(Locale.ROOT))
                        .forEach(shown::add);
            }
        }
        return shown.stream().limit(TOLD).toList();
    }
}
