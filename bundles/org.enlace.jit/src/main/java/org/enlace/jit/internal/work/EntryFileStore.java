package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Which files entries have, and the records in which they travel. */
public interface EntryFileStore {
    /**
     * A file of an entry.
     *
     * @param id     by which its country speaks of it
     * @param name   as its country called it
     * @param sha256 of the whole, 64 hexadecimal digits
     * @param size   in bytes
     * @param added  when it was added to the entry, by its country's clock, to the microsecond
     * @param stored the file of this node; empty as long as not all of it has come, and after it was erased here alone
     * @param due    whether somebody has yet to be told it
     * @param gone   whether it was taken back and is to be erased
     */
    record Row(
            RecordId id,
            RecordId entry,
            RecordId team,
            CountryCode owner,
            String name,
            String sha256,
            int size,
            Instant added,
            Optional<RecordId> stored,
            boolean due,
            boolean gone) {
        int parts() {
            return FileWire.parts(size);
        }

        Row stored(RecordId file) {
            return new Row(id, entry, team, owner, name, sha256, size, added, Optional.of(file), due, gone);
        }

        /** Its parts stay, so that it does not come again. */
        Row erased() {
            return new Row(id, entry, team, owner, name, sha256, size, added, Optional.empty(), false, false);
        }

        Row due(boolean is) {
            return new Row(id, entry, team, owner, name, sha256, size, added, stored, is, gone);
        }

        Row taken() {
            return new Row(id, entry, team, owner, name, sha256, size, added, stored, false, true);
        }
    }

    /** @param number from 1 */
    record Part(RecordId record, int number) {}

    Optional<Row> find(RecordId id);

    /** The one whose content is a file of this node. */
    Optional<Row> ofStored(RecordId stored);

    /** The one that travels, in part, in a record. */
    Optional<Row> ofPart(RecordId record);

    /** Those of an entry, oldest first, also what is to be erased. */
    List<Row> of(RecordId entry);

    /** Some of those of which somebody has yet to be told. */
    List<Row> due(int most);

    /** Some of those that are to be erased. */
    List<Row> gone(int most);

    /** How many there are of a country whose entries never were here. */
    long early(CountryCode owner);

    /** In the place of what was known of it. */
    void put(Row row);

    /** With its parts. */
    void remove(RecordId id);

    /** The parts there are, in order. */
    List<Part> parts(RecordId file);

    /** @param content what it says; empty for a file of this country */
    void add(RecordId file, Part part, Optional<String> content);

    /** What a part says. */
    String content(RecordId record);

    /** All is together: the parts say nothing any more. */
    void empty(RecordId file);
}
