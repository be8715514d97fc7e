package org.enlace.jit.internal.loan;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.StatementBook;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Goes on with what is lent and borrowed, on a thread that keeps no other job back; and looks whether a time is over. */
@Component(service = Job.class)
public final class LoanJob implements Job {
    private final Supplier<LoanArea> area;

    @Activate
    public LoanJob(@Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> area) {
        this.area = new Lazily<>(area);
    }

    @Override
    public String name() {
        return "jit-loans";
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(5));
    }

    @Override
    public void run(Instant due) {
        area.get().begin();
    }

    @Override
    public String follow() {
        return "the loans of each team, and the log where one fails";
    }
}
