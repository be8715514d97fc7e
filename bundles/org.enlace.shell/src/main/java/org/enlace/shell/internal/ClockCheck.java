package org.enlace.shell.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Node;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether the machine's clock can be believed, without asking anybody outside: it must not be behind what the node itself wrote,
 * and not have jumped since the start. Deadlines, certificates, adoptions and the order of the audit rest on it.
 */
@Component
public final class ClockCheck implements HealthCheck {
    /** What a time service may correct without anybody's attention. */
    static final Duration TOLERATED = Duration.ofMinutes(1);

    private static final Texts TEXTS = Texts.of(ClockCheck.class);

    private final List<Path> folders;
    private final Clock clock;
    private final Supplier<Instant> counted;

    @Activate
    public ClockCheck(@Reference Node node) {
        this(
                List.of(node.data().resolve("log"), node.data().resolve("run"), node.data()),
                Clock.systemUTC(),
                // The start by the clock of then, and the time since by a counter that nobody sets.
                () -> Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime())
                        .plusMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
    }

    /**
     * @param folders whose files the node writes
     * @param counted what time it would be, had nobody set the clock since the start
     */
    ClockCheck(List<Path> folders, Clock clock, Supplier<Instant> counted) {
        this.folders = List.copyOf(folders);
        this.clock = clock;
        this.counted = counted;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        Instant now = clock.instant();
        Instant newest = newest();
        if (newest.isAfter(now.plus(TOLERATED))) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "clock.behind", now.toString(), newest.toString()));
        }
        Duration jumped = Duration.between(counted.get(), now);
        if (jumped.abs().compareTo(TOLERATED) > 0) {
            findings.add(Finding.of(
                    TEXTS,
                    Severity.WARNING,
                    jumped.isNegative() ? "clock.set-back" : "clock.set-forward",
                    jumped.abs().toSeconds()));
        }
        return findings;
    }

    /** When the node last wrote, as the clock was then. */
    private Instant newest() {
        Instant newest = Instant.EPOCH;
        for (Path folder : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Instant written = written(file);
                    newest = written.isAfter(newest) ? written : newest;
                }
            } catch (NoSuchFileException | NotDirectoryException e) {
                // Nothing was written there yet.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return newest;
    }

    private static Instant written(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.EPOCH;
        }
    }
}
