package org.enlace.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.RecordId;
import org.enlace.search.Search.Alike;

/** What one index has that is like a record. A rare value in common says more than one that half of all records have. */
final class Likeness {
    private static final float WORDS = 0.2f;

    private final Alike alike;
    private final int limit;
    private final Caller caller;

    Likeness(Alike alike, int limit, Caller caller) {
        if (limit < 1 || limit > Finding.MOST_HITS) {
            throw new IllegalArgumentException("1 to " + Finding.MOST_HITS + " records alike are told, not " + limit);
        }
        this.alike = alike;
        this.limit = limit;
        this.caller = caller;
    }

    List<RecordId> in(SourceIndex source, OpenIndex index) {
        try {
            IndexSearcher searcher = index.acquire();
            try {
                return readable(source, ids(searcher));
            } finally {
                index.release(searcher);
            }
        } catch (AlreadyClosedException gone) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RecordId> ids(IndexSearcher searcher) throws IOException {
        StoredFields stored = searcher.storedFields();
        List<RecordId> ids = new ArrayList<>();
        for (ScoreDoc doc : searcher.search(query(), 2 * limit).scoreDocs) {
            ids.add(RecordId.parse(stored.document(doc.doc, Set.of(Fields.ID)).get(Fields.ID)));
        }
        return ids;
    }

    /** As the source says now: a restriction counts from the moment it is stored. */
    private List<RecordId> readable(SourceIndex source, List<RecordId> ids) {
        Map<RecordId, NeedToKnow> now =
                ids.isEmpty() ? Map.of() : source.source().readers(Set.copyOf(ids));
        return ids.stream()
                .filter(now::containsKey)
                .filter(id -> !now.get(id).restricted())
                .limit(limit)
                .toList();
    }

    private Query query() {
        BooleanQuery.Builder common = new BooleanQuery.Builder();
        alike.facets()
                .forEach((key, values) -> values.forEach(
                        value -> common.add(new TermQuery(new Term(Fields.facet(key), value)), Occur.SHOULD)));
        BooleanQuery.Builder all = new BooleanQuery.Builder()
                .add(common.build(), Occur.MUST)
                .add(Readers.query(caller), Occur.FILTER)
                .add(new TermQuery(Entries.key(alike.id())), Occur.MUST_NOT);
        Words words = words();
        if (!words.isEmpty()) {
            all.add(new BoostQuery(words.any(), WORDS), Occur.SHOULD);
        }
        return all.build();
    }

    private Words words() {
        String[] typed = alike.words().strip().split("\\s+", Words.MOST + 1);
        String some = String.join(" ", List.of(typed).subList(0, Math.min(typed.length, Words.MOST)));
        Analysis analysis = Analysis.get();
        return new Words(
                some.substring(0, Math.min(some.length(), Words.LONGEST)),
                analysis.languages(),
                analysis.stems(),
                analysis.plain());
    }
}
