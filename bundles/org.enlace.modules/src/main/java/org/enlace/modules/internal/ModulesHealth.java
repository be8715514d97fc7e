package org.enlace.modules.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.InstalledModule.State;
import org.enlace.platform.Node;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells when an installed module does not serve. The node waits for modules that start; it goes on without broken ones. */
@Component
public final class ModulesHealth implements HealthCheck {
    private static final Texts TEXTS = Texts.of(ModulesHealth.class);

    private final ModuleLifecycle modules;
    private final DemoModules demo;
    private final Path home;

    @Activate
    public ModulesHealth(@Reference ModuleLifecycle modules, @Reference DemoModules demo, @Reference Node node) {
        this.modules = modules;
        this.demo = demo;
        this.home = node.home();
    }

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(demo.problems());
        modules.permissions().problems().forEach(sentence -> problems.add(new Problem(false, sentence)));
        modules.unreadable().forEach(sentence -> problems.add(new Problem(false, sentence)));
        modules.leftBehind().ifPresent(sentence -> problems.add(new Problem(false, sentence + ". Restart the node")));
        Map<String, String> held = modules.held();
        for (InstalledModule module : modules.list()) {
            if (held.containsKey(module.id())) {
                problems.add(new Problem(false, module.id() + " is not started: " + held.get(module.id())));
            } else if (module.state() == State.CHANGING) {
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

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        demo.problems().forEach(problem -> findings.add(Finding.of(problem)));
        modules.permissions()
                .problems()
                .forEach(sentence -> findings.add(Finding.of(TEXTS, Severity.WARNING, "module.permissions", sentence)));
        PlatformParts.changed(home)
                .forEach(part -> findings.add(Finding.of(TEXTS, Severity.CRITICAL, "platform.changed", part)));
        List<String> changed = modules.changed();
        changed.forEach(id -> findings.add(Finding.of(TEXTS, Severity.CRITICAL, "module.changed", id)));
        modules.unreadable()
                .forEach(sentence -> findings.add(Finding.of(TEXTS, Severity.CRITICAL, "module.damaged", sentence)));
        modules.leftBehind()
                .ifPresent(
                        sentence -> findings.add(Finding.of(TEXTS, Severity.WARNING, "module.left-behind", sentence)));
        for (InstalledModule module : modules.list()) {
            if (changed.contains(module.id())) {
                continue;
            }
            if (module.state() == State.DOWN) {
                findings.add(Finding.of(TEXTS, Severity.CRITICAL, "module.down", module.id()));
            } else if (module.state() != State.UP) {
                findings.add(Finding.of(TEXTS, Severity.NOTE, "module.changing", module.id()));
            }
        }
        return findings;
    }
}
