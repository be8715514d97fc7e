package org.enlace.shell.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.enlace.platform.Node;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Errors of the last day in the log, by kind: which part of the node said so, and with which exception. What they said is not
 * repeated: it may name people.
 */
@Component
public final class LogCheck implements HealthCheck {
    private static final Texts TEXTS = Texts.of(LogCheck.class);
    private static final Duration LOOKED_BACK = Duration.ofDays(1);
    /** Lines looked at, from the end, and no more than {@link LogFile#MOST_BYTES}; a node that writes more in a day shows it anyhow. */
    private static final int MOST_LINES = 50_000;
    /** Kinds that are told one by one, the most frequent first. */
    private static final int MOST_KINDS = 10;

    private final Path file;
    private final Clock clock;

    @Activate
    public LogCheck(@Reference Node node) {
        this(LogFile.of(node), Clock.systemUTC());
    }

    LogCheck(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    private record Kind(String logger, String exception) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return exception.isEmpty() ? logger : logger + ", " + exception;
        }
    }

    private record Tally(int count, Instant last) {
        Tally plus(Tally later) {
            return new Tally(count + later.count, later.last);
        }
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public List<Finding> examine() {
        Map<Kind, Tally> kinds = errors();
        List<Finding> findings = kinds.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> -each.getValue().count()))
                .limit(MOST_KINDS)
                .map(each -> Finding.of(
                        TEXTS,
                        Severity.WARNING,
                        "log.errors",
                        each.getKey().toString(),
                        each.getValue().count(),
                        each.getValue().last().toString()))
                .toList();
        return kinds.size() <= MOST_KINDS
                ? findings
                : Stream.concat(
                                findings.stream(),
                                Stream.of(Finding.of(
                                        TEXTS, Severity.WARNING, "log.more-errors", kinds.size() - MOST_KINDS)))
                        .toList();
    }

    private Map<Kind, Tally> errors() {
        Instant from = clock.instant().minus(LOOKED_BACK);
        Map<Kind, Tally> kinds = new TreeMap<>();
        try {
            LogLine.read(LogFile.last(file, MOST_LINES, from), line -> {
                if (line.level().equals("ERROR") && line.time().isAfter(from)) {
                    kinds.merge(new Kind(line.logger(), line.exception()), new Tally(1, line.time()), Tally::plus);
                }
            });
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kinds;
    }
}
