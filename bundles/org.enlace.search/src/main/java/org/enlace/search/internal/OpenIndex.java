package org.enlace.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchSource;

/**
 * The index of one source while it is open. One thread writes; any number search.
 *
 * <p>A change may be stored with an earlier time than one that was read already, because acts overlap. So every reading
 * begins a little before where the last one ended; what was taken in already is recognised.
 */
final class OpenIndex implements Closeable {
    static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final Sort NEWEST_FIRST = new Sort(new SortField(Fields.CHANGED, SortField.Type.LONG, true));
    private static final int PAGE = 500;
    private static final int COMMIT_EVERY = 20_000;
    private static final int REMEMBERED = 1000;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<RecordId, SearchSource.Document> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, SearchSource.Document> eldest) {
            return size() > REMEMBERED;
        }
    };
    private volatile Progress progress;

    /**
     * @throws IOException              when the index is damaged
     * @throws IllegalArgumentException when it is of another form or version
     */
    OpenIndex(Directory directory, Analyzer analyzer) throws IOException {
        this.directory = directory;
        IndexWriter opened = null;
        try {
            progress = DirectoryReader.indexExists(directory) ? committed(directory) : Progress.NONE;
            opened = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analyzer).setRAMBufferSizeMB(16).setCommitOnClose(false));
            searchers = new SearcherManager(opened, null);
            writer = opened;
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.rollback();
            }
            directory.close();
            throw e;
        }
    }

    /** The latest change in a segment. */
    private static long newest(LeafReader segment) {
        try {
            NumericDocValues changed = segment.getNumericDocValues(Fields.CHANGED);
            return changed != null && changed.advanceExact(0) ? changed.longValue() : Long.MIN_VALUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Progress committed(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return Progress.of(reader.getIndexCommit().getUserData());
        }
    }

    Progress progress() {
        return progress;
    }

    /**
     * Takes in what changed since the last reading; it can be found on return.
     *
     * @param soFar told how many records were read, page by page
     * @return whether anything changed
     */
    boolean catchUp(SearchSource source, IntConsumer soFar) throws IOException {
        boolean changed = false;
        int read = 0;
        List<SearchSource.Document> page = first(source);
        while (!page.isEmpty()) {
            for (SearchSource.Document record : page) {
                if (!record.equals(recent.get(record.id()))) {
                    take(source, record);
                    changed = true;
                }
            }
            int before = read;
            read += page.size();
            soFar.accept(read);
            SearchSource.Document last = page.get(page.size() - 1);
            if (changed && read / COMMIT_EVERY > before / COMMIT_EVERY) {
                commit();
                searchers.maybeRefreshBlocking();
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            page = page.size() < PAGE ? List.of() : source.changedAfter(last.changed(), last.id(), PAGE);
        }
        if (!Thread.currentThread().isInterrupted() && !progress.complete()) {
            progress = progress.completed();
            changed = true;
        }
        if (changed) {
            searchers.maybeRefreshBlocking();
        }
        return changed;
    }

    private List<SearchSource.Document> first(SearchSource source) {
        if (progress.id() == null) {
            return source.changedAfter(Instant.EPOCH, null, PAGE);
        }
        if (!progress.complete()) {
            return source.changedAfter(progress.changed(), progress.id(), PAGE);
        }
        return source.changedAfter(progress.changed().minus(OVERLAP), null, PAGE);
    }

    private void take(SearchSource source, SearchSource.Document record) throws IOException {
        if (record.withdrawn()) {
            writer.deleteDocuments(Entries.key(record.id()));
        } else {
            writer.updateDocument(Entries.key(record.id()), Entries.of(source.name(), record));
        }
        recent.put(record.id(), record);
        progress = progress.after(record);
    }

    /** Not any more once Lucene gave up: after a failure in a write or in the background it must be opened anew. */
    boolean isWritable() {
        return writer.isOpen();
    }

    /** Writes down what was taken in, and how far that is. */
    void commit() throws IOException {
        writer.setLiveCommitData(new HashMap<>(progress.data()).entrySet());
        writer.commit();
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    /** What was not committed is read again from the source next time. */
    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }
}
