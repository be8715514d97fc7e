package org.enlace.jit.internal.bundle;

import java.time.Duration;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.TeamJob;
import org.enlace.platform.contribution.Job;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has bundles made whose making was interrupted, on a thread that keeps no other job back. */
@Component(service = Job.class)
public final class BundleJob extends TeamJob<BundleArea> {
    @Activate
    public BundleJob(@Reference(service = BundleArea.class) ComponentServiceObjects<BundleArea> area) {
        super(area, "jit-bundles", Duration.ofMinutes(5));
    }

    @Override
    protected void round(BundleArea area) {
        area.begin();
    }

    @Override
    public String follow() {
        return "jit:bundle";
    }
}
