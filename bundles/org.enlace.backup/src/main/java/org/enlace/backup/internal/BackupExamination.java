package org.enlace.backup.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;

/**
 * What an administrator should know of the backups: that there are none, that they are old, and that nobody has seen whether one can be
 * restored.
 *
 * @param status what is remembered of them
 * @param folder where they go by themselves; empty where nobody has said
 * @param wrong  what is configured for it and is no absolute path; empty otherwise
 * @param since  when the node was started
 */
record BackupExamination(Status status, Optional<Path> folder, String wrong, Instant since) {
    /** So long a node that makes a backup each day may be without one. */
    static final Duration LATE = Duration.ofHours(50);

    /** And one whose administrator makes them by hand. */
    private static final Duration LATE_BY_HAND = Duration.ofDays(8);

    /** Once a month one is restored for trial, and a few days are given. */
    private static final Duration TRIAL = Duration.ofDays(35);

    private static final Texts TEXTS = Texts.of(BackupExamination.class);

    /** @param demo whether nothing on the node is worth a backup */
    List<Finding> findings(boolean demo, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (!wrong.isEmpty()) {
            findings.add(Finding.of(TEXTS, Severity.WARNING, "backup.folder", wrong));
        }
        if (folder.isPresent() && !status.trouble().isEmpty()) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "backup.failed", status.trouble()));
        }
        if (folder.isEmpty() && status.made().isEmpty()) {
            if (!demo) {
                findings.add(Finding.of(TEXTS, Severity.WARNING, "backup.none"));
            }
            return findings;
        }
        Duration age = Duration.between(status.made().orElse(since), now);
        if (age.compareTo(folder.isPresent() ? LATE : LATE_BY_HAND) > 0) {
            findings.add(Finding.of(TEXTS, Severity.WARNING, "backup.old", age.toDays()));
        }
        if (status.made().isPresent()) {
            Optional<Duration> trial = status.verified().map(at -> Duration.between(at, now));
            if (trial.isEmpty()) {
                findings.add(Finding.of(TEXTS, Severity.WARNING, "backup.unproven"));
            } else if (trial.get().compareTo(TRIAL) > 0) {
                findings.add(Finding.of(
                        TEXTS, Severity.WARNING, "backup.proven-long-ago", trial.get().toDays()));
            }
        }
        return findings;
    }

    List<Figure> figures(Instant now) {
        List<Figure> figures = new ArrayList<>();
        status.made()
                .ifPresent(at -> figures.add(Figure.of(
                        "enlace_backup_age_seconds",
                        "Since the last backup was made",
                        Duration.between(at, now).toSeconds())));
        status.verified()
                .ifPresent(at -> figures.add(Figure.of(
                        "enlace_backup_trial_age_seconds",
                        "Since a backup was last restored for trial",
                        Duration.between(at, now).toSeconds())));
        return figures;
    }
}
