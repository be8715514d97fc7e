package org.enlace.jit.internal.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.signing.LastDay;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Lets wait in the inbox what is to be signed, and says that a team comes to its end: 60, 30 and 15 days before, once each. */
public final class Notices {
    static final String USE = "jit-signing";

    private static final List<Integer> DAYS = List.of(15, 30, 60);
    private static final int MOST_EXCEPT = 4;

    private final Standings standings;
    private final SigningStore store;
    private final Inbox inbox;
    private final Function<RecordId, Set<OfficerId>> drafters;
    private final Function<RecordId, String> names;

    /** @param names what a team is called where it is spoken of in short: its reference */
    public Notices(
            Standings standings,
            SigningStore store,
            Inbox inbox,
            Function<RecordId, Set<OfficerId>> drafters,
            Function<RecordId, String> names) {
        this.standings = standings;
        this.store = store;
        this.inbox = inbox;
        this.drafters = drafters;
        this.names = names;
    }

    /** After a text or a signature: what is new to be signed waits, what no longer is does not. */
    public void said(Statement statement) {
        RecordId team = statement.team();
        Standing standing = standings.of(team);
        Instant at = standings.now(team);
        if (statement.at().isAfter(at)) {
            at = statement.at();
        }
        Set<RecordId> open = new HashSet<>();
        for (Pending pending : standing.pending(at)) {
            Instrument text = pending.instrument();
            boolean waits = waits(standing, pending, at);
            if (waits) {
                open.add(text.id());
            } else {
                inbox.done(USE, key(text));
            }
            if (waits && text.id().equals(statement.id())) {
                inbox.put(toSign(team, text));
            }
        }
        standing.inForce(at).stream()
                .map(one -> one.instrument())
                .filter(text -> !open.contains(text.id()))
                .forEach(text -> inbox.done(USE, key(text)));
    }

    private boolean waits(Standing standing, Pending pending, Instant at) {
        return pending.asked().contains(standings.own())
                && !pending.signed().contains(standings.own())
                && pending.replaced().isEmpty()
                && standing.current(pending.instrument(), at);
    }

    private static String key(Instrument text) {
        return "sign/" + text.id();
    }

    private InboxItem toSign(RecordId team, Instrument text) {
        Set<OfficerId> written = drafters.apply(text.id());
        return new InboxItem(
                USE,
                key(text),
                text.id(),
                ItemKind.SIGN,
                new Recipient.Holders(JitPermissions.READ, written.size() > MOST_EXCEPT ? Set.of() : written),
                "inbox.signing.sign." + text.kind().token(),
                List.of(names.apply(team)),
                "/jit/teams/" + team + "/instruments/" + text.id());
    }

    /** Looks whether a team comes to its end, and says so where that was not said of this end before. */
    public boolean warn(RecordId team) {
        Standing standing = standings.of(team);
        Instant now = standings.now(team);
        Optional<Instant> end = end(standing, now);
        if (end.isEmpty()) {
            return false;
        }
        Optional<Integer> near = DAYS.stream()
                .filter(days -> !now.isBefore(end.get().minus(Duration.ofDays(days))))
                .findFirst();
        if (near.isEmpty()) {
            return false;
        }
        // Where the node was away for longer, what it missed is not said again later.
        boolean fresh = false;
        for (int days : DAYS) {
            if (days >= near.get()) {
                boolean first = store.warn(team, end.get(), days);
                fresh |= first && days == near.get();
            }
        }
        if (fresh) {
            LastDay last = standing.lastDay(now).orElseThrow();
            inbox.put(new InboxItem(
                            USE,
                            "end/" + team,
                            team,
                            ItemKind.DUE,
                            new Recipient.Holders(JitPermissions.READ, Set.of()),
                            "inbox.signing.ends",
                            List.of(names.apply(team), String.valueOf(near.get())),
                            "/jit/teams/" + team + "/instruments")
                    .due(last.day(), last.zone())
                    .shown(Optional.empty(), end));
        }
        return fresh;
    }

    private static Optional<Instant> end(Standing standing, Instant now) {
        return standing.phase(now) instanceof Phase.Running running
                ? Optional.of(running.last().end())
                : Optional.empty();
    }
}
