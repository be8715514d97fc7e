package org.enlace.jit.internal.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.StatementBook;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks each hour which teams come to their end, and takes back what parties were sent that have left. */
@Component(service = Job.class)
public final class SigningJob implements Job {
    private final Supplier<SigningArea> area;

    @Activate
    public SigningJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        Supplier<Desks> lazily = new Lazily<>(desks);
        area = () -> lazily.get().signing();
    }

    @Override
    public String name() {
        return "jit-terms";
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(1));
    }

    @Override
    public void run(Instant due) {
        area.get().round();
    }
}
