package org.enlace.jit.internal.retention;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.Stamp;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.retention.RetentionStore.Count;
import org.enlace.jit.retention.Retention;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What is listed and counted of the end of retention: for the officers of a team, and for whoever looks after the node. */
public final class RetentionLists {
    private final Supplier<Desks> desks;
    private final RetentionBook book;
    private final Assessments assessments;

    RetentionLists(Supplier<Desks> desks, RetentionBook book, Assessments assessments) {
        this.desks = desks;
        this.book = book;
        this.assessments = assessments;
    }

    private void enter(RecordId team, Caller caller) {
        desks.get().signing().door().enter(caller, team, Right.SEE_CONTENT);
    }

    /** A part of a list of a team, oldest item first. */
    public Part<Retention> part(RecordId team, Shelf shelf, Place place, int size, Caller caller) {
        enter(team, caller);
        List<Retention> found = new ArrayList<>(book.store().of(team, shelf.states(), place, size + 1));
        boolean more = found.size() > size;
        if (more) {
            found.remove(place.before() ? 0 : size);
        }
        boolean previous = place.before() ? more : place.key().isPresent();
        boolean next = place.before() || more;
        return new Part<>(
                found,
                previous && !found.isEmpty() ? Optional.of(found.get(0).item()) : Optional.empty(),
                next && !found.isEmpty()
                        ? Optional.of(found.get(found.size() - 1).item())
                        : Optional.empty());
    }

    /** How many are in each list of a team. */
    public Map<Shelf, Long> sizes(RecordId team, Caller caller) {
        enter(team, caller);
        Map<Shelf, Long> sizes = new EnumMap<>(Shelf.class);
        for (Count count : book.store().counts(Optional.of(team))) {
            for (Shelf shelf : Shelf.values()) {
                if (shelf.states().contains(count.state())) {
                    sizes.merge(shelf, count.items(), Long::sum);
                }
            }
        }
        return sizes;
    }

    /** Whether somebody is shown that a team's items wait, or what became of one that they confirmed. */
    boolean known(RecordId id, Caller caller) {
        Optional<Retention> item = book.store().find(id);
        RecordId team = item.map(Retention::team).orElse(id);
        TeamView view = desks.get().signing().door().view(caller, team);
        if (!view.allows(Right.SEE_CONTENT) || !RetentionDesk.acts(view)) {
            return false;
        }
        return item.isPresent() || waits(team, caller) > 0;
    }

    /** How many items of a team wait for somebody. */
    int waits(RecordId team, Caller caller) {
        Set<OfficerId> hands = Stamp.of(caller, assessments.now()).hands();
        return Math.toIntExact(book.store().waiting(team, hands));
    }

    /** The teams in which items wait for somebody, with how many. */
    public Map<RecordId, Integer> waiting(Caller caller) {
        Map<RecordId, Integer> all = new LinkedHashMap<>();
        for (RecordId team : desks.get().signing().teams(caller)) {
            if (book.store().waits(team)) {
                TeamView view = desks.get().signing().door().view(caller, team);
                int waits = view.allows(Right.SEE_CONTENT) && RetentionDesk.acts(view) ? waits(team, caller) : 0;
                if (waits > 0) {
                    all.put(team, waits);
                }
            }
        }
        return all;
    }

    /**
     * How many are in which state, for whoever looks after the node: nothing of what they are is for them.
     *
     * @param overdue whether one waits for longer than it should, or could not be erased
     */
    public record Overview(List<Count> counts, Optional<Refusal> trouble, boolean overdue) {}

    /** @param team one, or all */
    public Overview oversee(Optional<RecordId> team, Caller caller) {
        caller.require(JitPermissions.OVERSEE);
        List<Count> counts = book.store().counts(team);
        Optional<Refusal> trouble = assessments.terms().trouble();
        return new Overview(
                counts, trouble, trouble.isPresent() || counts.stream().anyMatch(this::overdue));
    }

    /** Whether the oldest of them waits for longer than it should, or they could not be erased. */
    public boolean overdue(Count count) {
        boolean waits = count.state().equals("proposed") || count.state().equals("confirmed-once");
        return count.state().equals("stopped")
                || waits && count.oldest().plus(assessments.terms().patience()).isBefore(assessments.now());
    }
}
