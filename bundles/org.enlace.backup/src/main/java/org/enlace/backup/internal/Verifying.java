package org.enlace.backup.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.enlace.backup.internal.format.Contents;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.format.Listed;
import org.enlace.backup.internal.format.Manifest;
import org.enlace.backup.internal.format.OpenBackup;
import org.enlace.backup.internal.format.Setup;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;

/** Looks whether a backup is whole, and restores it into a scratch place beside the running node. */
final class Verifying {
    /** In the data folder; empty but while a backup is restored for trial. */
    static final String SCRATCH = "tmp/backup-verify";

    private static final int TOLD_EVERY = 20;

    private final Ground ground;
    private final OpenBackup backup;
    private final Progress progress;
    private final List<String> findings = new ArrayList<>();

    Verifying(Ground ground, OpenBackup backup, Progress progress) {
        this.ground = ground;
        this.backup = backup;
        this.progress = progress;
    }

    /** Without the passphrase: every byte is the one that this node signed. */
    void whole() {
        if (ground.keys().signer(backup.signer()).isEmpty()) {
            findings.add("it is signed by " + backup.signer() + ", which is no key of this node");
        }
        for (Manifest.Member member : backup.manifest().members()) {
            note(() -> backup.check(member));
        }
        note(() -> check("database", "part of the database", backup.chunks().values(), backup::chunk));
        note(() -> check("files", "file", backup.files().values(), backup::path));
    }

    private void check(String step, String what, Collection<Listed> all, Function<Listed, Path> path) {
        int at = 0;
        for (Listed each : all) {
            if (at++ % TOLD_EVERY == 0) {
                progress.at(step, at - 1, all.size());
            }
            note(() -> check(what + " " + each.name(), each, path.apply(each)));
        }
        progress.at(step, all.size(), all.size());
    }

    private static void check(String named, Listed file, Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("the " + named + " is missing");
        }
        if (Files.size(path) != file.bytes() || !Durable.hash(path).equals(file.sha256())) {
            throw new IOException("the " + named + " is not as it was copied");
        }
    }

    @FunctionalInterface
    private interface Look {
        void at() throws IOException;
    }

    private void note(Look look) {
        try {
            look.at();
        } catch (IOException | java.io.UncheckedIOException e) {
            findings.add(e.getMessage());
        }
    }

    /**
     * Restores what the passphrase opens: keys, database and the rest.
     *
     * @return how many rows the database has that was restored
     * @throws Refusal {@code backup.passphrase}
     */
    long restored(char[] passphrase) throws IOException {
        SecretKey key;
        try {
            key = backup.unlock(passphrase);
        } catch (Setup.WrongPassphrase e) {
            throw BackupRefusals.passphrase();
        } catch (IOException e) {
            findings.add(e.getMessage());
            return 0;
        }
        Path scratch = ground.node().data().resolve(SCRATCH);
        Durable.deleteTree(scratch);
        Durable.folder(scratch);
        long[] rows = new long[1];
        try {
            note(() -> backup.archive(OpenBackup.NODE, key).read((name, in) -> unpack(scratch, name, in)));
            note(() -> backup.archive(OpenBackup.KEYS, key).read((name, in) -> unpack(scratch, name, in)));
            note(() -> keystore(scratch));
            note(() -> rows[0] = database(scratch, key));
        } finally {
            Durable.deleteTree(scratch);
        }
        return rows[0];
    }

    static void unpack(Path root, String name, InputStream in) throws IOException {
        Path file = root.resolve(name).normalize();
        if (name.isEmpty() || Path.of(name).isAbsolute() || !file.startsWith(root) || file.equals(root)) {
            throw new IOException("\"" + name + "\" would not lie below the data folder");
        }
        Durable.folder(file.getParent());
        Durable.write(file, in::transferTo);
    }

    private long database(Path scratch, SecretKey key) throws IOException {
        DatabaseCopies.Contents expected;
        try (InputStream in = backup.read(OpenBackup.CONTENTS, key)) {
            expected = Contents.parse(in.readAllBytes());
        }
        DatabaseCopies.Contents found = ground.copies()
                .prove(
                        backup.manifest().engine(),
                        backup.database(key, bytes -> {}),
                        scratch.resolve("proof"),
                        purpose -> secret(scratch, purpose),
                        progress);
        findings.addAll(Contents.differences(expected, found));
        return found.rows();
    }

    /** Opens the keystore that was restored: without it the rest would be of no use. */
    private void keystore(Path scratch) throws IOException {
        // A database of PostgreSQL needs no secret of it, so that nothing else would open it.
        Optional<SecretKey> restored = ground.others().secret(scratch, Ground.NODE_SECRET);
        if (restored.isPresent()
                && !Arrays.equals(
                        restored.get().getEncoded(),
                        ground.keys().secret(Ground.NODE_SECRET).getEncoded())) {
            throw new IOException("the keystore in it is another node's");
        }
    }

    /** By the keystore that was restored; where a person keeps its passphrase, by the node's own, which is the same. */
    private SecretKey secret(Path scratch, String purpose) {
        try {
            Optional<SecretKey> restored = ground.others().secret(scratch, purpose);
            return restored.orElseGet(() -> ground.keys().secret(purpose));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The restored keystore does not open: " + e.getMessage(), e);
        }
    }

    List<String> findings() {
        return findings;
    }
}
