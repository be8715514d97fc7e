package org.enlace.jit.internal.work;

import java.time.Duration;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TeamJob;
import org.enlace.platform.contribution.Job;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Goes on telling countries that joined a team what was written before, and taking entries back from those that left. */
@Component(service = Job.class)
public final class EntryJob extends TeamJob<Desks> {
    @Activate
    public EntryJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, "jit-entries", Duration.ofMinutes(5));
    }

    @Override
    protected void round(Desks desks) {
        desks.work().round();
        desks.chains().round();
    }
}
