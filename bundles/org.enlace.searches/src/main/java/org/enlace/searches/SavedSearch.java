package org.enlace.searches;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * A search as an officer keeps it.
 *
 * @param officer whose it is
 * @param version 1 for the first, one more with each change by the officer
 * @param name    what the officer calls it, 1 to {@value #LONGEST} characters in one line
 * @param list    the name of the list that is searched
 * @param filter  what it is narrowed by, as the list keeps it
 * @param notice  when the officer is told what is new
 * @param created when it was saved
 * @param run     what became of it since
 * @param deleted that it was deleted; it can be brought back for a while
 */
public record SavedSearch(
        RecordId id,
        OfficerId officer,
        int version,
        String name,
        String list,
        Map<String, String> filter,
        Notice notice,
        Instant created,
        Run run,
        Optional<Deletion> deleted) {
    /** The most characters of a name. */
    public static final int LONGEST = 100;

    /**
     * @param last   when it was last run for the officer
     * @param next   when it is due; empty for never
     * @param fresh  how many records are new that the officer has not marked as seen
     * @param failed whether it could not be run when it was due last; it is tried again when it is due next
     */
    public record Run(Optional<Instant> last, Optional<Instant> next, int fresh, boolean failed) {}

    /** @param step what was deleted together has the same */
    public record Deletion(Instant at, RecordId step) {}

    /** @throws Refusal {@code saved-search.name} */
    public SavedSearch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(notice, "notice");
        filter = Map.copyOf(filter);
        name = name == null ? "" : name.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refusal(
                            "saved-search.name",
                            "A saved search is called by 1 to " + LONGEST + " characters in one line, not by "
                                    + name.length(),
                            LONGEST,
                            name.length())
                    .at("name");
        }
    }

    /** Called otherwise, or told of at other times. */
    public SavedSearch changed(String newName, Notice newNotice, Instant now, ZoneId zone) {
        Run after = new Run(run.last(), newNotice.next(now, zone), newNotice == Notice.NONE ? 0 : run.fresh(), false);
        return new SavedSearch(
                id, officer, version + 1, newName, list, filter, newNotice, created, after, Optional.empty());
    }

    public SavedSearch deleted(Deletion deletion) {
        Run after = new Run(run.last(), Optional.empty(), run.fresh(), run.failed());
        return new SavedSearch(
                id, officer, version + 1, name, list, filter, notice, created, after, Optional.of(deletion));
    }

    /** As it was before it was deleted. */
    public SavedSearch broughtBack(Instant now, ZoneId zone) {
        return changed(name, notice, now, zone);
    }
}
