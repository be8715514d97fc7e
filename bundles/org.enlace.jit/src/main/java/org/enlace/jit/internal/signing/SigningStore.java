package org.enlace.jit.internal.signing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What signatures and access ask of the database beside the statements themselves. */
public interface SigningStore {
    /** The teams in which a text was proposed. */
    List<RecordId> teams();

    /** Which the statements of a team of some kinds are and who told each, in their order: what changes where anything of it does. */
    List<String> ids(RecordId team, Set<String> kinds);

    /** When a country said something last in a team, of whatever kind. */
    Optional<Instant> last(RecordId team, CountryCode country);

    /** The team in which a statement was said. */
    Optional<RecordId> team(RecordId statement);

    /** Notes which account a mark is of; nothing where it is known. */
    void mark(String mark, OfficerId officer);

    /** The accounts of those marks that are of this node. */
    Map<String, OfficerId> accounts(Set<String> marks);

    /** Notes that it was said, so many days before, that a team ends. @return whether it had not been said before */
    boolean warn(RecordId team, Instant end, int days);
}
