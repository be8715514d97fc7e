package org.enlace.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.HealthCheck.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** How the node is, asked anew each time. */
@Component(service = NodeState.class)
public final class NodeState {
    private static final int PATIENCE_SECONDS = 2;

    private final BundleContext context;
    private final Node node;
    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();

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
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        checks.forEach(check ->
                asked.add(CompletableFuture.supplyAsync(() -> new Answer(check.name(), List.copyOf(check.problems())))
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .exceptionally(failure -> new Answer(check.name(), List.of(failed(failure))))));
        List<Answer> answers = new ArrayList<>();
        asked.forEach(answer -> answers.add(answer.join()));
        answers.add(new Answer("bundles", bundles()));
        answers.sort(Comparator.comparing(Answer::name));
        return answers;
    }

    private static Problem failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String what = cause instanceof java.util.concurrent.TimeoutException
                ? "gave no answer within " + PATIENCE_SECONDS + " seconds"
                : "failed with " + cause.getClass().getSimpleName();
        return new Problem(true, "The check " + what + ": the log may tell why");
    }

    private List<Problem> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE
                        && bundle.getState() != Bundle.STARTING
                        && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .map(bundle -> new Problem(
                        false, "The bundle " + bundle.getSymbolicName() + " is not running: the log tells why"))
                .toList();
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
