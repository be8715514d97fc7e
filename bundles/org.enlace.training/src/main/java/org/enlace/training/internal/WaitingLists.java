package org.enlace.training.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Nominations;
import org.enlace.training.Series;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;

/** Who moves up when a seat is free, and what the organisers are told; each in the transaction of the change that frees it. */
final class WaitingLists {
    /** What waits is of this use, see {@link TrainingInbox}. */
    static final String USE = "training";

    static final String UNDECIDED = "inbox.training.undecided";
    static final String MOVED_UP = "inbox.training.moved-up";

    /** States that take a seat. */
    static final List<State> SEATED = List.of(State.CONFIRMED);

    private final TrainingStores stores;
    private final Changes changes;
    private final Announcements announcements;
    private final Inbox inbox;

    WaitingLists(TrainingStores stores, Changes changes, Announcements announcements, Inbox inbox) {
        this.stores = stores;
        this.changes = changes;
        this.announcements = announcements;
        this.inbox = inbox;
    }

    /** How many seats are taken, by country. */
    Map<CountryCode, Integer> taken(RecordId series) {
        Map<CountryCode, Integer> taken = new HashMap<>();
        stores.nominations().counts(series).forEach((country, states) -> {
            int seats = SEATED.stream()
                    .mapToInt(state -> states.getOrDefault(state, 0))
                    .sum();
            if (seats > 0) {
                taken.put(country, seats);
            }
        });
        return taken;
    }

    /** Lets those move up for whom there is a seat now, and tells all who have one how the sessions are. */
    void settle(Series series, Stamp stamp, Caller caller) {
        List<Nomination> moving = series.content()
                .quotas()
                .movingUp(
                        stores.nominations().all(series.id(), State.WAITING),
                        one -> one.person().country(),
                        taken(series.id()));
        for (Nomination one : moving) {
            Nomination.Confirmed confirmed = ((Nomination.Waiting) one).confirm(stamp);
            stores.nominations().write(confirmed);
            changes.record(Act.done("training.move-up", caller)
                    .on(Nominations.KIND, one.id())
                    .fact("country", one.person().country())
                    .concerning(Nominations.KIND + ":" + one.id()));
            inbox.put(new InboxItem(
                    USE,
                    "moved-up/" + one.id(),
                    series.id(),
                    ItemKind.NEWS,
                    new Recipient.Holders(Trainings.ORGANISE, Set.of()),
                    MOVED_UP,
                    List.of(one.person().name(), series.content().title()),
                    "/training/nominations/" + one.id()));
        }
        announcements.series(series, stamp.at(), caller);
    }

    /** Whether somebody is still to be decided on; the organisers' item comes and goes with that. */
    void undecided(Series series) {
        String key = "undecided/" + series.id();
        if (stores.nominations().all(series.id(), State.NOMINATED).isEmpty()) {
            inbox.done(USE, key);
        } else {
            inbox.put(new InboxItem(
                    USE,
                    key,
                    series.id(),
                    ItemKind.ANSWER,
                    new Recipient.Holders(Trainings.ORGANISE, Set.of()),
                    UNDECIDED,
                    List.of(series.content().title()),
                    "/training/series/" + series.id() + "/nominations?state=nominated"));
        }
    }

    /** Nothing of a series waits any more. */
    void over(RecordId series) {
        inbox.clear(USE, series);
    }
}
