package org.enlace.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.search.Search;
import org.enlace.search.Search.Changed;
import org.enlace.search.Search.Changes;
import org.enlace.search.Search.Hit;
import org.enlace.search.Search.Question;
import org.enlace.search.Search.Results;

/** The answering of one question, over the indexes of several sources as if they were one. */
final class Finding {
    /** Up to here totals are exact. */
    static final int EXACT = 1000;

    static final int MOST_HITS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(Fields.ID, SortField.Type.STRING));
    private static final Sort NEWEST_FIRST = new Sort(
            new SortField(Fields.CHANGED, SortField.Type.LONG, true), new SortField(Fields.ID, SortField.Type.STRING));
    private static final Results NOTHING = new Results(List.of(), 0, true, null);

    /** An index that is read from at the moment. */
    record Lent(SourceIndex source, OpenIndex index, IndexSearcher searcher) {}

    private final Question question;
    private final Caller caller;
    private final Words words;
    private final FieldDoc after;

    /** @throws Refusal when the question is too long, or its cursor or limit is not as it should be */
    Finding(Question question, Caller caller) {
        if (question.limit() < 1 || question.limit() > MOST_HITS) {
            throw new Refusal(
                    "search.limit",
                    "A page of hits has 1 to " + MOST_HITS + " of them, not " + question.limit(),
                    question.limit(),
                    MOST_HITS);
        }
        this.question = question;
        this.caller = caller;
        Analysis analysis = Analysis.get();
        this.words = new Words(
                question.words() == null ? "" : question.words(),
                analysis.languages(),
                analysis.stems(),
                analysis.plain());
        this.after =
                question.after() == null ? null : Cursor.read(question.after()).asFieldDoc();
    }

    Results in(List<SourceIndex> sources) {
        if (words.isEmpty()) {
            return NOTHING;
        }
        List<Lent> lent = new ArrayList<>();
        try {
            for (SourceIndex source : sources) {
                source.awaitOpen(PATIENCE);
                source.index().ifPresent(index -> borrow(source, index, lent));
            }
            return lent.isEmpty() ? NOTHING : exactOrSimilar(lent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lent.forEach(Finding::giveBack);
        }
    }

    /**
     * What is found, the newest change first, each of these asked for whom it is now.
     *
     * @param most at most so many
     */
    Changes newest(List<SourceIndex> sources, int most) {
        if (most < 1 || most > Search.NEWEST) {
            throw new IllegalArgumentException("1 to " + Search.NEWEST + " changes are told, not " + most);
        }
        if (words.isEmpty()) {
            return new Changes(List.of(), true);
        }
        List<Lent> lent = new ArrayList<>();
        try {
            boolean whole = true;
            for (SourceIndex source : sources) {
                source.awaitOpen(PATIENCE);
                Optional<OpenIndex> index = source.index();
                whole &= index.filter(open -> open.progress().complete()).isPresent();
                index.ifPresent(open -> borrow(source, open, lent));
            }
            return new Changes(lent.isEmpty() ? List.of() : newestOf(lent, most), whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lent.forEach(Finding::giveBack);
        }
    }

    private List<Changed> newestOf(List<Lent> lent, int most) throws IOException {
        IndexSearcher searcher = over(lent);
        ScoreDoc[] found = searcher.search(query(words), most, NEWEST_FIRST).scoreDocs;
        Standing standing = new Standing(lent, caller);
        for (int from = 0; from < found.length; from += MOST_HITS) {
            ScoreDoc[] part = Arrays.copyOfRange(found, from, Math.min(from + MOST_HITS, found.length));
            standing.ask(part, new ScoreDoc[0]);
        }
        Languages languages = new Languages(searcher, words);
        StoredFields stored = searcher.storedFields();
        List<Changed> changes = new ArrayList<>();
        for (ScoreDoc doc : found) {
            if (standing.isReadable(doc)) {
                long changed = ((Number) ((FieldDoc) doc).fields[0]).longValue();
                changes.add(
                        Hits.changed(stored.document(doc.doc), languages.of(doc.doc), Instant.ofEpochMilli(changed)));
            }
        }
        return changes;
    }

    /** The readers are the lenders' to close. */
    private static IndexSearcher over(List<Lent> lent) throws IOException {
        IndexReader[] readers =
                lent.stream().map(each -> each.searcher().getIndexReader()).toArray(IndexReader[]::new);
        return new IndexSearcher(new MultiReader(readers, false));
    }

    private static void borrow(SourceIndex source, OpenIndex index, List<Lent> lent) {
        try {
            lent.add(new Lent(source, index, index.acquire()));
        } catch (AlreadyClosedException e) {
            // The source went this very moment: it has no hits.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void giveBack(Lent lent) {
        try {
            lent.index().release(lent.searcher());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where nothing has the words as they were typed, what has words that are spelt almost alike. */
    private Results exactOrSimilar(List<Lent> lent) throws IOException {
        Results exact = search(lent, words);
        if (exact.total() > 0) {
            return exact;
        }
        Words near = words.near(over(lent), Readers.query(caller));
        if (near == words) {
            return exact;
        }
        Results found = search(lent, near);
        return new Results(
                found.hits(),
                found.total(),
                found.totalIsExact(),
                found.next(),
                SimilarWords.shown(found.hits(), words));
    }

    private Results search(List<Lent> lent, Words words) throws IOException {
        List<IndexReader> readers =
                lent.stream().map(each -> each.searcher().getIndexReader()).toList();
        IndexSearcher searcher = over(lent);
        TopFieldCollector best = collector(null);
        TopFieldCollector further = after == null ? null : collector(after);
        Budget budget = new Budget(further == null ? best : MultiCollector.wrap(best, further), readers);
        searcher.search(query(words), budget);
        TopFieldDocs first = best.topDocs();
        ScoreDoc[] found = further == null ? first.scoreDocs : further.topDocs().scoreDocs;
        Standing standing = new Standing(lent, caller);
        standing.ask(first.scoreDocs, found);
        List<ScoreDoc> readable =
                Arrays.stream(found).filter(standing::isReadable).toList();
        int shown = Math.min(question.limit(), readable.size());
        List<Hit> hits = new ArrayList<>();
        Languages languages = new Languages(searcher, words);
        StoredFields stored = searcher.storedFields();
        Hits maker = new Hits(words);
        for (ScoreDoc doc : readable.subList(0, shown)) {
            hits.add(maker.hit(stored.document(doc.doc), languages.of(doc.doc), standing.isRestricted(doc)));
        }
        boolean exact = first.totalHits.relation == TotalHits.Relation.EQUAL_TO && !budget.isSpent();
        return new Results(hits, first.totalHits.value - standing.leftOut(), exact, next(found, readable, shown));
    }

    /** More than a page, so that what is left out leaves neither a short page nor, up to here, a total that tells of it. */
    private TopFieldCollector collector(FieldDoc from) {
        return new TopFieldCollectorManager(BEST_FIRST, MOST_HITS + 1, from, EXACT).newCollector();
    }

    /** @return null on the last page */
    private static String next(ScoreDoc[] found, List<ScoreDoc> readable, int shown) {
        if (readable.size() > shown) {
            return Cursor.of((FieldDoc) readable.get(shown - 1)).text();
        }
        return found.length > MOST_HITS
                ? Cursor.of((FieldDoc) found[found.length - 1]).text()
                : null;
    }

    private Query query(Words words) {
        BooleanQuery.Builder all =
                new BooleanQuery.Builder().add(words.anywhere(), Occur.MUST).add(Readers.query(caller), Occur.FILTER);
        for (Map.Entry<String, Set<String>> facet : question.facets().entrySet()) {
            List<BytesRef> values = facet.getValue().stream().map(BytesRef::new).toList();
            all.add(new TermInSetQuery(Fields.facet(facet.getKey()), values), Occur.FILTER);
        }
        return all.build();
    }

    /** Tells in which language a document matched; the caller's own if it did. */
    private final class Languages {
        private final IndexSearcher searcher;
        private final List<Language> order;
        private final List<Weight> weights = new ArrayList<>();

        Languages(IndexSearcher searcher, Words words) throws IOException {
            this.searcher = searcher;
            Set<Language> preferred = new LinkedHashSet<>(List.of(caller.language()));
            preferred.addAll(List.of(Language.values()));
            order = List.copyOf(preferred);
            for (Language language : order) {
                Query query = searcher.rewrite(words.in(language));
                weights.add(searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1));
            }
        }

        List<Language> of(int doc) throws IOException {
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
            int inLeaf = doc - leaf.docBase;
            List<Language> matched = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                Scorer scorer = weights.get(i).scorer(leaf);
                if (scorer != null && scorer.iterator().advance(inLeaf) == inLeaf) {
                    matched.add(order.get(i));
                }
            }
            return matched.isEmpty() ? order : matched;
        }
    }
}
