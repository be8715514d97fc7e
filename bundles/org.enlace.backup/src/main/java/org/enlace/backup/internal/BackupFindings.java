package org.enlace.backup.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck.Fact;
import org.enlace.platform.contribution.HealthCheck.Problem;

/**
 * What those who watch over a node should know of its backups.
 *
 * @param restored the note that {@code bin/enlace restore} left, there until peers and audit were told
 * @param folder   where backups go by themselves; empty where nobody has said
 * @param wrong    what stands there instead of an absolute path; empty where nothing does
 */
record BackupFindings(Status status, Path restored, Optional<Path> folder, String wrong, Instant since, Instant now) {
    /** Of a backup each day: two nights, and a little. */
    private static final Duration LATE = Duration.ofHours(50);

    /** Where people make them. */
    private static final Duration LATE_BY_HAND = Duration.ofDays(8);

    private static final Duration UNPROVEN = Duration.ofDays(92);

    /** For so long after a restore it is said what people have to do. */
    private static final Duration REMINDED = Duration.ofDays(30);

    private static final Texts TEXTS = Texts.of(BackupFindings.class);

    /** Cheap; only of what the node was told to do by itself. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (isUntold()) {
            problems.add(new Problem(
                    false,
                    "This node was restored from a backup and has not told it yet, so that nothing goes to other countries."
                            + " It is tried again by itself; if it stays so for a minute, the log says why"));
        }
        if (!wrong.isEmpty()) {
            problems.add(new Problem(
                    false,
                    "\"folder\" of " + BackupComponent.PID + " is \"" + wrong
                            + "\", and no backups are made: set it to an absolute path, such as /mnt/backup"));
        } else if (folder.isPresent()) {
            scheduled(problems);
        }
        return problems;
    }

    private void scheduled(List<Problem> problems) {
        if (!status.trouble().isEmpty()) {
            problems.add(new Problem(false, "The last backup at its time was not made. " + status.trouble()));
        } else if (isLate(LATE)) {
            problems.add(new Problem(
                    false,
                    "No backup was made since " + last() + "; one is due each day. The log says what became of it,"
                            + " backup:create makes one now"));
        }
        if (!status.damaged().isEmpty()) {
            problems.add(new Problem(
                    false,
                    "A backup that was verified is not whole (" + status.damaged()
                            + "): backup:create --full makes one that has everything, backup:verify"
                            + " --passphrase FILE looks at it as closely"));
        }
        if (!status.remarks().isEmpty()) {
            problems.add(new Problem(false, "The last backup was made, and " + status.remarks()));
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (isUntold()) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "backup.untold"));
        }
        if (!wrong.isEmpty()) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "backup.no-path", wrong));
        }
        if (!status.trouble().isEmpty()) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "backup.failed", status.trouble()));
        }
        if (!status.damaged().isEmpty()) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "backup.damaged", status.damaged()));
        }
        if (!status.remarks().isEmpty()) {
            findings.add(Finding.of(TEXTS, Severity.WARNING, "backup.remarks", status.remarks()));
        }
        restoredLately()
                .ifPresent(note -> findings.add(Finding.of(
                        TEXTS,
                        Severity.NOTE,
                        "backup.restored",
                        note.id(),
                        note.made().toString(),
                        note.restored().truncatedTo(ChronoUnit.SECONDS).toString())));
        if (status.made().isEmpty()) {
            findings.add(Finding.of(TEXTS, Severity.WARNING, "backup.never"));
        } else {
            if (isLate(folder.isPresent() ? LATE : LATE_BY_HAND)) {
                findings.add(Finding.of(TEXTS, Severity.WARNING, "backup.late", last().toString()));
            }
            if (status.verified().filter(at -> at.isAfter(now.minus(UNPROVEN))).isEmpty()) {
                findings.add(Finding.of(TEXTS, Severity.WARNING, "backup.unproven", UNPROVEN.toDays()));
            }
        }
        return findings;
    }

    /** Of which backup the node was made anew, for as long as it lives. */
    List<Fact> facts() {
        return note()
                .map(note -> new Fact(
                        "Restored",
                        note.restored().truncatedTo(ChronoUnit.SECONDS) + " from the backup " + note.id() + " of "
                                + note.made()
                                + note.epoch()
                                        .map(epoch -> ", epoch " + epoch + " of the exchange")
                                        .orElse(", not told to other countries yet")))
                .stream()
                .toList();
    }

    private Optional<RestoreNote> note() {
        return RestoreNote.newest(restored.toAbsolutePath().getParent());
    }

    private Optional<RestoreNote> restoredLately() {
        return isUntold()
                ? Optional.empty()
                : note().filter(note -> note.restored().isAfter(now.minus(REMINDED)));
    }

    /** How old the last backup is, and the last one that was restored for trial; nothing of what never was. */
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        status.made().ifPresent(at -> figures.add(age("enlace_backup_age_seconds", "Age of the last backup", at)));
        status.verified()
                .ifPresent(at -> figures.add(age(
                        "enlace_backup_verified_age_seconds",
                        "Age of the newest backup that was restored for trial without a finding",
                        at)));
        return figures;
    }

    private Figure age(String name, String help, Instant at) {
        return Figure.of(name, help, Math.max(0, Duration.between(at, now).toSeconds()));
    }

    private boolean isUntold() {
        return Files.exists(restored);
    }

    private Instant last() {
        return status.made().orElse(since);
    }

    private boolean isLate(Duration after) {
        return last().isBefore(now.minus(after));
    }
}
