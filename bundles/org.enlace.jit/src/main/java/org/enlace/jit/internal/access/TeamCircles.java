package org.enlace.jit.internal.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.internal.TeamStore;
import org.enlace.jit.internal.TeamStore.Ground;
import org.enlace.jit.internal.TeamStore.Reader;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Who prepares a team, as this node keeps it. */
public final class TeamCircles implements Preparers {
    private final TeamStore teams;

    public TeamCircles(TeamStore teams) {
        this.teams = teams;
    }

    @Override
    public Set<OfficerId> circle(RecordId team) {
        return teams.readers(team).stream()
                .filter(one -> one.ground() == Ground.CIRCLE)
                .map(Reader::officer)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean withCentral(RecordId team) {
        return teams.find(team).filter(Stored::central).isPresent();
    }

    @Override
    public boolean known(RecordId team) {
        return teams.find(team).isPresent();
    }
}
