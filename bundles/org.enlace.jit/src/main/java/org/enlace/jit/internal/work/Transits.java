package org.enlace.jit.internal.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.work.EvidenceStates.Due;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Keeps where items of evidence are for lists, and lets it wait in the inbox of this country's people of a team that one is on its way
 * to them, until one of them acknowledges it; and that nobody acknowledged for long what they handed over themselves. That says which
 * team and which number, and nothing of what it is; {@link WorkInbox} shows it to the team's members.
 */
public final class Transits {
    private static final int BATCH = 100;

    private final SigningArea signing;
    private final Inbox inbox;
    private final EvidenceStates states;
    private final CountryCode own;
    private final Supplier<Duration> patience;

    /** @param patience after which people are told that nobody acknowledged what they handed over */
    public Transits(
            SigningArea signing, Inbox inbox, EvidenceStates states, CountryCode own, Supplier<Duration> patience) {
        this.signing = signing;
        this.inbox = inbox;
        this.states = states;
        this.own = own;
        this.patience = patience;
    }

    /**
     * After an event of an item was kept, in its transaction.
     *
     * @param log what is known of the item with that event
     */
    public void followed(Entry item, CustodyLog log) {
        noted(item.team(), item.id(), log);
        boolean coming = log.state() instanceof CustodyLog.InTransit moving
                && moving.to().country().equals(own);
        if (coming) {
            inbox.put(waiting(
                    item,
                    key(item.id()),
                    ItemKind.ANSWER,
                    "inbox.work.transit",
                    "/jit/teams/" + item.team() + "/work/evidence/" + item.id() + "/events/new/received"));
        } else {
            inbox.done(Mentions.USE, key(item.id()));
        }
        boolean going = log.state() instanceof CustodyLog.InTransit moving
                && moving.from().equals(own);
        if (!going) {
            inbox.done(Mentions.USE, late(item.id()));
        }
    }

    /** The same of an item of which the description may not be here: where it is is written down then, and waits for nobody. */
    public void followed(RecordId team, RecordId item, Optional<Entry> here, CustodyLog log) {
        here.ifPresentOrElse(one -> followed(one, log), () -> noted(team, item, log));
    }

    /** After an event was kept that moves nothing: how many there are and what is found is read from the chain again. */
    public void recount(RecordId team, RecordId item) {
        states.recount(team, item);
    }

    /** Tells this country's people what they handed over long ago and nobody acknowledged; in the current transaction. */
    public void remind(Instant now, Function<RecordId, Optional<Entry>> known) {
        for (Due one : states.unacknowledged(own, now.minus(patience.get()), BATCH)) {
            known.apply(one.item())
                    .ifPresent(item -> inbox.put(waiting(
                            item,
                            late(item.id()),
                            ItemKind.DUE,
                            "inbox.work.unacknowledged",
                            "/jit/teams/" + item.team() + "/work/entries/" + item.id())));
            states.reminded(one.item());
        }
    }

    static String late(RecordId item) {
        return "unacknowledged/" + item;
    }

    /** Writes down where an item is, for lists, in the current transaction. */
    public void noted(RecordId team, RecordId item, CustodyLog log) {
        states.put(team, item, whereabouts(log), out(log).map(CustodyEvent::id));
    }

    public static Whereabouts whereabouts(CustodyLog log) {
        return new Whereabouts(
                log.state(), log.events().size(), log.findings().size(), out(log).map(CustodyEvent::happened));
    }

    /** By which an item in transit was handed over. */
    private static Optional<CustodyEvent> out(CustodyLog log) {
        return log.state() instanceof CustodyLog.InTransit moving
                ? log.events().stream()
                        .map(SealedEvent::event)
                        .filter(one -> one.kind() == EventKind.TRANSFERRED_OUT)
                        .filter(one -> one.hash().equals(moving.out()))
                        .findFirst()
                : Optional.empty();
    }

    static String key(RecordId item) {
        return "transit/" + item;
    }

    private InboxItem waiting(Entry item, String key, ItemKind kind, String text, String page) {
        String team = signing.name(item.team());
        return new InboxItem(
                Mentions.USE,
                key,
                item.team(),
                kind,
                new Recipient.Holders(JitPermissions.READ, Set.of()),
                text,
                List.of(
                        team,
                        EvidenceNumber.of(team, item)
                                .map(EvidenceNumber::toString)
                                .orElse("")),
                page);
    }
}
