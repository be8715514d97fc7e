package org.enlace.jit.internal.work;

import java.time.Duration;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TeamJob;
import org.enlace.platform.contribution.Job;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells, makes and erases the files of entries that could not be before; apart, so that no file keeps an entry back. */
@Component(service = Job.class)
public final class FileJob extends TeamJob<Desks> {
    @Activate
    public FileJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, "jit-files", Duration.ofMinutes(5));
    }

    @Override
    protected void round(Desks desks) {
        desks.work().files().round();
    }
}
