package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFindingsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    private Path data;

    private BackupFindings of(Status status, boolean scheduled) {
        return new BackupFindings(
                status,
                data.resolve(RestoredNode.FILE),
                scheduled ? Optional.of(Path.of("/mnt/backup")) : Optional.empty(),
                "",
                NOW.minus(Duration.ofDays(1)),
                NOW);
    }

    private static Status made(Duration ago) {
        return Status.NOTHING.backedUp(NOW.minus(ago), "one", Path.of("/mnt/backup"), List.of());
    }

    private static List<String> codes(BackupFindings findings) {
        return findings.findings().stream().map(Finding::code).toList();
    }

    @Test
    void a_node_that_was_never_backed_up_is_told_of_though_it_serves() {
        assertEquals(List.of("backup.never"), codes(of(Status.NOTHING, false)));
        assertEquals(List.of(), of(Status.NOTHING, false).problems());
        assertEquals(List.of(), of(Status.NOTHING, false).figures());
        assertEquals(List.of(), of(Status.NOTHING, false).facts());
    }

    @Test
    void a_backup_each_day_is_late_after_two_nights_and_one_by_hand_after_a_week() {
        Status old = made(Duration.ofDays(3)).proven(NOW.minus(Duration.ofDays(2)));
        assertEquals(List.of("backup.late"), codes(of(old, true)));
        assertEquals(1, of(old, true).problems().size());
        assertEquals(List.of(), codes(of(old, false)));
        assertEquals(
                List.of("backup.late"),
                codes(of(made(Duration.ofDays(9)).proven(NOW.minus(Duration.ofDays(2))), false)));
    }

    @Test
    void a_backup_that_was_never_restored_for_trial_is_only_a_hope() {
        assertEquals(List.of("backup.unproven"), codes(of(made(Duration.ofHours(1)), true)));
        Status longAgo = made(Duration.ofHours(1)).proven(NOW.minus(Duration.ofDays(100)));
        assertEquals(List.of("backup.unproven"), codes(of(longAgo, true)));
        assertEquals(
                List.of(3600.0, 8_640_000.0),
                of(longAgo, true).figures().stream().map(Figure::value).toList());
    }

    @Test
    void a_backup_that_was_found_damaged_is_told_of_until_one_is_whole() throws Exception {
        Status damaged = made(Duration.ofHours(1))
                .proven(NOW)
                .lookedAt("20261201T020000Z-1", true, "files/ab/abcd is not as it was written");
        assertEquals(List.of("backup.damaged"), codes(of(damaged, true)));
        assertTrue(of(damaged, true).problems().get(0).message().contains("files/ab/abcd"));
        Path kept = data.resolve("last.json");
        damaged.write(kept);
        assertEquals(damaged, Status.read(kept));
        assertEquals(damaged, damaged.whole("20261201T020000Z-1", false), "a look at its bytes sees less");
        assertEquals(damaged, damaged.whole("20261130T020000Z-1", true), "an older one says nothing of it");
        assertEquals(damaged, damaged.lookedAt("20261130T020000Z-1", true, "cut"), "the newer one is told of");
        assertEquals(damaged, damaged.lookedAt("20261201T020000Z-1", false, "cut"));
        assertEquals(
                "20261202T020000Z-1: cut",
                damaged.lookedAt("20261202T020000Z-1", false, "cut").damaged());
        assertEquals(List.of(), codes(of(damaged.whole("20261201T020000Z-1", true), true)));
        assertEquals(List.of(), codes(of(damaged.whole("20261202T020000Z-1", true), true)));
        Status bytes = made(Duration.ofHours(1)).proven(NOW).lookedAt("20261201T020000Z-1", false, "cut");
        assertEquals("20261201T020000Z-1: cut", bytes.damaged());
        assertEquals("", bytes.whole("20261201T020000Z-1", false).damaged());
    }

    @Test
    void to_restore_an_old_backup_for_trial_says_nothing_of_the_newer_ones() {
        Status status = made(Duration.ofHours(1)).proven(NOW.minus(Duration.ofDays(700)));
        assertEquals(List.of("backup.unproven"), codes(of(status, true)));
        Status well = status.proven(NOW.minus(Duration.ofDays(1)));
        assertEquals(List.of(), codes(of(well, true)));
        assertEquals(well, well.proven(NOW.minus(Duration.ofDays(700))));
    }

    @Test
    void what_has_to_be_seen_to_does_not_stay_in_the_log() {
        Status remarked = Status.NOTHING
                .backedUp(NOW, "one", Path.of("/mnt/backup"), List.of("3 files are missing on the node"))
                .proven(NOW);
        assertEquals(List.of("backup.remarks"), codes(of(remarked, true)));
        assertTrue(of(remarked, true).problems().get(0).message().contains("3 files"));
        assertEquals(
                List.of("backup.failed"),
                codes(of(remarked.backedUp(NOW, "two", data, List.of()).failed("Why"), true)));
    }

    @Test
    void after_a_restore_it_is_said_for_a_month_what_people_have_to_do_and_for_good_of_which_backup_the_node_is()
            throws Exception {
        Status well = made(Duration.ofHours(1)).proven(NOW);
        note("one", NOW.minus(Duration.ofDays(200)), 2);
        note("two", NOW.minus(Duration.ofDays(29)), 3);
        Finding said = of(well, true).findings().get(0);
        assertEquals("backup.restored", said.code());
        assertEquals(Finding.Severity.NOTE, said.severity());
        assertTrue(said.what(Language.EN).contains("backup two"), said.what(Language.EN));
        assertTrue(said.remedy(Language.EN).contains("After a restore"), said.remedy(Language.EN));
        Files.delete(data.resolve("restored-two.json"));
        assertEquals(List.of(), codes(of(well, true)));
        String fact = of(well, true).facts().get(0).text();
        assertTrue(fact.contains("backup one") && fact.contains("epoch 2"), fact);
    }

    private void note(String id, Instant restored, int epoch) throws IOException {
        Files.writeString(
                data.resolve("restored-" + id + ".json"),
                "{\"epoch\":" + epoch + ",\"id\":\"" + id + "\",\"made\":\"2026-01-01T00:00:00Z\",\"restored\":\""
                        + restored + "\"}");
    }

    @Test
    void a_restored_node_that_has_not_told_it_is_told_of_in_each_language() throws Exception {
        Files.writeString(data.resolve(RestoredNode.FILE), "{}");
        Finding untold = of(Status.NOTHING, false).findings().get(0);
        assertEquals("backup.untold", untold.code());
        for (Language language : Language.values()) {
            assertFalse(untold.remedy(language).isEmpty(), language.toString());
        }
        assertEquals(1, of(Status.NOTHING, false).problems().size());
    }
}
