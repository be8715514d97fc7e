package org.enlace.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.enlace.platform.Language;
import org.enlace.search.Search.Fragment;
import org.enlace.search.Search.Hit;

/**
 * Words of the caller's records that are spelt almost like one these have not: one letter more, less, other or exchanged with its neighbour, two in
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

    private final IndexSearcher searcher;
    private final Query readers;

    /** @param readers finds the records the caller may read; words that stand in others alone are not there */
    SimilarWords(IndexSearcher searcher, Query readers) {
        this.searcher = searcher;
        this.readers = readers;
    }

    /** Whether a record the caller may read has one of the terms, in its texts of a language or among its keywords. */
    boolean isKnown(Set<String> terms, Language language) throws IOException {
        return isRead(terms, List.of(Fields.title(language), Fields.body(language), Fields.KEYWORDS));
    }

    private boolean isRead(Set<String> terms, List<String> fields) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String term : terms) {
            fields.forEach(field -> any.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
        }
        Query found = new BooleanQuery.Builder()
                .add(any.build(), Occur.FILTER)
                .add(readers, Occur.FILTER)
                .build();
        return searcher.search(found, 1).scoreDocs.length > 0;
    }

    /** @param terms of one word that is not known */
    Set<String> of(Set<String> terms, Language language) throws IOException {
        List<String> fields = List.of(Fields.title(language), Fields.body(language));
        List<Near> near = new ArrayList<>();
        for (String term : terms) {
            for (String field : fields) {
                near.addAll(near(new Term(field, term), searcher.getIndexReader()));
            }
        }
        near.sort(Comparator.comparingDouble((Near one) -> -one.closeness()).thenComparing(Near::term));
        Set<String> seen = new HashSet<>();
        Set<String> nearest = new LinkedHashSet<>();
        for (Near one : near) {
            // Words of other records take no place here: that one is missing would tell of them.
            if (nearest.size() < MOST && seen.add(one.term()) && isRead(Set.of(one.term()), fields)) {
                nearest.add(one.term());
            }
        }
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
