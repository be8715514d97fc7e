package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.enlace.training.Trainings;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks each morning whoever has not answered an open questionnaire. */
@Component(service = Job.class)
public final class EvaluationJob implements Job {
    private static final LocalTime MORNING = LocalTime.of(6, 30);

    private final Supplier<Desks> desks;

    @Activate
    public EvaluationJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    EvaluationJob(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @Override
    public String name() {
        return "training-reminders";
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
        desks.get().evaluation().reminders().remind(false, Caller.node(Trainings.ORGANISE));
    }
}
