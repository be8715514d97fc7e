package org.enlace.jit.internal.bundle;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.StatementBook;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has bundles made whose making was interrupted, on a thread that keeps no other job back. */
@Component(service = Job.class)
public final class BundleJob implements Job {
    private final Supplier<BundleArea> area;

    @Activate
    public BundleJob(@Reference(service = BundleArea.class) ComponentServiceObjects<BundleArea> area) {
        this.area = new Lazily<>(area);
    }

    @Override
    public String name() {
        return "jit-bundles";
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
        return "jit:bundle";
    }
}
