package org.enlace.calendar.internal;

import java.time.Clock;
import org.enlace.calendar.Invitation;
import org.enlace.calendar.Invitations;
import org.enlace.mail.Mail;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
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
            @Reference Transactions transactions,
            @Reference Audit audit) {
        desk = new InvitationDesk(stores.invitations(), mail, transactions, audit, Clock.systemUTC());
    }

    @Override
    public Told announce(Invitation invitation, Caller caller) {
        return desk.announce(invitation, caller);
    }

    @Override
    public void forget(String uid, Caller caller) {
        desk.forget(uid, caller);
    }
}
