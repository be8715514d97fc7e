package org.enlace.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.keys.Keys;
import org.enlace.keys.NodeIdentity;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Startup;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.platform.contribution.RecordReaders;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers what other bundles use, and says how the files are. At the start nothing is read unless files are stored. */
@Component(service = HealthCheck.class, immediate = true, configurationPid = FilesComponent.PID)
@Designate(ocd = FilesComponent.Config.class)
public final class FilesComponent implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FilesComponent.class);
    static final String PID = "org.enlace.files";
    private static final int CHUNK = 8 << 20;
    private static final long ROOM = 512L << 20;
    private static final Texts TEXTS = Texts.of(FilesComponent.class);

    /** How files are kept. */
    @ObjectClassDefinition(id = PID, name = "Files", description = "The encrypted store of attachments and evidence.")
    public @interface Config {
        @AttributeDefinition(description = "Bytes that all files of the node may take together", min = "1048576")
        long quota() default 21474836480L;

        @AttributeDefinition(
                description = "Hours after which an upload that nobody goes on with is given up",
                min = "1",
                max = "720")
        int uploadHours() default 72;

        @AttributeDefinition(
                description = "ClamAV's daemon, unix:/PATH or tcp:127.0.0.1:PORT; empty where files are not scanned")
        String clamd() default "";

        @AttributeDefinition(description = "Seconds clamd may keep silent", min = "1", max = "600")
        int clamdSeconds() default 60;
    }

    private final FileLibrary library;
    private final FileStore store;
    private final long quota;
    private final String clamd;
    private final String foreign;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<FileUse> uses;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ModuleDoor> doors;

    @Activate
    public FilesComponent(
            BundleContext context,
            @Reference FileStore store,
            @Reference Node node,
            @Reference Keys keys,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            Config config) {
        this.store = store;
        quota = config.quota();
        clamd = config.clamd();
        Scanner scanner = clamd.isBlank() ? null : scanner(clamd, Duration.ofSeconds(config.clamdSeconds()));
        library = new FileLibrary(
                store,
                Disk.REAL,
                node,
                keys,
                transactions,
                ids,
                audit,
                Clock.systemUTC(),
                new FileLibrary.Settings(quota, Duration.ofHours(config.uploadHours()), scanner, CHUNK),
                new FileLibrary.Contributions(() -> there(uses), () -> there(doors)));
        Refusal refused = refused(node, keys);
        foreign = refused == null ? null : refused.why();
        if (refused != null) {
            LOG.error("{}", refused.why());
            Startup.refuse(context, refused.status(), refused.why());
            return;
        }
        registrations.add(context.registerService(
                new String[] {Files.class.getName(), FileChecks.class.getName()}, library, null));
        registrations.add(context.registerService(Owners.class, library.owners(), null));
        registrations.add(context.registerService(RecordReaders.class, new FileReaders(store, library.owners()), null));
        if (library.vault().used()) {
            Thread sweeping = new Thread(library.sweep(), "enlace-files-sweep");
            sweeping.setDaemon(true);
            sweeping.start();
        }
    }

    /** Why the node does not start, and whether it may be tried again. */
    private record Refusal(int status, String why) {}

    /** Why the archive of files is not this node's, or null. Before the sweep, which takes for garbage what no record has. */
    private Refusal refused(Node node, Keys keys) {
        try {
            return library.vault()
                    .other()
                    .map(
                            other -> NodeIdentity.of(node.country().value(), keys)
                                    .refused(
                                            "The archive of files "
                                                    + node.data().resolve("files"),
                                            other,
                                            "put this node's own files there, or start the other node with its own ENLACE_DATA"))
                    .map(why -> new Refusal(2, why))
                    .orElse(null);
        } catch (IOException e) {
            return new Refusal(
                    1,
                    "Whose the archive of files " + node.data().resolve("files") + " is cannot be read or written (" + e
                            + "). See that the node's user may write there and that the disk has room, and start the node again");
        }
    }

    /** They come after the constructor. */
    private static <T> List<T> there(List<T> services) {
        return services == null ? List.of() : services;
    }

    /** A wrong address does not open the store: files wait until it is put right. */
    private static Scanner scanner(String address, Duration patience) {
        try {
            return Clamd.at(address, patience);
        } catch (IllegalArgumentException e) {
            return content -> {
                throw new IOException(e.getMessage());
            };
        }
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        library.close();
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<Problem> problems() {
        if (foreign != null) {
            return List.of(new Problem(true, foreign));
        }
        List<Problem> problems = new ArrayList<>();
        if (library.scannerTrouble() != null) {
            problems.add(new Problem(
                    false,
                    "Files wait for the virus scanner and nobody is given them: " + library.scannerTrouble()
                            + ". See that clamd runs at " + clamd + ", or set org.enlace.files.clamd"));
        }
        if (library.sweep().trouble() != null) {
            problems.add(new Problem(
                    false,
                    "What no file needs was not swept off the disk: "
                            + library.sweep().trouble() + ". See to the disk and start the node again"));
        }
        if (library.vault().used()) {
            room(problems);
        }
        return problems;
    }

    private void room(List<Problem> problems) {
        if (clamd.isBlank() && !store.waiting(1).isEmpty()) {
            problems.add(new Problem(
                    false,
                    "Files wait for a virus scanner and none is set, so nobody is given them; set"
                            + " org.enlace.files.clamd"));
        }
        long bytes = store.total();
        if (bytes > quota / 20 * 19) {
            problems.add(new Problem(
                    false,
                    "Files take " + bytes + " of the " + quota + " bytes they may; erase files by files:erase, or set"
                            + " org.enlace.files.quota"));
        }
        try {
            if (library.vault().free() < ROOM) {
                problems.add(new Problem(
                        false, "The disk of the files has " + library.vault().free() + " bytes left; make room"));
            }
        } catch (IOException e) {
            problems.add(
                    new Problem(false, "The disk of the files does not say how much room it has: " + e.getMessage()));
        }
    }

    @Override
    public List<Figure> figures() {
        return library.vault().used()
                ? List.of(
                        Figure.of("enlace_files_bytes", "Bytes that all files take together", store.total()),
                        Figure.of("enlace_files_quota_bytes", "Bytes that all files may take together", quota))
                : List.of();
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        if (library.scannerTrouble() != null) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "files.scanner"));
        }
        if (library.sweep().trouble() != null) {
            findings.add(Finding.of(
                    TEXTS, Severity.WARNING, "files.sweep", library.sweep().trouble()));
        }
        if (!library.vault().used()) {
            return findings;
        }
        if (clamd.isBlank() && !store.waiting(1).isEmpty()) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "files.no-scanner"));
        }
        long bytes = store.total();
        if (bytes > quota / 20 * 19) {
            findings.add(Finding.of(TEXTS, Severity.WARNING, "files.quota", bytes >> 20, quota >> 20));
        }
        try {
            long free = library.vault().free();
            if (free < ROOM) {
                findings.add(Finding.of(TEXTS, Severity.CRITICAL, "files.room", free >> 20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }
}
