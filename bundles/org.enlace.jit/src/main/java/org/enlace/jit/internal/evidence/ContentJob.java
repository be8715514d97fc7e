package org.enlace.jit.internal.evidence;

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

/** Has stored evidence read again that was not for long, some of it each hour; reading is left to a thread of its own. */
@Component(service = Job.class, configurationPid = EvidenceConfig.PID)
public final class ContentJob implements Job {
    private final Supplier<Desks> desks;
    private final Duration after;
    private final long bytes;

    @Activate
    public ContentJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks, EvidenceConfig config) {
        this.desks = new Lazily<>(desks);
        after = Duration.ofDays(config.verifyDays());
        bytes = config.verifyBytes();
    }

    @Override
    public String name() {
        return "jit-evidence-hashes";
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
        desks.get().contents().round(after, bytes);
    }
}
