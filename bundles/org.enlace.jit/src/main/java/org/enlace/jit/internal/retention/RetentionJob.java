package org.enlace.jit.internal.retention;

import java.time.Duration;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.TeamJob;
import org.enlace.platform.contribution.Job;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has items proposed whose term is over, and erased that two officers confirmed, on a thread that keeps no other job back. */
@Component(service = Job.class)
public final class RetentionJob extends TeamJob<RetentionArea> {
    @Activate
    public RetentionJob(@Reference(service = RetentionArea.class) ComponentServiceObjects<RetentionArea> area) {
        super(area, "jit-retention", Duration.ofHours(1));
    }

    @Override
    protected void round(RetentionArea area) {
        area.begin();
    }

    @Override
    public String follow() {
        return "jit:retention";
    }
}
