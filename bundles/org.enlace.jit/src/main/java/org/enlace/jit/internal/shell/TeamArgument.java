package org.enlace.jit.internal.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.jit.Place;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Dossiers;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** A team as somebody types it: by its id or its reference; which teams there are is seen by whoever oversees. */
final class TeamArgument {
    private static final Pattern RECORD = Pattern.compile("[0-9a-fA-F-]{36}");
    private static final int MOST = 50;

    private TeamArgument() {}

    /** @throws NotFound @throws Refusal {@code jit.reference-twice} */
    static RecordId team(Desks desks, String typed, Caller caller) {
        if (RECORD.matcher(typed).matches()) {
            return RecordId.parse(typed);
        }
        List<RecordId> found = desks
                .courses()
                .overview(new Query(Optional.empty(), Optional.empty(), typed), Place.FIRST, MOST, caller)
                .items()
                .stream()
                .filter(line -> line.reference().equalsIgnoreCase(typed))
                .map(TeamLine::id)
                .toList();
        if (found.size() > 1) {
            throw new Refusal(
                    "jit.reference-twice",
                    "Several teams have the reference \"" + typed + "\"; give the id of one: " + found,
                    typed,
                    found);
        }
        return found.stream().findFirst().orElseThrow(() -> new NotFound(Dossiers.TEAM, typed));
    }
}
