package org.enlace.platform.contribution;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one question to health checks, side by side, each on a daemon thread of its own and for a limited time. A check that
 * hangs is not asked a second time while it still does, so that monitoring piles up no threads; it is never interrupted either,
 * since Derby takes that for the end of the database. Safe for several threads; who asks meanwhile shares the answer.
 *
 * @param <T> what a check answers with
 */
public final class Checkup<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

    private final Duration limit;
    private final Function<HealthCheck, List<T>> question;
    private final Function<Silence, T> silent;
    private final Map<HealthCheck, Asked<T>> running = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /**
     * @param limit    how long each check may take
     * @param question what is asked of each check
     * @param silent   what stands for a check that gives no answer
     */
    public Checkup(Duration limit, Function<HealthCheck, List<T>> question, Function<Silence, T> silent) {
        this.limit = Objects.requireNonNull(limit, "limit");
        this.question = Objects.requireNonNull(question, "question");
        this.silent = Objects.requireNonNull(silent, "silent");
    }

    /**
     * What one check said.
     *
     * @param name of the check
     * @param said nothing when all is well
     */
    public record Answer<T>(String name, List<T> said) {}

    /**
     * Why a check gave no answer.
     *
     * @param check   its name
     * @param limit   how long it had
     * @param failure the simple name of what it failed with; empty when it did not answer in time
     */
    public record Silence(String check, Duration limit, String failure) {
        /** English. */
        public String message() {
            return "The check "
                    + (failure.isEmpty()
                            ? "gave no answer within " + limit.toSeconds() + " seconds"
                            : "failed with " + failure)
                    + ": the log may tell why";
        }
    }

    private record Asked<T>(CompletableFuture<List<T>> answer, long since) {}

    /** The answers of all checks, by name; takes no longer than the limit. */
    public List<Answer<T>> ask(Collection<HealthCheck> checks) {
        Map<HealthCheck, Asked<T>> asked = new LinkedHashMap<>();
        checks.forEach(check -> asked.put(check, begin(check)));
        return asked.entrySet().stream()
                .map(each -> await(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Answer::name))
                .toList();
    }

    private Asked<T> begin(HealthCheck check) {
        return running.computeIfAbsent(check, any -> {
            CompletableFuture<List<T>> answer = new CompletableFuture<>();
            Thread thread = new Thread(() -> answer(check, answer), "check-" + name(check));
            thread.setDaemon(true);
            thread.start();
            return new Asked<>(answer, System.nanoTime());
        });
    }

    private void answer(HealthCheck check, CompletableFuture<List<T>> answer) {
        try {
            List<T> said = List.copyOf(question.apply(check));
            running.remove(check);
            failing.remove(name(check));
            answer.complete(said);
        } catch (Throwable e) {
            running.remove(check);
            if (failing.add(name(check))) {
                LOG.error("The check {} failed; it is logged once until it answers again", name(check), e);
            }
            answer.completeExceptionally(e);
        }
    }

    private Answer<T> await(HealthCheck check, Asked<T> asked) {
        long left = limit.toNanos() - (System.nanoTime() - asked.since());
        try {
            return new Answer<>(name(check), asked.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return silence(check, "");
        } catch (ExecutionException e) {
            return silence(check, e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silence(check, "");
        }
    }

    private Answer<T> silence(HealthCheck check, String failure) {
        return new Answer<>(name(check), List.of(silent.apply(new Silence(name(check), limit, failure))));
    }

    private static String name(HealthCheck check) {
        try {
            return check.name();
        } catch (RuntimeException | LinkageError e) {
            return check.getClass().getSimpleName();
        }
    }
}
