package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command.Progress;

/** The backups of this node. A service of this bundle, for its commands and its job. */
public interface Backups {
    Permission READ = new Permission("backup.read");
    Permission MANAGE = new Permission("backup.manage");

    /**
     * Makes the pair of keys that backups are sealed to. Needs {@link #MANAGE}.
     *
     * @param passphrase 12 to 1024 characters; wiped
     * @param again      whether a setup there is is replaced
     * @throws org.enlace.platform.Refusal {@code backup.set-up}, {@code backup.bad-passphrase}
     */
    void setUp(char[] passphrase, boolean again, Caller caller) throws IOException;

    /**
     * Makes a backup while others work. Needs {@link #MANAGE}.
     *
     * @param to   the folder; the configured one where empty
     * @param full whether every file is read again; otherwise what the last backup of the folder has is taken as it lies. Empty: as
     *             the configuration says how old the last full one may be
     * @throws org.enlace.platform.Refusal {@code backup.…}; then there is no backup
     */
    Created create(Optional<Path> to, Optional<Boolean> full, Progress progress, Caller caller);

    /**
     * Those of this node, the newest first. Needs {@link #READ}.
     *
     * @throws org.enlace.platform.Refusal {@code backup.no-folder}, {@code backup.not-there}
     */
    List<Entry> list(Optional<Path> from, Caller caller);

    /** How many backups of which other nodes lie in the same folder, by what their folders are called. Needs {@link #READ}. */
    SortedMap<String, Integer> ofOthers(Optional<Path> from, Caller caller);

    /** What the folder of this node's backups is called. Needs {@link #READ}. */
    String name(Caller caller);

    /**
     * Reads every byte of a backup; with the passphrase, also restores it into a scratch place and compares. Needs {@link #MANAGE}.
     *
     * @param id         the newest where empty
     * @param passphrase wiped
     */
    Verified verify(
            Optional<Path> from, Optional<String> id, Optional<char[]> passphrase, Progress progress, Caller caller);

    /**
     * @param folder    where it lies
     * @param written   bytes that were written
     * @param nanos     how long it took
     * @param removed   ids of backups that were too many
     * @param erased    files that were erased meanwhile, which it does not have
     * @param lost      files that the node should have and has not
     * @param differing files of the node that are not as they were backed up first
     * @param remarks   what did not keep the backup from being made, and has to be seen to
     */
    record Created(
            String id,
            Path folder,
            boolean full,
            long rows,
            long files,
            long bytes,
            long written,
            long nanos,
            List<String> removed,
            List<String> erased,
            List<String> lost,
            List<String> differing,
            List<String> remarks) {}

    /**
     * @param trouble why it cannot be read; empty where it can
     * @param bytes   what it takes without the files that backups share
     */
    record Entry(
            String id,
            Path folder,
            Optional<Instant> made,
            boolean full,
            String platform,
            long files,
            long bytes,
            String signer,
            String trouble) {}

    /**
     * @param made     empty where it cannot be read
     * @param restored whether it was restored, or only its bytes were read
     * @param findings what is wrong, in words; empty where all is as it was
     */
    record Verified(
            String id,
            Optional<Instant> made,
            boolean restored,
            long files,
            long bytes,
            long rows,
            long nanos,
            List<String> findings) {}
}
