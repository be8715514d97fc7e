package org.enlace.jit.internal.evidence;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** How long stored evidence may go without being hashed. */
@Component(service = ContentTerms.class, configurationPid = EvidenceConfig.PID)
public final class ContentTerms {
    private volatile Duration after;

    @Activate
    public ContentTerms(EvidenceConfig config) {
        this(config.verifyDays());
    }

    private ContentTerms(int days) {
        after = Duration.ofDays(days);
    }

    /** For what has no framework. */
    public static ContentTerms of(int days) {
        return new ContentTerms(days);
    }

    /** The pages of the module stay while its terms change. */
    @Modified
    void look(EvidenceConfig config) {
        after = Duration.ofDays(config.verifyDays());
    }

    public Duration after() {
        return after;
    }
}
