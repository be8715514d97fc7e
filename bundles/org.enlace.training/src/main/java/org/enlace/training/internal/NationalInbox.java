package org.enlace.training.internal;

import java.util.List;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Series;
import org.enlace.training.Session;

/** What another country's series lets wait for those who nominate here; each in the transaction of what arrives. */
final class NationalInbox {
    /** See {@link NationalInboxUse}. */
    static final String USE = "training-national";

    static final String ARRIVED = "inbox.training-national.arrived";
    static final String SEAT = "inbox.training-national.seat";
    static final String WAITS = "inbox.training-national.waits";
    static final String TURNED = "inbox.training-national.turned";

    private final Inbox inbox;

    NationalInbox(Inbox inbox) {
        this.inbox = inbox;
    }

    /** A series that takes nominations; until its first session begins, where one is planned. */
    void arrived(Series.Received series, List<Session> sessions, boolean first) {
        if (!first) {
            return;
        }
        InboxItem item = new InboxItem(
                USE,
                "arrived/" + series.id(),
                series.id(),
                ItemKind.ANSWER,
                new Recipient.Holders(Nominations.NOMINATE, Set.of()),
                ARRIVED,
                List.of(series.content().title(), series.from().value()),
                "/training/series/" + series.id());
        inbox.put(sessions.stream()
                .filter(Session.Planned.class::isInstance)
                .findFirst()
                .map(session -> item.due(
                        session.content().time().start(),
                        session.content().time().zone()))
                .orElse(item));
    }

    /** Somebody was nominated for it: it was seen. */
    void answered(Series.Received series) {
        inbox.done(USE, "arrived/" + series.id());
    }

    /** The organiser decided about somebody of this country. */
    void decided(Nomination nomination, Series.Received series) {
        String text =
                switch (nomination.state()) {
                    case CONFIRMED -> SEAT;
                    case WAITING -> WAITS;
                    case WITHDRAWN -> TURNED;
                    default -> "";
                };
        String key = "decided/" + nomination.id();
        if (text.isEmpty()) {
            inbox.done(USE, key);
        } else {
            inbox.put(new InboxItem(
                    USE,
                    key,
                    series.id(),
                    ItemKind.NEWS,
                    new Recipient.Holders(Nominations.NOMINATE, Set.of()),
                    text,
                    List.of(nomination.person().name(), series.content().title()),
                    "/training/nominations/" + nomination.id()));
        }
    }

    /** It takes no nominations any more. */
    void over(Series.Received series) {
        inbox.done(USE, "arrived/" + series.id());
    }
}
