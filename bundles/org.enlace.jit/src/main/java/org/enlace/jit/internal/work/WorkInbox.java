package org.enlace.jit.internal.work;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.access.TeamDoor;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what waits for members of teams in their working spaces, and shows it for as long as they see what is there. */
@Component(service = InboxUse.class)
public final class WorkInbox implements InboxUse {
    private final Texts texts = Texts.of(WorkInbox.class);
    private final Supplier<TeamDoor> door;

    @Activate
    public WorkInbox(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        Supplier<Desks> lazily = new Lazily<>(desks);
        door = () -> lazily.get().signing().door();
    }

    WorkInbox(Supplier<TeamDoor> door) {
        this.door = door;
    }

    @Override
    public String name() {
        return Mentions.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.work");
    }

    @Override
    public Permission read() {
        return JitPermissions.READ;
    }

    /** A record is a team. */
    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        Set<RecordId> known = new HashSet<>();
        for (RecordId team : records) {
            if (door.get().view(caller, team).allows(Right.SEE_CONTENT)) {
                known.add(team);
            }
        }
        return known;
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
