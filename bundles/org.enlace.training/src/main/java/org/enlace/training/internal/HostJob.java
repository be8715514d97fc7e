package org.enlace.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.enlace.training.Trainings;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks hosts whose countries take part since a placement was accepted, and notices where another node did not take a question. */
@Component(service = Job.class)
public final class HostJob implements Job {
    private final Supplier<Desks> desks;

    @Activate
    public HostJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String name() {
        return "training-hosts";
    }

    @Override
    public String module() {
        return Trainings.MODULE;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(1));
    }

    @Override
    public void run(Instant due) {
        desks.get().hostAsks().settle();
    }
}
