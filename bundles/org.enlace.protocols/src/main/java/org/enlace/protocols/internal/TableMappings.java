package org.enlace.protocols.internal;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What officers said of the columns of tables: of a file that waits, and of the next one with the same headings. */
public interface TableMappings {
    /** Says it of a file that waits. */
    void map(RecordId staged, String mapping);

    /** @param columns tells the headings apart from others */
    Optional<String> find(OfficerId officer, String columns);

    /** Keeps it in the place of what was said of these headings before; what was not used for a year is forgotten. */
    void remember(OfficerId officer, String columns, String mapping, Instant now);
}
