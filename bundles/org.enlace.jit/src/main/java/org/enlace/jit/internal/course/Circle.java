package org.enlace.jit.internal.course;

import java.util.List;
import java.util.Optional;
import org.enlace.jit.Stamp;
import org.enlace.jit.Team;
import org.enlace.jit.TeamState;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.People;
import org.enlace.jit.internal.TeamStore.Ground;
import org.enlace.jit.internal.TeamStore.Reader;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Who knows of a team on this node before its agreement is in force: whoever began it, and whom they bring in. */
final class Circle {
    private static final int MOST = 100;

    private final JitStores stores;
    private final Changes changes;
    private final People people;

    Circle(JitStores stores, Changes changes, People people) {
        this.stores = stores;
        this.changes = changes;
        this.people = people;
    }

    /** Whether the circle decides in a state; afterwards designations do. */
    boolean decides(TeamState state) {
        return state.compareTo(TeamState.ACTIVE) < 0;
    }

    List<Reader> of(RecordId team) {
        return stores.teams().readers(team).stream()
                .filter(reader -> reader.ground() == Ground.CIRCLE)
                .toList();
    }

    /** Whoever begins it; in a team nobody acts for another. */
    void begun(RecordId team, Stamp by, Caller caller) {
        put(team, caller.officer(), by);
    }

    private void put(RecordId team, OfficerId officer, Stamp by) {
        stores.teams().put(team, new Reader(officer, Ground.CIRCLE, by.at(), Optional.empty(), by));
    }

    void bringIn(Stored stored, OfficerId officer, Stamp by, Caller caller) {
        RecordId team = stored.core().id();
        people.requireReader(officer, "officer");
        List<Reader> now = of(team);
        if (now.stream().anyMatch(reader -> reader.officer().equals(officer))) {
            return;
        }
        if (now.size() >= MOST) {
            throw new Refusal(
                            "jit.too-many",
                            "The circle has " + MOST + " officers, which is the most",
                            "circle",
                            MOST,
                            MOST)
                    .at("officer");
        }
        put(team, officer, by);
        stores.teams().touch(team, by.at());
        changes.record(Act.done("jit.bring-in", caller).on(Team.KIND, team).concerning(officer));
        changes.found();
    }

    void letGo(Stored stored, OfficerId officer, Stamp by, Caller caller) {
        RecordId team = stored.core().id();
        List<Reader> now = of(team);
        if (now.stream().noneMatch(reader -> reader.officer().equals(officer))) {
            return;
        }
        if (now.size() == 1 && stored.state().atHome()) {
            throw new Refusal(
                            "jit.last-of-circle",
                            officer + " is the last who knows of "
                                    + stored.core().reference() + "; bring somebody else in first",
                            officer,
                            stored.core().reference())
                    .at("officer");
        }
        stores.teams().remove(team, officer, Ground.CIRCLE);
        stores.teams().touch(team, by.at());
        changes.record(Act.done("jit.let-go", caller).on(Team.KIND, team).concerning(officer));
        changes.found();
    }
}
