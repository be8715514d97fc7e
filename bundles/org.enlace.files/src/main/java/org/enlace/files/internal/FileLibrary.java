package org.enlace.files.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.Erasure;
import org.enlace.files.FileName;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.keys.Keys;
import org.enlace.keys.NodeIdentity;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Command.Progress;
import org.enlace.platform.contribution.ModuleDoor;

/** The use cases put together, with or without a framework around them. */
final class FileLibrary implements Files, FileChecks, AutoCloseable {
    /** In the data folder. */
    static final String FOLDER = "files";

    private static final long RETRY_MILLIS = 10_000;

    private final FileStore store;
    private final Vault vault;
    private final Owners owners;
    private final Intake intake;
    private final Reading reading;
    private final Custody custody;
    private final Checking checking;
    private final Sweep sweep;
    private final Settings settings;
    private final Scanning scanning;

    /**
     * @param quota       bytes that all files together may take
     * @param uploadsLast after which what nobody goes on with is given up
     * @param scanner     null where files are not scanned
     * @param chunk       plain bytes of a part
     */
    record Settings(long quota, Duration uploadsLast, Scanner scanner, int chunk) implements Intake.Rules {
        @Override
        public boolean scans() {
            return scanner != null;
        }
    }

    /** What other bundles contribute, asked for anew each time. */
    record Contributions(Supplier<List<FileUse>> uses, Supplier<List<ModuleDoor>> doors) {}

    FileLibrary(
            FileStore store,
            Disk disk,
            Node node,
            Keys keys,
            Transactions transactions,
            RecordIds ids,
            Audit audit,
            Clock clock,
            Settings settings,
            Contributions contributions) {
        this.store = store;
        this.settings = settings;
        vault = new Vault(
                node.data().resolve(FOLDER),
                disk,
                () -> NodeIdentity.of(node.country().value(), keys));
        FileKeys fileKeys = new FileKeys(keys);
        owners = new Owners(contributions.uses(), contributions.doors(), audit);
        reading = new Reading(store, vault, fileKeys, owners, audit);
        scanning = settings.scans()
                ? new Scanning(store, reading, settings.scanner(), transactions, audit, RETRY_MILLIS)
                : null;
        Arrivals arrivals = new Arrivals(store, vault, fileKeys, transactions, clock, settings);
        Completion completion = new Completion(
                store, vault, arrivals, owners, new Sniffer(), transactions, audit, settings, this::arrived);
        intake = new Intake(store, vault, fileKeys, arrivals, completion, owners, transactions, ids, settings);
        sweep = new Sweep(store, vault, arrivals);
        custody = new Custody(store, sweep, owners, keys, node, transactions, audit, clock);
        checking = new Checking(store, vault, reading, audit);
    }

    private void arrived() {
        if (scanning != null) {
            scanning.arrived();
        }
    }

    Owners owners() {
        return owners;
    }

    Vault vault() {
        return vault;
    }

    Sweep sweep() {
        return sweep;
    }

    /** Why what waits is not scanned; null where nothing is wrong. */
    String scannerTrouble() {
        return scanning == null ? null : scanning.trouble();
    }

    @Override
    public StoredFile add(OwnerRef owner, FileName name, InputStream content, Caller caller) {
        return intake.add(owner, name, content, caller);
    }

    @Override
    public Upload begin(OwnerRef owner, FileName name, Optional<Long> size, Optional<Sha256> sha256, Caller caller) {
        return intake.begin(owner, name, size, sha256, caller);
    }

    @Override
    public Upload upload(RecordId id, Caller caller) {
        return intake.upload(id, caller);
    }

    @Override
    public List<Upload> uploads(OwnerRef owner, Caller caller) {
        return intake.uploads(owner, caller);
    }

    @Override
    public boolean coming(OwnerRef owner, Caller caller) {
        return intake.coming(owner, caller);
    }

    @Override
    public Upload append(RecordId id, long offset, InputStream content, Caller caller) {
        return intake.append(id, offset, content, caller);
    }

    @Override
    public StoredFile complete(RecordId id, Caller caller) {
        return intake.complete(id, caller);
    }

    @Override
    public void cancel(RecordId id, Caller caller) {
        intake.cancel(id, caller);
    }

    @Override
    public List<StoredFile> of(OwnerRef owner, Caller caller) {
        return reading.of(owner, caller);
    }

    @Override
    public StoredFile find(RecordId id, Caller caller) {
        return reading.find(id, caller);
    }

    @Override
    public Optional<Erasure> erased(RecordId id, Caller caller) {
        return reading.erased(id, caller);
    }

    @Override
    public InputStream open(RecordId id, long from, long to, Caller caller) {
        return reading.open(id, from, to, caller);
    }

    @Override
    public Set<RecordId> damaged(Collection<RecordId> ids, long most, Caller caller) {
        return checking.damaged(ids, most, caller);
    }

    @Override
    public StoredFile.Removed remove(RecordId id, int version, Caller caller) {
        return custody.remove(id, version, caller);
    }

    @Override
    public StoredFile.Attached restore(RecordId id, int version, Caller caller) {
        return custody.restore(id, version, caller);
    }

    @Override
    public StoredFile hold(RecordId id, int version, String reason, Caller caller) {
        return custody.hold(id, version, reason, caller);
    }

    @Override
    public StoredFile lift(RecordId id, int version, String reason, Caller caller) {
        return custody.lift(id, version, reason, caller);
    }

    @Override
    public StoredFile keep(RecordId id, int version, Instant until, String reason, Caller caller) {
        return custody.keep(id, version, until, reason, caller);
    }

    @Override
    public Erasure erase(RecordId id, int version, String reason, Caller caller) {
        return custody.erase(id, version, reason, caller);
    }

    @Override
    public Usage usage(Caller caller) {
        caller.require(CHECK);
        return store.usage(settings.quota());
    }

    @Override
    public Checked check(RecordId id, Progress progress, Caller caller) {
        return checking.check(id, progress, caller);
    }

    @Override
    public List<StoredFile> all(RecordId after, int limit, Caller caller) {
        return checking.all(after, limit, caller);
    }

    @Override
    public void close() {
        if (scanning != null) {
            scanning.close();
        }
    }
}
