package org.enlace.jit.internal.course;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.Target;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.TeamStore.Ground;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What waits for the central authority, and what the circle of a team is told. */
final class CourseNotices {
    static final String USE = "jit";

    private final Inbox inbox;
    private final JitStores stores;
    private final Targets targets;
    private final CountryCode own;

    CourseNotices(Inbox inbox, JitStores stores, Targets targets, CountryCode own) {
        this.inbox = inbox;
        this.stores = stores;
        this.targets = targets;
        this.own = own;
    }

    static String path(RecordId team) {
        return "/jit/teams/" + team;
    }

    private static InboxItem central(
            Stored stored, String key, ItemKind kind, String text, CountryCode about, OfficerId... except) {
        return new InboxItem(
                USE,
                key,
                stored.core().id(),
                kind,
                new Recipient.Holders(JitPermissions.CENTRAL, Set.of(except)),
                text,
                List.of(stored.core().reference(), about.value()),
                path(stored.core().id()));
    }

    private void put(InboxItem item, Target.Step step, LocalDate began) {
        Optional<Target.Term> term = targets.of(step).map(target -> target.from(began));
        inbox.put(term.map(one -> item.due(one.due(), ZoneOffset.UTC)).orElse(item));
    }

    /** Another country asks this one. */
    void asked(Stored stored) {
        put(
                central(
                        stored,
                        key("asked", stored),
                        ItemKind.ANSWER,
                        "inbox.jit.asked",
                        stored.core().requester()),
                Target.Step.ACKNOWLEDGE,
                stored.since());
    }

    /** A request waits to be sent. */
    void submitted(Stored stored) {
        put(
                central(stored, key("send", stored), ItemKind.REVIEW, "inbox.jit.send", own),
                Target.Step.CENTRAL,
                stored.since());
    }

    /** It was sent, given back or taken back. */
    void leftCentral(Stored stored) {
        inbox.done(USE, key("send", stored));
    }

    /** The circle is told that the central authority gave it back. */
    void returned(Stored stored) {
        news(stored, "inbox.jit.returned", own, "returned");
    }

    /** A country said something about the request, this one too. */
    void moved(Stored stored, CountryCode by, MoveText text) {
        boolean asks = stored.core().requester().equals(own);
        if (asks) {
            String waits = key("information", stored) + "/" + text.country();
            inbox.done(USE, waits);
            if (text.move() == Move.ASK) {
                put(
                        central(stored, waits, ItemKind.ANSWER, "inbox.jit.information", text.country()),
                        Target.Step.INFORMATION,
                        text.day());
            }
        } else if (text.country().equals(own)) {
            answered(stored, text);
        }
        if (!by.equals(own) && (asks || text.country().equals(own))) {
            news(
                    stored,
                    "inbox.jit." + text.move().kind(),
                    asks ? text.country() : by,
                    text.move().token() + "/" + text.country());
        }
    }

    private void answered(Stored stored, MoveText text) {
        String waits = key("asked", stored);
        switch (text.move()) {
            case ACCEPT, REFUSE, WITHDRAW, ASK -> inbox.done(USE, waits);
            case ACKNOWLEDGE, GIVE ->
                put(
                        central(
                                stored,
                                waits,
                                ItemKind.ANSWER,
                                "inbox.jit.asked",
                                stored.core().requester()),
                        Target.Step.ANSWER,
                        text.move() == Move.GIVE ? text.day() : stored.since());
        }
    }

    private void news(Stored stored, String text, CountryCode about, String what) {
        stores.teams().readers(stored.core().id()).stream()
                .filter(reader -> reader.ground() == Ground.CIRCLE)
                .forEach(reader -> inbox.put(new InboxItem(
                        USE,
                        key("news/" + what, stored) + "/" + reader.officer(),
                        stored.core().id(),
                        ItemKind.NEWS,
                        new Recipient.One(reader.officer()),
                        text,
                        List.of(stored.core().reference(), about.value()),
                        path(stored.core().id()))));
    }

    /** Nothing waits about it any more. */
    void over(Stored stored) {
        inbox.clear(USE, stored.core().id());
    }

    private static String key(String what, Stored stored) {
        return what + "/" + stored.core().id();
    }
}
