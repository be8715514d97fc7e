package org.enlace.documents;

import java.util.List;

/** A table that is being written, row by row: memory does not grow with it. */
public interface TableWriter extends AutoCloseable {
    /**
     * @param cells one for each column: a number, or anything whose text is meant, 32 767 characters at most; null leaves it empty
     * @throws java.io.UncheckedIOException when the stream takes no more
     */
    void row(List<?> cells);

    /** Ends the table and flushes; the stream is left open for its owner. */
    @Override
    void close();
}
