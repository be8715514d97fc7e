package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.util.function.Supplier;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.enlace.training.Trainings;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends organisers each morning what people of this country answered, before anybody is asked. */
@Component(service = Job.class)
public final class EvaluationTravelJob implements Job {
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Supplier<Desks> desks;

    @Activate
    public EvaluationTravelJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String name() {
        return "training-answers";
    }

    @Override
    public String module() {
        return Trainings.MODULE;
    }

    @Override
    public Schedule schedule() {
        return Schedule.daily(MORNING);
    }

    @Override
    public void run(Instant due) {
        desks.get().evaluation().returns().daily();
    }
}
