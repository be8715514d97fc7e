package org.enlace.jit.internal.signing;

import java.time.Duration;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TeamJob;
import org.enlace.platform.contribution.Job;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks each hour which teams come to their end, and takes back what parties were sent that have left. */
@Component(service = Job.class)
public final class SigningJob extends TeamJob<Desks> {
    @Activate
    public SigningJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, "jit-terms", Duration.ofHours(1));
    }

    @Override
    protected void round(Desks desks) {
        desks.signing().round();
    }
}
