package org.enlace.modules.internal;

import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.DecisionHandler;
import org.enlace.platform.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Destroys the records a removed module left, as two officers decided. */
@Component
public final class Purge implements DecisionHandler {
    private final ModuleLifecycle modules;

    @Activate
    public Purge(@Reference ModuleLifecycle modules) {
        this.modules = modules;
    }

    @Override
    public String kind() {
        return Losses.PURGE;
    }

    @Override
    public void carryOut(Decision decision, Caller second) {
        modules.purge(
                decision.module(),
                decision.facts().get(Losses.SCHEMA),
                Long.parseLong(decision.facts().get(Losses.ROWS)),
                second);
    }
}
