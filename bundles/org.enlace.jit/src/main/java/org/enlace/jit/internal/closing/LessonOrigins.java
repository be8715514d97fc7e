package org.enlace.jit.internal.closing;

import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.StatementBook;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeOrigins;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads from a practice back to the lesson it was drawn from, for those who see the content of its team; for others there is none. */
@Component(service = PracticeOrigins.class)
public final class LessonOrigins implements PracticeOrigins {
    private final Supplier<Desks> desks;

    @Activate
    public LessonOrigins(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    LessonOrigins(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public Optional<String> path(String key, Caller caller) {
        String[] parts = key.split("/");
        if (parts.length != 2 || !caller.holds(JitPermissions.READ)) {
            return Optional.empty();
        }
        return RecordId.read(parts[0])
                .filter(team -> desks.get().signing().door().view(caller, team).allows(Right.SEE_CONTENT))
                .flatMap(team ->
                        RecordId.read(parts[1]).map(lesson -> "/jit/teams/" + team + "/work/closing#lesson-" + lesson));
    }
}
