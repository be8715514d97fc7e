package org.enlace.files;

import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The files of this node's records, encrypted on the disk. A service. Every call checks the caller's permission
 * ({@link org.enlace.platform.Forbidden}), that of the file's {@link FileUse} too, and whether its record exists for the caller
 * ({@link org.enlace.platform.NotFound}); every change is one transaction, with its entry in the audit.
 */
public interface Files {
    Permission READ = new Permission("files.read");
    Permission ADD = new Permission("files.add");
    Permission HOLD = new Permission("files.hold");
    Permission ERASE = new Permission("files.erase");
    Permission CHECK = new Permission("files.check");

    /** What {@link org.enlace.platform.NotFound}, {@link org.enlace.platform.Stale} and the audit call a file. */
    String KIND = "file";

    /**
     * Takes a whole file, of which nothing is kept when it fails.
     *
     * @throws Refusal {@code files.too-large}, {@code files.type}, {@code files.ending}, {@code files.quota}, {@code files.disk-full},
     *     {@code files.closed} …
     */
    StoredFile add(OwnerRef owner, FileName name, InputStream content, Caller caller);

    /**
     * Begins a file that comes in chunks.
     *
     * @param size   how large it will be, if known
     * @param sha256 what its hash has to be, if known
     */
    Upload begin(OwnerRef owner, FileName name, Optional<Long> size, Optional<Sha256> sha256, Caller caller);

    /** How far a file on its way is, for whoever sends it. */
    Upload upload(RecordId id, Caller caller);

    /** What of a record the caller has begun to send and not completed, the newest first. */
    List<Upload> uploads(OwnerRef owner, Caller caller);

    /** Whether a file of a record is on its way, whoever sends it; for whoever may erase what the record has. */
    boolean coming(OwnerRef owner, Caller caller);

    /**
     * Takes the next chunk; when this returns it is on the disk, and not before any of it is.
     *
     * @param offset  where it begins: where the last one ended
     * @param content {@link Upload#chunk} bytes, or fewer where the file ends
     * @throws Refusal {@code files.offset} when it begins elsewhere, {@code files.chunk} when it is too large
     */
    Upload append(RecordId id, long offset, InputStream content, Caller caller);

    /**
     * Makes a file of what has come. Done twice, it gives the file that was made.
     *
     * @throws Refusal {@code files.incomplete}, which can be put right; {@code files.wrong-size}, {@code files.wrong-hash},
     *     {@code files.type}, {@code files.ending} or {@code files.empty}, of which nothing is kept
     */
    StoredFile complete(RecordId id, Caller caller);

    /** Gives up what has come. */
    void cancel(RecordId id, Caller caller);

    /** The files of a record, newest first. */
    List<StoredFile> of(OwnerRef owner, Caller caller);

    StoredFile find(RecordId id, Caller caller);

    /** The proof of an erased file; empty when it was not erased. */
    Optional<Erasure> erased(RecordId id, Caller caller);

    /**
     * Opens a file's content, or a part of it; each opening is in the audit.
     *
     * @param from the first byte, from 0
     * @param to   behind the last byte
     * @throws Refusal {@code files.waiting}, {@code files.quarantined} or {@code files.removed} when it cannot be had,
     *     {@code files.reason} when the caller has yet to say why the record is opened, {@code files.apart} when its page alone
     *     gives it out
     */
    InputStream open(RecordId id, long from, long to, Caller caller);

    /**
     * Those of some files whose stored bytes were altered or are gone. Nothing of them is given out. What had its hash when it was compared
     * last is not compared again until it is written.
     *
     * @param most how many bytes are decrypted and compared with their hash, file by file; of files beyond that only the length is compared
     */
    Set<RecordId> damaged(Collection<RecordId> ids, long most, Caller caller);

    /** Takes a file off its record. */
    StoredFile.Removed remove(RecordId id, int version, Caller caller);

    /** Puts it back. */
    StoredFile.Attached restore(RecordId id, int version, Caller caller);

    /** Places a legal hold. @throws Refusal {@code files.held} when one stands */
    StoredFile hold(RecordId id, int version, String reason, Caller caller);

    /** Lifts it. @throws Refusal {@code files.not-held} when none stands */
    StoredFile lift(RecordId id, int version, String reason, Caller caller);

    /** Keeps a file for longer. @throws Refusal {@code files.retention} when it would be for less long */
    StoredFile keep(RecordId id, int version, Instant until, String reason, Caller caller);

    /**
     * Erases a file for good: its key is destroyed, its bytes are removed, what is left is the proof.
     *
     * @throws Refusal {@code files.held} or {@code files.kept} when it may not be
     */
    Erasure erase(RecordId id, int version, String reason, Caller caller);

    /** What the node holds, for whoever looks after it: without names, which are content. */
    Usage usage(Caller caller);

    /**
     * @param files    attached or removed
     * @param contents what they consist of
     * @param uploads  on their way
     * @param waiting  not scanned yet
     * @param bytes    what all of it takes, with what is on its way
     * @param quota    what it may take
     */
    record Usage(long files, long contents, long uploads, long waiting, long bytes, long quota) {}
}
