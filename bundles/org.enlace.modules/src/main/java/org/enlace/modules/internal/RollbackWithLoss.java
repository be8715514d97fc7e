package org.enlace.modules.internal;

import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.DecisionHandler;
import org.enlace.platform.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Goes back although something was written since the upgrade, as two officers decided; never if more was written since then. */
@Component
public final class RollbackWithLoss implements DecisionHandler {
    private final ModuleLifecycle modules;

    @Activate
    public RollbackWithLoss(@Reference ModuleLifecycle modules) {
        this.modules = modules;
    }

    @Override
    public String kind() {
        return Losses.ROLLBACK;
    }

    @Override
    public void carryOut(Decision decision, Caller second) {
        modules.rollback(
                decision.module(),
                second,
                (step, done, total) -> {},
                Long.parseLong(decision.facts().get(Losses.ROWS)));
    }
}
