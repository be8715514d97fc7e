package org.enlace.jit.internal.evidence;

import java.time.Duration;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TeamJob;
import org.enlace.platform.contribution.Job;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has stored evidence read again that was not for long, some of it each hour; reading is left to a thread of its own. */
@Component(service = Job.class, configurationPid = EvidenceConfig.PID)
public final class ContentJob extends TeamJob<Desks> {
    private final Duration after;
    private final long bytes;

    @Activate
    public ContentJob(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks, EvidenceConfig config) {
        super(desks, "jit-evidence-hashes", Duration.ofHours(1));
        after = Duration.ofDays(config.verifyDays());
        bytes = config.verifyBytes();
    }

    @Override
    protected void round(Desks desks) {
        desks.contents().round(after, bytes);
    }

    @Override
    public String follow() {
        return "jit:evidence-verify";
    }
}
