package org.enlace.protocols.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.enlace.protocols.Editions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Brings approved versions into effect on their day. It looks each hour, because the node's own zone and that of its country may
 * differ; where nothing is due that is one look into an index. Then partners who were told of an adoption hear how far the country has
 * come since, once a day at most.
 */
@Component
public final class EditionWatch implements Job {
    private final Editions editions;
    private final AdoptionCopies copies;

    @Activate
    public EditionWatch(@Reference Editions editions, @Reference AdoptionCopies copies) {
        this.editions = editions;
        this.copies = copies;
    }

    @Override
    public String name() {
        return "protocol-library-versions";
    }

    @Override
    public String module() {
        return "protocol-library";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(1));
    }

    @Override
    public void run(Instant due) {
        editions.takeEffect();
        copies.progressed(due.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
