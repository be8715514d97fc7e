package org.enlace.jit.internal.access;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Explanation;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/** Why somebody may do what in a team, or why not: for themselves, for whoever changes this country's people, and for the administrator. */
public final class Explanations {
    private final TeamDoor door;
    private final Permissions permissions;
    private final Changes changes;

    /** Which permissions an account holds now. */
    @FunctionalInterface
    public interface Permissions {
        boolean holds(OfficerId officer, Permission permission);
    }

    public Explanations(TeamDoor door, Permissions permissions, Changes changes) {
        this.door = door;
        this.permissions = permissions;
        this.changes = changes;
    }

    /**
     * Each right of an account in a team, and why.
     *
     * @throws NotFound where the team is not known to the caller, or is none
     */
    public List<Explanation> of(RecordId team, OfficerId officer, Caller caller) {
        boolean own = officer.equals(caller.officer());
        TeamView view = own
                ? door.enter(caller, team, Right.values())
                : caller.holds(JitPermissions.OVERSEE)
                        ? door.enter(caller, team, Right.SEE_EXISTENCE)
                        : door.enter(caller, team, Right.CHANGE_PEOPLE);
        Predicate<Permission> holds = own ? caller::holds : permission -> permissions.holds(officer, permission);
        TeamView theirs = door.view(caller, view.team(), officer, holds);
        return changes.read(() -> {
            changes.record(Act.done("jit.explain-access", caller)
                    .on(Dossiers.TEAM, team)
                    .concerning(officer));
            return Arrays.stream(Right.values()).map(theirs.access()::explain).toList();
        });
    }
}
