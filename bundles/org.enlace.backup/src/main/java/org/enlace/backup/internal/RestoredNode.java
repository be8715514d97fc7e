package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.enlace.audit.proof.Canonical;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first start of a node that was restored: the audit takes down from which backup, and the exchange begins a new epoch, by which
 * peers learn of it with the next parcel. Until then the exchange hands nothing over; where it cannot be done, as while the database is
 * away, it is tried again. Killed between that and the note that it was done, it is done once more, which changes nothing but the number
 * of the epoch.
 */
@Component(service = RestoredNode.class, immediate = true)
public final class RestoredNode {
    /** What {@code bin/enlace restore} leaves in the folder {@code backup}. */
    public static final String FILE = "restored.json";

    private static final Logger LOG = LoggerFactory.getLogger(RestoredNode.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Path file;
    private final Parcels parcels;
    private final Audit audit;
    private final Transactions transactions;
    private final Duration pause;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread telling;

    @Activate
    public RestoredNode(
            @Reference Node node,
            @Reference Parcels parcels,
            @Reference Audit audit,
            @Reference Transactions transactions) {
        this(node.data().resolve("backup").resolve(FILE), parcels, audit, transactions, PAUSE);
    }

    /** @param pause before it is tried again */
    RestoredNode(Path file, Parcels parcels, Audit audit, Transactions transactions, Duration pause) {
        this.file = file;
        this.pause = pause;
        this.parcels = parcels;
        this.audit = audit;
        this.transactions = transactions;
        telling = Files.exists(file) ? new Thread(this::tell, "enlace-restored") : null;
        if (telling != null) {
            telling.setDaemon(true);
            telling.start();
        }
    }

    private void tell() {
        boolean said = false;
        try {
            do {
                try {
                    told();
                    return;
                } catch (IOException | RuntimeException e) {
                    if (!said) {
                        LOG.error(
                                "That this node was restored could not be taken down, and nothing goes to other countries"
                                        + " until it is; it is tried again every {} s. By hand: exchange:restored, then take"
                                        + " {} away",
                                pause.toSeconds(),
                                file,
                                e);
                        said = true;
                    }
                }
            } while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void told() throws IOException {
        Map<String, Object> restored = Canonical.object(Files.readString(file));
        long epoch = transactions.call(() -> {
            Act act = Act.done("backup.restored", Caller.node())
                    .on(NodeBackups.KIND, restored.get("id"))
                    .code("backup-made", (String) restored.get("made"))
                    .fact("size", (long) restored.get("size"))
                    .code("root", (String) restored.get("root"));
            long begun = parcels.restored(Caller.node(Exchange.CARRY));
            audit.record(act.fact("epoch", begun));
            return begun;
        });
        RestoreNote.told(file, restored, epoch);
        LOG.warn(
                "This node was restored from the backup {} of {}. Epoch {} of the exchange begins: export to each peer"
                        + " (exchange:export), so that it learns of it",
                restored.get("id"),
                restored.get("made"),
                epoch);
    }

    @Deactivate
    void close() throws InterruptedException {
        ended.countDown();
        if (telling != null) {
            telling.join(10_000);
        }
    }
}
