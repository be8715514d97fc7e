package org.enlace.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.Checkup;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.HealthCheck.Fact;
import org.enlace.platform.contribution.HealthCheck.Problem;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** How the node is, asked anew each time. */
@Component(service = NodeState.class)
public final class NodeState {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration EXAMINATION = Duration.ofSeconds(10);

    private final BundleContext context;
    private final Node node;
    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
    private final Checkup<Problem> checkup =
            new Checkup<>(PATIENCE, HealthCheck::problems, silence -> new Problem(true, silence.message()));
    private final Checkup<Fact> facts =
            new Checkup<>(PATIENCE, HealthCheck::facts, silence -> new Fact(silence.check(), silence.message()));
    private final Checkup<Finding> examination = new Checkup<>(EXAMINATION, HealthCheck::examine, NodeState::silent);

    @Activate
    public NodeState(BundleContext context, @Reference Node node) {
        this.context = context;
        this.node = node;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(HealthCheck check) {
        checks.add(check);
    }

    void remove(HealthCheck check) {
        checks.remove(check);
    }

    /**
     * The answer of one check.
     *
     * @param name     of the check
     * @param problems what is wrong; empty when all is well
     */
    record Answer(String name, List<Problem> problems) {
        String state() {
            return stateOf(problems);
        }
    }

    /** All checks, side by side, by name; one that does not answer within two seconds is a problem itself. */
    List<Answer> answers() {
        return checkup.ask(checks).stream()
                .map(each -> new Answer(each.name(), each.said()))
                .toList();
    }

    /** What checks say of the node beside what is wrong. */
    List<Fact> facts() {
        return facts.ask(checks).stream().flatMap(each -> each.said().stream()).toList();
    }

    /** What all checks find when they look thoroughly; one that gives no answer within ten seconds is a finding itself. */
    List<Checkup.Answer<Finding>> examined() {
        return examination.ask(checks);
    }

    private static Finding silent(Checkup.Silence silence) {
        return new Finding(
                Severity.CRITICAL,
                silence.failure().isEmpty() ? "check.silent" : "check.failed",
                Map.of(Language.EN, silence.message()),
                Map.of(Language.EN, "Read the log (log:tail) for the check " + silence.check()));
    }

    static String state(List<Answer> answers) {
        return stateOf(
                answers.stream().flatMap(answer -> answer.problems().stream()).toList());
    }

    private static String stateOf(List<Problem> problems) {
        if (problems.stream().anyMatch(Problem::blocking)) {
            return "not ready";
        }
        return problems.isEmpty() ? "ready" : "impaired";
    }

    Node node() {
        return node;
    }

    int bundleCount() {
        return context.getBundles().length;
    }

    /** Where the node answers, once it does. */
    Optional<String> address() {
        Path file = node.data().resolve("run").resolve("http");
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Instant started() {
        return ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    }
}
