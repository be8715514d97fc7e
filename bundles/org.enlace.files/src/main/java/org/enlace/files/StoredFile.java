package org.enlace.files;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * A file of a record: its content, found by its hash, and what the record knows it by. Its state is its type: only an attached one
 * is read, only a removed one is put back.
 */
public sealed interface StoredFile {
    RecordId id();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    OwnerRef owner();

    FileName name();

    Content content();

    Stamp added();

    /** Until when it is kept at least; empty where no rule asks for it. */
    Optional<Instant> keepUntil();

    /** Every legal hold that was placed, oldest first. */
    List<Hold> holds();

    default boolean held() {
        return holds().stream().anyMatch(Hold::standing);
    }

    /**
     * What a file consists of. One record keeps the same content once, however many of its files have it.
     *
     * @param sha256    of the whole
     * @param size      in bytes
     * @param mediaType what it was found to be; what its sender said it was does not count
     * @param state     whether it can be had
     * @param finding   what the scanner said of it; empty where it found nothing
     */
    record Content(Sha256 sha256, long size, String mediaType, FileState state, String finding) {}

    /** On the record. */
    record Attached(
            RecordId id,
            int version,
            OwnerRef owner,
            FileName name,
            Content content,
            Stamp added,
            Optional<Instant> keepUntil,
            List<Hold> holds)
            implements StoredFile {
        public Attached {
            holds = List.copyOf(holds);
        }
    }

    /** Taken off the record: still stored, read by nobody, until it is put back or erased. */
    record Removed(
            RecordId id,
            int version,
            OwnerRef owner,
            FileName name,
            Content content,
            Stamp added,
            Optional<Instant> keepUntil,
            List<Hold> holds,
            Stamp removed)
            implements StoredFile {
        public Removed {
            holds = List.copyOf(holds);
        }
    }
}
