package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.junit.jupiter.api.Test;

class BackupExaminationTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Optional<Path> NIGHTLY = Optional.of(Path.of("/mnt/backup"));

    private static Instant before(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private static Status made(int hours, Optional<Instant> verified) {
        return new Status(Optional.of(before(hours)), "id", "/mnt/backup", verified, "");
    }

    private static List<String> codes(Status status, Optional<Path> folder) {
        return new BackupExamination(status, folder, "", before(1))
                .findings(false, NOW).stream().map(Finding::code).toList();
    }

    @Test
    void a_node_that_was_never_backed_up_is_told_of_unless_it_is_a_demonstration() {
        assertEquals(List.of("backup.none"), codes(Status.NOTHING, Optional.empty()));
        assertEquals(
                List.of(),
                new BackupExamination(Status.NOTHING, Optional.empty(), "", before(1)).findings(true, NOW));
    }

    @Test
    void a_fresh_backup_that_was_restored_for_trial_is_well() {
        assertEquals(List.of(), codes(made(20, Optional.of(before(24 * 30))), NIGHTLY));
        assertEquals(List.of(), codes(made(24 * 7, Optional.of(before(24 * 30))), Optional.empty()));
    }

    @Test
    void an_old_one_and_one_that_nobody_restored_for_trial_are_told_of() {
        assertEquals(List.of("backup.old"), codes(made(51, Optional.of(before(1))), NIGHTLY));
        assertEquals(List.of("backup.old"), codes(made(24 * 9, Optional.of(before(1))), Optional.empty()));
        assertEquals(List.of("backup.unproven"), codes(made(1, Optional.empty()), NIGHTLY));
        assertEquals(List.of("backup.proven-long-ago"), codes(made(1, Optional.of(before(24 * 36))), NIGHTLY));
        assertEquals(
                List.of("backup.old"),
                new BackupExamination(Status.NOTHING, NIGHTLY, "", before(60))
                        .findings(false, NOW).stream().map(Finding::code).toList(),
                "a node that runs for days and made none");
    }

    @Test
    void what_failed_and_what_is_configured_wrongly_is_said_in_each_language() {
        List<Finding> found = new BackupExamination(
                        made(1, Optional.of(before(1))).failed("The disk became full."), NIGHTLY, "", before(1))
                .findings(false, NOW);
        assertEquals(Finding.Severity.CRITICAL, found.get(0).severity());
        Finding folder = new BackupExamination(Status.NOTHING, Optional.empty(), "mnt", before(1))
                .findings(true, NOW)
                .get(0);
        for (Language language : Language.values()) {
            assertTrue(found.get(0).what(language).contains("The disk became full."), language.tag());
            assertTrue(folder.what(language).contains("mnt"), language.tag());
        }
    }

    @Test
    void monitoring_reads_the_ages() {
        List<Figure> figures = new BackupExamination(made(2, Optional.of(before(3))), NIGHTLY, "", before(1)).figures(NOW);
        assertEquals(List.of(7200.0, 10800.0), figures.stream().map(Figure::value).toList());
        assertEquals(
                List.of(), new BackupExamination(Status.NOTHING, NIGHTLY, "", before(1)).figures(NOW));
    }
}
