package org.enlace.jit.internal.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.StatementBook;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has items proposed whose term is over, and erased that two officers confirmed, on a thread that keeps no other job back. */
@Component(service = Job.class)
public final class RetentionJob implements Job {
    private final Supplier<RetentionArea> area;

    @Activate
    public RetentionJob(@Reference(service = RetentionArea.class) ComponentServiceObjects<RetentionArea> area) {
        this.area = new Lazily<>(area);
    }

    @Override
    public String name() {
        return "jit-retention";
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
        area.get().begin();
    }

    @Override
    public String follow() {
        return "jit:retention";
    }
}
