package org.enlace.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NIOFSDirectory;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lucene puts segments together in threads of its own, and gives the writer up when that fails. */
class FailedMergeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROUNDS = 2_000;

    private final FakeSource source = new FakeSource("protocols");
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    Path folder;

    private volatile boolean full = true;
    private int written;

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void anIndexThatLuceneGaveUpIsOpenedAnewAndHealthBlamesTheDisk() throws Exception {
        SourceIndex index = new SourceIndex(
                source, folder.resolve("protocols"), new FixedKeys().secret("search"), thread, this::disk);
        while (index.problem().isEmpty() && written < ROUNDS) {
            another(index);
        }
        String problem = index.problem().orElseThrow();
        assertTrue(problem.startsWith("The search index of protocols cannot be written; it is tried again"), problem);
        full = false;
        another(index);
        assertEquals(Optional.empty(), index.problem());
        assertEquals(written, records(index), "what could not be written is read again");
        index.close().get();
    }

    private void another(SourceIndex index) {
        source.put("r" + ++written, Language.ES, "Trata " + written, "uno");
        index.refresh(PATIENCE);
    }

    private static int records(SourceIndex index) throws IOException {
        OpenIndex open = index.index().orElseThrow();
        IndexSearcher searcher = open.acquire();
        try {
            return searcher.count(new MatchAllDocsQuery());
        } finally {
            open.release(searcher);
        }
    }

    private Directory disk(Path at) throws IOException {
        return new FilterDirectory(new NIOFSDirectory(at)) {
            @Override
            public IndexOutput createOutput(String name, IOContext context) throws IOException {
                if (full && Thread.currentThread().getName().contains("Merge")) {
                    throw new IOException("No space left on device");
                }
                return super.createOutput(name, context);
            }
        };
    }
}
