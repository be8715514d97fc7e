package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.audit.proof.Canonical;
import org.enlace.backup.internal.format.Durable;

/**
 * What is remembered of backups on the node, for those who watch over it: the file {@code backup/last.json} of the data folder.
 *
 * @param made     when the last backup was made
 * @param id       of it
 * @param folder   where it lies
 * @param verified when the newest backup was made that was restored to the end in a scratch place without a finding
 * @param trouble  why the last scheduled backup was not made; empty when it was
 * @param remarks  what of the last backup has to be seen to, in words
 * @param damaged  what the last verification found, with the backup it looked at; empty where that was whole
 * @param regular  the configured folder that a backup was made in last; one that is named by hand does not count
 */
record Status(
        Optional<Instant> made,
        String id,
        String folder,
        Optional<Instant> verified,
        String trouble,
        String remarks,
        String damaged,
        String regular) {
    private static final String TRIAL = " (restored for trial): ";

    static final Status NOTHING = new Status(Optional.empty(), "", "", Optional.empty(), "", "", "", "");

    Status backedUp(Instant at, String backup, Path where, List<String> remarked) {
        return new Status(
                Optional.of(at), backup, where.toString(), verified, "", String.join("; ", remarked), damaged, regular);
    }

    Status inConfigured(Path where) {
        return new Status(made, id, folder, verified, trouble, remarks, damaged, where.toString());
    }

    /** @param of when the backup was made that was restored for trial; an older one than the last proven says nothing new */
    Status proven(Instant of) {
        Instant newest = verified.filter(before -> before.isAfter(of)).orElse(of);
        return new Status(made, id, folder, Optional.of(newest), trouble, remarks, damaged, regular);
    }

    /**
     * What was found of a newer backup, or of this one by a closer look, stays.
     *
     * @param trial whether that was found when it was restored for trial, and not by its bytes alone
     */
    Status lookedAt(String backup, boolean trial, String found) {
        String before = backupOf(damaged);
        boolean closer = damaged.startsWith(before + TRIAL) && !trial;
        boolean known = backup.compareTo(before) < 0 || backup.equals(before) && closer;
        return !damaged.isEmpty() && known ? this : damaged(backup + (trial ? TRIAL : ": ") + found);
    }

    private static String backupOf(String damaged) {
        return damaged.split("[: ]", 2)[0];
    }

    /** A backup was whole: what was found before is over, unless it was of a newer one or found by a closer look. */
    Status whole(String backup, boolean trial) {
        String before = backupOf(damaged);
        boolean closer = damaged.startsWith(before + TRIAL) && !trial;
        return damaged.isEmpty() || backup.compareTo(before) < 0 || closer ? this : damaged("");
    }

    private Status damaged(String found) {
        return new Status(made, id, folder, verified, trouble, remarks, found, regular);
    }

    Status failed(String why) {
        return new Status(made, id, folder, verified, why, remarks, damaged, regular);
    }

    /** One that cannot be read is as none. */
    static Status read(Path file) {
        try {
            Map<String, Object> all = Canonical.object(Files.readString(file));
            return new Status(
                    instant(all, "made"),
                    text(all, "id"),
                    text(all, "folder"),
                    instant(all, "verified"),
                    text(all, "trouble"),
                    text(all, "remarks"),
                    text(all, "damaged"),
                    text(all, "regular"));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return NOTHING;
        }
    }

    private static String text(Map<String, Object> all, String name) {
        return all.get(name) instanceof String text ? text : "";
    }

    private static Optional<Instant> instant(Map<String, Object> all, String name) {
        return Optional.of(text(all, name)).filter(text -> !text.isEmpty()).map(Instant::parse);
    }

    void write(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("made", made.map(Instant::toString).orElse(""));
        all.put("id", id);
        all.put("folder", folder);
        all.put("verified", verified.map(Instant::toString).orElse(""));
        all.put("trouble", trouble);
        all.put("remarks", remarks);
        all.put("damaged", damaged);
        all.put("regular", regular);
        Durable.folder(file.getParent());
        Durable.place(file, out -> out.write((Canonical.write(all) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
