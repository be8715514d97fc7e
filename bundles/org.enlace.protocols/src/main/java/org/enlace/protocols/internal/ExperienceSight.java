package org.enlace.protocols.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experiences.Filter;
import org.enlace.protocols.Experiences.Line;
import org.enlace.protocols.Experiences.Part;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.internal.ExperienceStore.Wanted;
import org.enlace.protocols.internal.ProtocolStore.Place;

/**
 * For whom a report exists: nobody for whom its document does not, and while it is not accepted, its author and those who review
 * alone.
 */
final class ExperienceSight {
    private static final int PAGE_AT_MOST = 100;

    /** So many are read at a time, until a page is full. */
    private static final int BATCH = 100;

    private final ProtocolStore store;

    ExperienceSight(ProtocolStore store) {
        this.store = store;
    }

    static boolean told(Experience experience, Caller caller) {
        return experience.state() == Experience.State.ACCEPTED
                || experience.by().hands().contains(caller.reader())
                || caller.holds(Editions.REVIEW);
    }

    /** Those that exist for the caller, with their documents, in the same order. */
    List<Line> known(List<Experience> experiences, Caller caller) {
        Map<RecordId, Entry> records =
                store.findAll(experiences.stream().map(Experience::protocol).collect(Collectors.toSet()));
        List<Line> known = new ArrayList<>();
        for (Experience experience : experiences) {
            Entry entry = records.get(experience.protocol());
            if (entry != null && entry.existsFor(caller) && told(experience, caller)) {
                known.add(new Line(experience, entry.protocol()));
            }
        }
        return known;
    }

    Part page(Filter filter, String cursor, int limit, Caller caller) {
        if (limit < 1 || limit > PAGE_AT_MOST) {
            throw new Refusal(
                            "protocol.limit",
                            "A page has 1 to " + PAGE_AT_MOST + " records, not " + limit + "; ask for fewer",
                            limit,
                            PAGE_AT_MOST)
                    .at("limit");
        }
        Place place = Cursor.place(Order.CHANGED, cursor);
        Set<OfficerId> eyes = Set.of(caller.reader());
        Wanted wanted = new Wanted(
                filter.protocol(),
                filter.state(),
                filter.own() ? eyes : Set.of(),
                caller.holds(Editions.REVIEW) ? Set.of() : eyes);
        List<Line> lines = walk(wanted, place, limit + 1, caller);
        boolean more = lines.size() > limit;
        List<Line> shown = new ArrayList<>(lines.subList(0, Math.min(limit, lines.size())));
        if (place.backward()) {
            Collections.reverse(shown);
        }
        if (shown.isEmpty()) {
            return new Part(shown, null, null);
        }
        boolean before = place.backward() ? more : place.position() != null;
        boolean after = place.backward() || more;
        return new Part(
                shown,
                before ? Cursor.of(Order.CHANGED, new Place(position(shown.get(0)), true)) : null,
                after ? Cursor.of(Order.CHANGED, new Place(position(shown.get(shown.size() - 1)), false)) : null);
    }

    private List<Line> walk(Wanted wanted, Place from, int most, Caller caller) {
        List<Line> found = new ArrayList<>();
        Place place = from;
        List<Experience> batch;
        do {
            batch = store.experiences().list(wanted, place, BATCH);
            found.addAll(known(batch, caller));
            if (!batch.isEmpty()) {
                Experience last = batch.get(batch.size() - 1);
                place = new Place(position(last), from.backward());
            }
        } while (found.size() < most && batch.size() == BATCH);
        return found.subList(0, Math.min(most, found.size()));
    }

    private static String position(Line line) {
        return position(line.experience());
    }

    private static String position(Experience experience) {
        return Long.toString(
                ChronoUnit.MICROS.between(Instant.EPOCH, experience.by().at()));
    }
}
