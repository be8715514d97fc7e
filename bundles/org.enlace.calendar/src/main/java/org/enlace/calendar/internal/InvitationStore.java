package org.enlace.calendar.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.calendar.Attendee;

/** Where it is kept what was told to whom. */
public interface InvitationStore {
    /**
     * What was told of an event.
     *
     * @param revision    counts how often this was written
     * @param sequence    the last that was told
     * @param content     a hash of the event without the occurrences that are otherwise
     * @param occurrences a hash of each of those
     * @param told        who knows it
     */
    record Told(int revision, int sequence, String content, Map<LocalDate, String> occurrences, List<Attendee> told) {
        public Told {
            occurrences = Map.copyOf(occurrences);
            told = told.stream()
                    .sorted(Comparator.comparing(attendee -> attendee.address().value()))
                    .toList();
        }

        /** Whether another says the same, whenever it was written. */
        boolean says(Told other) {
            return sequence == other.sequence
                    && content.equals(other.content)
                    && occurrences.equals(other.occurrences)
                    && told.equals(other.told);
        }
    }

    Optional<Told> find(String uid);

    void add(String uid, Told told);

    /** @return whether it was still what it was before; nothing is changed otherwise */
    boolean replace(String uid, Told before, Told after);

    void drop(String uid);
}
