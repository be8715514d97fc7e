package org.enlace.jit.internal.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Which stored files items of evidence consist of, and when each was hashed the last time. */
public interface ContentStore {
    /** What came of hashing a content the last time. */
    enum Outcome {
        /** It was hashed while it came. */
        ARRIVED,
        /** It was read whole, and has the hash it came with. */
        SAME,
        /** It was read whole, and has another hash. */
        DIFFERS,
        /** It could not be read to its end. */
        UNREADABLE;

        /** The word used in texts, in the API and in the database. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean wrong() {
            return this == DIFFERS || this == UNREADABLE;
        }
    }

    /**
     * A content of an item.
     *
     * @param file   the file of this node
     * @param bytes  its size
     * @param hashed when it was hashed last, to the microsecond
     * @param found  the hash that was found then, where it is another
     * @param asked  who waits for it to be hashed again
     */
    record Row(
            RecordId file,
            RecordId item,
            RecordId team,
            Sha256 sha256,
            long bytes,
            Outcome outcome,
            Instant hashed,
            Optional<Sha256> found,
            Optional<OfficerId> asked) {}

    /** In the place of what was known of it. */
    void put(Row row);

    /**
     * Notes what came of hashing one. Whoever asked for it has their answer; who asked after it was begun waits for another.
     *
     * @param found the hash that was found, where it is another
     * @return false where the item has it no more: then nothing is noted
     */
    boolean hashed(RecordId file, Outcome outcome, Instant at, Optional<Sha256> found);

    void remove(RecordId file);

    Optional<Row> find(RecordId file);

    /** Those of an item. */
    List<Row> of(RecordId item);

    /** Those of all items of a team. */
    List<Row> ofTeam(RecordId team);

    /** Other items of a team that have the same content. */
    Set<RecordId> alike(RecordId team, Sha256 sha256, RecordId item);

    /** Somebody asks for it to be hashed again, as soon as may be; one who begins to read it then has not begun yet. */
    void ask(RecordId file, OfficerId officer);

    /** Notes that somebody begins to read it. */
    void tried(RecordId file, Instant at);

    /** Those of a team not hashed since a moment, longest ago first; always in the same order. */
    List<Row> unhashed(RecordId team, Instant since, int most);

    /** Those that somebody asked for, then those not hashed since a moment; of both what nobody tried since another. */
    List<Row> due(Instant hashed, Instant tried, int most);
}
