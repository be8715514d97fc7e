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

/** Tells countries what their people attended: once for all who came meanwhile, and not while they stand at the door. */
@Component(service = Job.class)
public final class AttendedJob implements Job {
    private final Supplier<Desks> desks;

    @Activate
    public AttendedJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    AttendedJob(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @Override
    public String name() {
        return "training-attended";
    }

    @Override
    public String module() {
        return Trainings.MODULE;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(5));
    }

    @Override
    public void run(Instant due) {
        desks.get().tellAttended();
    }
}
