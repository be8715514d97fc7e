package org.enlace.protocols;

import java.io.OutputStream;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;

/**
 * Gives the library out as files, record by record, so that memory does not grow with it. A service; needs
 * {@link Protocols#EXPORT}. Records that match the filter and are in use; in the order of the filter, best hits first when
 * it has words (then at most 1 000). Restricted records that exist for the caller are among them only where a reason is given. An
 * export is audited before it begins, and how much it held when it has ended.
 */
public interface ProtocolExports {
    /**
     * A JSON array in the form {@link ProtocolImports} reads, UTF-8. The stream is flushed and left open.
     *
     * @param reason why restricted records are taken along; null leaves them out
     */
    void json(ProtocolFilter filter, String reason, OutputStream out, Caller caller);

    /**
     * Whether an export of this kind may be made, said before anything is written.
     *
     * @throws org.enlace.platform.Refusal as the export would
     */
    void check(ProtocolFilter filter, String reason, Caller caller);

    /**
     * A table for spreadsheets: one line per record, columns that keep their names and places; nothing in it is run as a
     * formula. The stream is flushed and left open.
     *
     * @param reason why restricted records are taken along; null leaves them out
     */
    void table(TableFormat format, ProtocolFilter filter, String reason, OutputStream out, Caller caller);
}
