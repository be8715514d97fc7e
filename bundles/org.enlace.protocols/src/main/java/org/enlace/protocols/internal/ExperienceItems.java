package org.enlace.protocols.internal;

import java.util.List;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Protocol;

/** What reports of use let wait in the inbox, each put and taken away in the transaction of the change it belongs to. */
final class ExperienceItems {
    /** What waits is of this use, see {@link ExperienceInbox}. */
    static final String USE = "protocol-experience";

    static final String REVIEW = "inbox.experience.review";
    static final String ACCEPTED = "inbox.experience.accepted";
    static final String DECLINED = "inbox.experience.declined";

    private final Inbox inbox;

    ExperienceItems(Inbox inbox) {
        this.inbox = inbox;
    }

    /** It waits for whoever reviews, and did not write it. */
    void submitted(Experience.Submitted experience, Protocol record) {
        inbox.put(new InboxItem(
                USE,
                "review/" + experience.id(),
                experience.id(),
                ItemKind.REVIEW,
                new Recipient.Holders(Editions.REVIEW, experience.by().hands()),
                REVIEW,
                List.of(record.content().title()),
                path(experience)));
    }

    /** The answer to its author. */
    void answered(Experience experience, Protocol record) {
        inbox.clear(USE, experience.id());
        inbox.put(new InboxItem(
                USE,
                "answer/" + experience.id(),
                experience.id(),
                ItemKind.NEWS,
                new Recipient.One(experience.by().counts()),
                experience.state() == Experience.State.ACCEPTED ? ACCEPTED : DECLINED,
                List.of(record.content().title()),
                path(experience)));
    }

    /** Its author took it back. */
    void withdrawn(Experience experience) {
        inbox.clear(USE, experience.id());
    }

    private static String path(Experience experience) {
        return "/protocols/" + experience.protocol() + "/experience/" + experience.id();
    }
}
