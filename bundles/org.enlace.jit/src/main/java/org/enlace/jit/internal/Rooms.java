package org.enlace.jit.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Statement;
import org.enlace.jit.Team;
import org.enlace.jit.course.Answer;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.jit.internal.access.TeamDoor;
import org.enlace.jit.internal.course.Progress;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;

/** The door of every team: whoever may not know of one finds none. All areas come in by it. */
public final class Rooms {
    private final JitStores stores;
    private final Clock clock;
    private final Supplier<TeamDoor> door;

    public Rooms(JitStores stores, Clock clock, Supplier<TeamDoor> door) {
        this.stores = stores;
        this.clock = clock;
        this.door = door;
    }

    /**
     * A team of which the caller may read how it came about; that it is there, lists show to more.
     *
     * @throws NotFound to everybody else
     */
    public Stored stored(RecordId id, Caller caller) {
        caller.require(JitPermissions.READ);
        return open(id, caller).orElseThrow(() -> new NotFound(Team.KIND, id.toString()));
    }

    /** A team as {@link #stored} gives it; empty for everybody else. */
    public Optional<Stored> open(RecordId id, Caller caller) {
        return known(Set.of(id), caller).isEmpty() || !door.get().opens(caller, id)
                ? Optional.empty()
                : stores.teams().find(id);
    }

    public Team team(RecordId id, Caller caller) {
        return team(stored(id, caller));
    }

    /** Those of the teams the caller may know of; none without the permission to read. */
    public Set<RecordId> known(Collection<RecordId> ids, Caller caller) {
        return caller.holds(JitPermissions.READ) && !ids.isEmpty()
                ? stores.teams().known(ids, Sight.of(caller, clock.instant()))
                : Set.of();
    }

    /** What was stored, as the state it is. */
    public Team team(Stored stored) {
        Team.Core core = stored.core();
        SortedMap<CountryCode, Answer> answers = stored.state().atHome() ? new TreeMap<>() : answers(core.id());
        return switch (stored.state()) {
            case ASSESSED -> new Team.Assessed(core);
            case DRAFTED -> new Team.Drafted(core, stored.reason());
            case WITH_CENTRAL_AUTHORITY -> new Team.WithCentralAuthority(core);
            case NOT_PURSUED -> new Team.NotPursued(core, stored.reason());
            case SENT -> new Team.Sent(core, answers);
            case DECLINED -> new Team.Declined(core, answers);
            case NEGOTIATING -> new Team.Negotiating(core, answers);
            case SIGNING -> new Team.Signing(core, answers, run(stored));
            case ACTIVE -> new Team.Active(core, answers, run(stored));
            case EXPIRED -> new Team.Expired(core, answers, run(stored));
            case CLOSED_EARLY -> new Team.ClosedEarly(core, answers, run(stored));
            case POST_OPERATIONAL -> new Team.PostOperational(core, answers, run(stored));
            case ARCHIVED -> new Team.Archived(core, answers, run(stored));
            case PURGED -> new Team.Purged(core, answers, run(stored));
        };
    }

    private static Team.Run run(Stored stored) {
        return stored.run()
                .orElseThrow(() ->
                        new IllegalStateException("No run of " + stored.core().id()));
    }

    private SortedMap<CountryCode, Answer> answers(RecordId team) {
        List<Statement> said = stores.statements().of(team, Progress.KINDS);
        return Progress.of(said).map(Progress::answers).orElseGet(TreeMap::new);
    }
}
