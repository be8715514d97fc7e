package org.enlace.modules.internal;

import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes down what becomes of modules. What changes are files and bundles, not rows, so there is one entry before and one after:
 * nothing is changed without the first, and what lacks the second was cut off or undone.
 */
@Component(service = ModuleActs.class)
public class ModuleActs {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleActs.class);

    private Audit audit;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setAudit(Audit there) {
        audit = there;
        notifyAll();
    }

    synchronized void unsetAudit(Audit gone) {
        if (audit == gone) {
            audit = null;
        }
    }

    private synchronized Audit now() {
        return audit;
    }

    /** Waits until there is an audit. */
    synchronized void await() throws InterruptedException {
        while (audit == null) {
            wait();
        }
    }

    /** @throws Refusal {@code module.not-audited} when it cannot be taken down */
    public void record(Act act) {
        Audit there = now();
        try {
            if (there != null) {
                there.record(act);
                return;
            }
        } catch (RuntimeException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
        throw refusal("the audit is not running");
    }

    /** What can no longer be undone, or came to nothing; where the audit cannot take it down, the log keeps it. */
    void note(Act act) {
        try {
            record(act);
        } catch (Refusal refusal) {
            LOG.warn(
                    "The audit could not take down {} on {}, {}: {}",
                    act.code(),
                    act.subject(),
                    act.outcome(),
                    refusal.getMessage());
        }
    }

    private static Refusal refusal(String why) {
        return new Refusal(
                "module.not-audited",
                "Modules are not changed while the audit cannot take it down: " + why
                        + "; node:status tells what is wrong, then repeat",
                why);
    }
}
