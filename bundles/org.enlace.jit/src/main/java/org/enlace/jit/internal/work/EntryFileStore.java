package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Which files entries have, and the records in which they travel. */
public interface EntryFileStore {
    /**
     * A file of an entry, known by its country and id.
     *
     * @param id     by which its country speaks of it; another may use the same for another file
     * @param name   as its country called it
     * @param sha256 of the whole, 64 hexadecimal digits
     * @param size   in bytes
     * @param added  when it was added to the entry, by its country's clock, to the microsecond
     * @param stored the file of this node; empty as long as not all of it has come or its entry does not count, and after it was erased
     *     here alone
     * @param due    whether somebody has yet to be told it
     * @param gone   whether it was taken back and is to be erased
     * @param damaged whether this node could not read it when it was to be told
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
            boolean gone,
            boolean damaged) {
        int parts() {
            return FileWire.parts(size);
        }

        Row stored(RecordId file) {
            return new Row(id, entry, team, owner, name, sha256, size, added, Optional.of(file), due, gone, damaged);
        }

        /** Its parts stay, so that it does not come again. */
        Row erased() {
            return new Row(id, entry, team, owner, name, sha256, size, added, Optional.empty(), false, false, false);
        }

        Row due(boolean is) {
            return new Row(id, entry, team, owner, name, sha256, size, added, stored, is, gone, false);
        }

        /** Nobody is told it. */
        Row unreadable() {
            return new Row(id, entry, team, owner, name, sha256, size, added, stored, false, gone, true);
        }

        Row taken() {
            return new Row(id, entry, team, owner, name, sha256, size, added, stored, false, true, damaged);
        }
    }

    /** @param number from 1 */
    record Part(RecordId record, int number) {}

    Optional<Row> find(CountryCode owner, RecordId id);

    /** The one whose content is a file of this node. */
    Optional<Row> ofStored(RecordId stored);

    /** The one that travels, in part, in a record of its country. */
    Optional<Row> ofPart(CountryCode owner, RecordId record);

    /** Those of an entry, whoever sent them, oldest first, also what is to be erased. */
    List<Row> of(RecordId entry);

    /** Some of those of which somebody has yet to be told, in the order of their ids, after one. */
    List<Row> due(Optional<RecordId> after, int most);

    /** Those of other countries of which parts are kept: they have not all come, or wait for their entry. */
    List<Row> waiting();

    /** Those of them that name an entry. */
    List<Row> waitingFor(RecordId entry);

    /** Those of them that name a team. */
    List<Row> waitingIn(RecordId team);

    /** Some of those that are to be erased. */
    List<Row> gone(int most);

    /** How many of them are of a country. */
    long waiting(CountryCode owner);

    /** In the place of what was known of it. */
    void put(Row row);

    /** With its parts. */
    void remove(Row row);

    /** The parts there are, in order. */
    List<Part> parts(Row row);

    /** @param content what it says; empty for a file of this country */
    void add(Row row, Part part, Optional<String> content);

    /** What a part says. */
    String content(Row row, Part part);

    /** All is together: the parts say nothing any more. */
    void empty(Row row);
}
