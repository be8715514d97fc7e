package org.enlace.files.internal;

import java.util.List;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command.Progress;

/** What whoever looks after the node asks of all its files, without reading what is in them. A service of this bundle. */
public interface FileChecks {
    /**
     * Decrypts every content and compares its hash.
     *
     * @param id only that file's; null for all
     */
    Checked check(RecordId id, Progress progress, Caller caller);

    /** Every file, by id; names are content and not among it. @param after null to begin */
    List<StoredFile> all(RecordId after, int limit, Caller caller);

    /** @param problems what is wrong, by content */
    record Checked(int contents, long bytes, List<Problem> problems) {
        public boolean whole() {
            return problems.isEmpty();
        }
    }

    /** @param what missing, altered or another hash, in words */
    record Problem(RecordId content, Sha256 sha256, String what) {}
}
