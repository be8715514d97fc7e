package org.enlace.calendar.internal;

import java.time.Clock;
import java.util.Optional;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.Invitation;
import org.enlace.calendar.Invitations;
import org.enlace.identity.Callers;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.mail.Mail;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the use cases of invitations together, when a module first invites. */
@Component(service = Invitations.class)
public final class InvitationComponent implements Invitations {
    private final Invitations desk;

    @Activate
    public InvitationComponent(
            @Reference CalendarStores stores,
            @Reference Mail mail,
            @Reference Callers callers,
            @Reference Officers officers,
            @Reference Transactions transactions,
            @Reference Audit audit) {
        desk = new InvitationDesk(
                stores.invitations(),
                mail,
                officer -> callers.of(officer, "calendar").flatMap(caller -> attendee(officers.self(caller))),
                transactions,
                audit,
                Clock.systemUTC());
    }

    static Optional<Attendee> attendee(Officer officer) {
        Profile profile = officer.profile();
        return profile.email().map(address -> new Attendee(address, profile.name(), profile.language()));
    }

    @Override
    public Told announce(Invitation invitation, Caller caller) {
        return desk.announce(invitation, caller);
    }

    @Override
    public Optional<Attendee> attendee(OfficerId officer) {
        return desk.attendee(officer);
    }

    @Override
    public void forget(String uid, Caller caller) {
        desk.forget(uid, caller);
    }
}
