package org.enlace.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * What a person typed, as questions to the index. There is no syntax: what is between blanks is a word, whatever it looks
 * like. A word that is cut into several (a decree's "1069-2014") must be found in this order.
 */
final class Words {
    /** Characters a question may have. */
    static final int LONGEST = 1000;

    /** Words a question may have. */
    static final int MOST = 50;

    private static final float TITLE = 3f;
    private static final float KEYWORD = 4f;
    private static final float OTHER_FIELDS = 0.1f;

    /** One word as it was typed, and the terms at each of its places. */
    private record Word(String typed, List<Set<String>> places) {}

    private final Map<Language, List<Word>> byLanguage;
    private final Map<Language, List<Word>> asKeywords;

    private Words(Map<Language, List<Word>> byLanguage, Map<Language, List<Word>> asKeywords) {
        this.byLanguage = byLanguage;
        this.asKeywords = asKeywords;
    }

    /**
     * @throws Refusal {@code search.too-long} when it is longer than is sensible
     */
    Words(String typed, Map<Language, Analyzer> analyzers, Map<Language, Stems> stems, Analyzer plain) {
        byLanguage = new EnumMap<>(Language.class);
        asKeywords = new EnumMap<>(Language.class);
        if (typed.length() > LONGEST) {
            throw new Refusal(
                    "search.too-long",
                    "The search has " + typed.length() + " characters, at most " + LONGEST
                            + " are taken; use fewer words",
                    typed.length(),
                    LONGEST);
        }
        List<String> parts = List.of(typed.strip().split("[\\s\\u00A0]+"));
        if (parts.size() > MOST) {
            throw new Refusal(
                    "search.too-many-words",
                    "The search has " + parts.size() + " words, at most " + MOST + " are taken; use fewer words",
                    parts.size(),
                    MOST);
        }
        analyzers.forEach((language, analyzer) -> {
            List<String> meant = parts.stream()
                    .filter(part -> !isStopWord(word(plain, part), stems.get(language)))
                    .toList();
            List<Word> words = new ArrayList<>();
            List<Word> keywords = new ArrayList<>();
            for (String part : meant.isEmpty() ? parts : meant) {
                Word word = word(analyzer, part);
                if (!word.places().isEmpty()) {
                    words.add(word);
                    keywords.add(word(plain, part));
                }
            }
            byLanguage.put(language, words);
            asKeywords.put(language, keywords);
        });
    }

    boolean isEmpty() {
        return byLanguage.values().stream().allMatch(List::isEmpty);
    }

    /** Finds the records that have every word in their texts of this language, or among their keywords. */
    Query in(Language language) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<Word> words = byLanguage.get(language);
        for (int i = 0; i < words.size(); i++) {
            Query title = query(Fields.title(language), words.get(i));
            Query body = query(Fields.body(language), words.get(i));
            Query keyword = query(Fields.KEYWORDS, asKeywords.get(language).get(i));
            all.add(
                    new DisjunctionMaxQuery(
                            List.of(new BoostQuery(title, TITLE), body, new BoostQuery(keyword, KEYWORD)),
                            OTHER_FIELDS),
                    Occur.MUST);
        }
        return all.build();
    }

    /** Finds the records that have every word in one of the languages. */
    Query anywhere() {
        List<Query> languages = new ArrayList<>();
        for (Language language : Language.values()) {
            if (!byLanguage.get(language).isEmpty()) {
                languages.add(in(language));
            }
        }
        return new DisjunctionMaxQuery(languages, 0);
    }

    /**
     * The same with what the caller's records have in the place of a word they have in no language: the words that are spelt almost
     * alike, in the texts of each language. Words of other records count for nothing.
     *
     * @param readers finds the records the caller may read
     * @return these words themselves where there is nothing like them
     */
    Words near(IndexSearcher searcher, Query readers) throws IOException {
        SimilarWords similar = new SimilarWords(searcher, readers);
        Map<Language, List<Word>> near = new EnumMap<>(Language.class);
        Set<String> known = known(similar);
        boolean changed = false;
        for (Language language : byLanguage.keySet()) {
            List<Word> words = new ArrayList<>();
            for (Word word : byLanguage.get(language)) {
                Set<String> alike = word.places().size() == 1 && !known.contains(word.typed())
                        ? similar.of(word.places().get(0), language)
                        : Set.of();
                changed |= !alike.isEmpty();
                words.add(alike.isEmpty() ? word : new Word(word.typed(), List.of(alike)));
            }
            near.put(language, words);
        }
        return changed ? new Words(near, asKeywords) : this;
    }

    /** The words the caller's records have in any language or as keywords: nothing else is meant by them. */
    private Set<String> known(SimilarWords similar) throws IOException {
        Set<String> known = new HashSet<>();
        for (Language language : byLanguage.keySet()) {
            for (Word word : byLanguage.get(language)) {
                for (Set<String> place : word.places()) {
                    if (similar.isKnown(place, language)) {
                        known.add(word.typed());
                    }
                }
            }
        }
        return known;
    }

    /** Finds records that have any of the words in their texts of one of the languages. */
    Query any() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        byLanguage.forEach((language, words) -> words.forEach(word -> {
            any.add(query(Fields.title(language), word), Occur.SHOULD);
            any.add(query(Fields.body(language), word), Occur.SHOULD);
        }));
        return any.build();
    }

    /** Which word each term of a text in this language belongs to, for marking. */
    Map<String, Integer> terms(Language language) {
        return terms(byLanguage.get(language));
    }

    /** The same for keywords. */
    Map<String, Integer> keywordTerms(Language language) {
        return terms(asKeywords.get(language));
    }

    private static boolean isStopWord(Word word, Stems stems) {
        return word.places().size() == 1
                && stems.isStopWord(word.places().get(0).iterator().next());
    }

    private static Map<String, Integer> terms(List<Word> words) {
        Map<String, Integer> terms = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            for (Set<String> place : words.get(i).places()) {
                for (String term : place) {
                    terms.putIfAbsent(term, i);
                }
            }
        }
        return terms;
    }

    private static Query query(String field, Word word) {
        if (word.places().size() == 1) {
            Set<String> terms = word.places().get(0);
            if (terms.size() == 1) {
                return new TermQuery(new Term(field, terms.iterator().next()));
            }
            SynonymQuery.Builder either = new SynonymQuery.Builder(field);
            terms.forEach(term -> either.addTerm(new Term(field, term)));
            return either.build();
        }
        MultiPhraseQuery.Builder inOrder = new MultiPhraseQuery.Builder();
        word.places()
                .forEach(place -> inOrder.add(
                        place.stream().map(term -> new Term(field, term)).toArray(Term[]::new)));
        return inOrder.build();
    }

    private static Word word(Analyzer analyzer, String part) {
        List<Set<String>> places = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", part)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (increment.getPositionIncrement() > 0) {
                    places.add(new HashSet<>());
                }
                places.get(places.size() - 1).add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Word(part, places);
    }
}
