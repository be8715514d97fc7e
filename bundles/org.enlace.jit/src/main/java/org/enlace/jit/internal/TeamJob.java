package org.enlace.jit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.service.component.ComponentServiceObjects;

/**
 * What comes round in teams; the use cases are asked for when it is due first.
 *
 * @param <T> where these are
 */
public abstract class TeamJob<T> implements Job {
    private final Supplier<T> area;
    private final String name;
    private final Duration every;

    /** @param name what administrators see, such as {@code jit-files} */
    protected TeamJob(ComponentServiceObjects<T> area, String name, Duration every) {
        this.area = new Lazily<>(area);
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
        round(area.get());
    }

    /** Does what is due, in transactions of its own, or begins it on a thread of its own. */
    protected abstract void round(T area);
}
