package org.enlace.calendar;

import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/**
 * Invitations by mail that calendar programs understand: iTIP (RFC 5546) by mail (RFC 6047). A service.
 *
 * <p>The node remembers what was told to whom, so that a module only ever says how things are now: whoever was not told yet is
 * invited ({@code REQUEST}); whoever was is told what changed, the event or one occurrence alone, with a sequence that grows; whoever
 * is no longer invited is told that it is off for them ({@code CANCEL}), and all are where the event is cancelled; to whom nothing is
 * new nothing is sent. Nobody reads who else is invited. Answers go to the organiser's mailbox.
 */
public interface Invitations {
    /** What the audit calls an invitation. */
    String KIND = "invitation";

    /**
     * Tells those who are to know, in the current transaction or one of its own: what is undone is not sent.
     *
     * @param caller for the audit: whoever made the change that is told
     * @return what was put into the outbox; nothing is sent or remembered while the node sends no mail
     * @throws org.enlace.platform.Stale when the same event is being told by somebody else
     */
    Told announce(Invitation invitation, Caller caller);

    /**
     * An officer as an attendee, in the officer's language. Empty for an account that cannot be signed in to now, or that has given no
     * e-mail address: tell that officer otherwise, such as by an item of the inbox.
     */
    Optional<Attendee> attendee(OfficerId officer);

    /**
     * Forgets what was told of an event whose record is gone, in the current transaction or one of its own. Nobody is told anything.
     */
    void forget(String uid, Caller caller);

    /**
     * @param sent     whether the node sends mail
     * @param invited  how many letters invite or change
     * @param called   how many letters say that it is off
     * @param sequence the sequence that was told last
     */
    record Told(boolean sent, int invited, int called, int sequence) {}
}
