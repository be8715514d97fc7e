package org.enlace.jit.work;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;

/**
 * Something a country contributed to a team. Its country alone changes or takes it back; every version is kept where it came to.
 *
 * @param id        of the record that travels (type {@code jit-entry}); grows with time
 * @param team      the team
 * @param owner     the country that wrote it: the provider
 * @param version   from 1
 * @param kind      what it is
 * @param author    who wrote this version: the id of their designation in the signed texts
 * @param written   when its first version was written, by the owner's clock, to the microsecond
 * @param changed   when this version was
 * @param handling  what may be done with it; only the owner lifts a code
 * @param grading   how far it can be relied on; there exactly where the kind is {@linkplain EntryKind#graded() graded}
 * @param content   the values
 */
public record Entry(
        RecordId id,
        RecordId team,
        CountryCode owner,
        int version,
        EntryKind kind,
        RecordId author,
        Instant written,
        Instant changed,
        Handling handling,
        Optional<Grading> grading,
        Content content) {
    public Entry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(changed, "changed");
        Objects.requireNonNull(handling, "handling");
        Objects.requireNonNull(content, "content");
    }

    /** What an item of evidence may be used for. */
    public Set<Use> uses() {
        return content.uses();
    }
}
