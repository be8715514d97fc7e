package org.enlace.jit.internal.work;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.TeamInbox;
import org.enlace.jit.internal.access.TeamDoor;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what waits for members of teams in their working spaces, and shows it for as long as they see what is there. */
@Component(service = InboxUse.class)
public final class WorkInbox extends TeamInbox {
    private static final Set<EntryKind> INFORMS = EnumSet.of(EntryKind.SAME);

    private final Supplier<Desks> desks;

    @Activate
    public WorkInbox(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    WorkInbox(Supplier<Desks> desks) {
        super(Mentions.USE, "inbox.work");
        this.desks = desks;
    }

    /** A record is an entry that wants something, or a team; what can only be done by writing waits for those who write now. */
    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        Map<RecordId, Trace> entries = desks.get().work().traces(records);
        TeamDoor door = desks.get().signing().door();
        Map<RecordId, TeamView> teams = new HashMap<>();
        Set<RecordId> known = new HashSet<>();
        for (RecordId record : records) {
            Optional<Trace> entry = Optional.ofNullable(entries.get(record));
            TeamView view =
                    teams.computeIfAbsent(entry.map(Trace::team).orElse(record), team -> door.view(caller, team));
            boolean there = entry.filter(Trace::takenBack).isEmpty();
            boolean informs = entry.map(Trace::kind).map(INFORMS::contains).orElse(true);
            if (there && view.allows(informs ? Right.SEE_CONTENT : Right.WRITE)) {
                known.add(record);
            }
        }
        return known;
    }
}
