package org.enlace.jit.internal.signing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what is to be signed and what comes to its end, and shows it to whom the team shows it: to sign only to who may. */
@Component(service = InboxUse.class)
public final class SigningInbox implements InboxUse {
    private final Texts texts = Texts.of(SigningInbox.class);
    private final Supplier<SigningArea> area;

    @Activate
    public SigningInbox(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        Supplier<Desks> lazily = new Lazily<>(desks);
        area = () -> lazily.get().signing();
    }

    SigningInbox(Supplier<SigningArea> area) {
        this.area = area;
    }

    @Override
    public String name() {
        return Notices.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.signing");
    }

    @Override
    public Permission read() {
        return JitPermissions.READ;
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

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
