package org.enlace.jit.internal.signing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.TeamInbox;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what is to be signed and what comes to its end, and shows it to whom the team shows it: to sign only to who may. */
@Component(service = InboxUse.class)
public final class SigningInbox extends TeamInbox {
    private final Supplier<SigningArea> area;

    @Activate
    public SigningInbox(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(Notices.USE, "inbox.signing");
        Supplier<Desks> lazily = new Lazily<>(desks);
        area = () -> lazily.get().signing();
    }

    SigningInbox(Supplier<SigningArea> area) {
        super(Notices.USE, "inbox.signing");
        this.area = area;
    }

    /** A record is a text that is to be signed, or a team. */
    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        Set<RecordId> known = new HashSet<>();
        for (RecordId record : records) {
            Optional<RecordId> team = area.get().standings().team(record);
            Right right = team.isPresent() ? Right.SIGN : Right.SEE_COURSE;
            if (area.get().door().view(caller, team.orElse(record)).allows(right)
                    && !area.get().desk().drafted(record, caller)) {
                known.add(record);
            }
        }
        return known;
    }
}
