package org.enlace.jit.internal.work;

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

/** Tells, makes and erases the files of entries that could not be before; apart, so that no file keeps an entry back. */
@Component(service = Job.class)
public final class FileJob implements Job {
    private final Supplier<Desks> desks;

    @Activate
    public FileJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String name() {
        return "jit-files";
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
        desks.get().work().files().round();
    }
}
