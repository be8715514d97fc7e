package org.enlace.modules.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.InstalledModule.State;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells when an installed module does not serve. The node waits for modules that start; it goes on without broken ones. */
@Component
public final class ModulesHealth implements HealthCheck {
    private final ModuleLifecycle modules;
    private final DemoModules demo;

    @Activate
    public ModulesHealth(@Reference ModuleLifecycle modules, @Reference DemoModules demo) {
        this.modules = modules;
        this.demo = demo;
    }

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(demo.problems());
        modules.permissions().problems().forEach(sentence -> problems.add(new Problem(false, sentence)));
        modules.damaged().forEach(sentence -> problems.add(new Problem(false, sentence)));
        for (InstalledModule module : modules.list()) {
            if (module.state() == State.CHANGING) {
                problems.add(
                        new Problem(false, "The module " + module.id() + " is being changed and answers in a moment"));
            } else if (module.state() != State.UP) {
                boolean starting = module.state() == State.STARTING;
                problems.add(new Problem(
                        starting,
                        "The module " + module.id() + " " + (starting ? "is starting" : "is not up") + "; module:info "
                                + module.id() + " says what it waits for"));
            }
        }
        return problems;
    }
}
