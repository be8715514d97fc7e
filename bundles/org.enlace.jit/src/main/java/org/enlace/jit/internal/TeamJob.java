package org.enlace.jit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.service.component.ComponentServiceObjects;

/** What comes round in teams; the use cases are asked for when it is due first. */
public abstract class TeamJob implements Job {
    private final Supplier<Desks> desks;
    private final String name;
    private final Duration every;

    /** @param name what administrators see, such as {@code jit-files} */
    protected TeamJob(ComponentServiceObjects<Desks> desks, String name, Duration every) {
        this.desks = new Lazily<>(desks);
        this.name = name;
        this.every = every;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String module() {
        return StatementBook.MODULE;
    }

    @Override
    public final Schedule schedule() {
        return Schedule.every(every);
    }

    @Override
    public final void run(Instant due) {
        round(desks.get());
    }

    /** What is due, in transactions of its own. */
    protected abstract void round(Desks desks);
}
