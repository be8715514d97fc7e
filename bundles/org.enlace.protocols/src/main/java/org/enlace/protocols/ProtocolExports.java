package org.enlace.protocols;

import java.io.OutputStream;
import org.enlace.platform.Caller;

/**
 * Gives the library out as files, record by record, so that memory does not grow with it. A service; needs
 * {@link Protocols#EXPORT}. Records that match the filter and are in use; in the order of the filter, best hits first when
 * it has words (then at most 1 000).
 */
public interface ProtocolExports {
    /** A JSON array in the form {@link ProtocolImports} reads, UTF-8. The stream is flushed and left open. */
    void json(ProtocolFilter filter, OutputStream out, Caller caller);

    /**
     * A table for spreadsheets: RFC 4180, UTF-8 with a byte order mark, one line per record, columns that keep their names
     * and places, cells that a spreadsheet would run as a formula made harmless. The stream is flushed and left open.
     */
    void csv(ProtocolFilter filter, OutputStream out, Caller caller);
}
