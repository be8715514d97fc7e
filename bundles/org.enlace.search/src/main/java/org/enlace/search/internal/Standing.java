package org.enlace.search.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.RecordId;
import org.enlace.search.internal.Finding.Lent;

/**
 * For whom the hits of one search are now, as their sources say: a restriction counts from the moment it is stored, even where the
 * index has not read it yet.
 */
final class Standing {
    private final List<Lent> lent;
    private final Caller caller;
    private final Map<Integer, NeedToKnow> readers = new HashMap<>();
    private int leftOut;

    Standing(List<Lent> lent, Caller caller) {
        this.lent = lent;
        this.caller = caller;
    }

    /** Asks each source once. */
    void ask(ScoreDoc[] first, ScoreDoc[] found) {
        int base = 0;
        for (Lent each : lent) {
            int end = base + each.searcher().getIndexReader().maxDoc();
            Map<Integer, RecordId> ids = new HashMap<>();
            collect(first, base, end, ids);
            collect(found, base, end, ids);
            if (!ids.isEmpty()) {
                ask(each.source(), ids);
            }
            base = end;
        }
    }

    private static void collect(ScoreDoc[] docs, int from, int end, Map<Integer, RecordId> ids) {
        for (ScoreDoc doc : docs) {
            if (doc.doc >= from && doc.doc < end) {
                BytesRef id = (BytesRef) ((FieldDoc) doc).fields[1];
                ids.put(doc.doc, RecordId.parse(id.utf8ToString()));
            }
        }
    }

    private void ask(SourceIndex index, Map<Integer, RecordId> ids) {
        Map<RecordId, NeedToKnow> now = now(index, new HashSet<>(ids.values()));
        ids.forEach((doc, id) -> {
            NeedToKnow known = now.get(id);
            if (known != null && known.admits(caller)) {
                readers.put(doc, known);
            } else {
                leftOut++;
            }
        });
    }

    private static Map<RecordId, NeedToKnow> now(SourceIndex index, Set<RecordId> ids) {
        try {
            return index.source().readers(ids);
        } catch (RuntimeException e) {
            if (index.isPresent()) {
                throw e;
            }
            // The source went this very moment, and its hits with it.
            return Map.of();
        }
    }

    boolean isReadable(ScoreDoc doc) {
        return readers.containsKey(doc.doc);
    }

    boolean isRestricted(ScoreDoc doc) {
        return readers.get(doc.doc).restricted();
    }

    /** How many of those asked for are not for the caller, or no longer there. */
    int leftOut() {
        return leftOut;
    }
}
