package org.enlace.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;

/**
 * Looks at so many matches of each source, the newest changes first, and leaves it at that: a question that half of all
 * records answer costs the same however many they are.
 */
final class Budget extends FilterCollector {
    /** Matches looked at for each source. */
    static final int MATCHES = 5000;

    private final int[] firstLeaf;
    private final int[] left;
    private boolean spent;

    /** @param readers of the sources, in the order of the leaves */
    Budget(Collector in, List<IndexReader> readers) {
        super(in);
        firstLeaf = new int[readers.size()];
        left = new int[readers.size()];
        Arrays.fill(left, MATCHES);
        for (int i = 1; i < firstLeaf.length; i++) {
            firstLeaf[i] = firstLeaf[i - 1] + readers.get(i - 1).leaves().size();
        }
    }

    /** Whether there were more matches than were looked at. */
    boolean isSpent() {
        return spent;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        int source = firstLeaf.length - 1;
        while (firstLeaf[source] > context.ord) {
            source--;
        }
        int mine = source;
        if (left[mine] <= 0) {
            spent = true;
            throw new CollectionTerminatedException();
        }
        return new FilterLeafCollector(super.getLeafCollector(context)) {
            @Override
            public void collect(int doc) throws IOException {
                if (--left[mine] < 0) {
                    spent = true;
                    throw new CollectionTerminatedException();
                }
                super.collect(doc);
            }
        };
    }
}
