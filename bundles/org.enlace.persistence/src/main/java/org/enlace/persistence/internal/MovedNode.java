package org.enlace.persistence.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first start after a move: the audit takes down that it was done or, where the process was killed before the switch, that it was
 * not. It comes when all commands and pages are back: who moved the database waits for it. Killed itself in between, it takes that
 * down twice.
 */
@Component(service = MovedNode.class, immediate = true)
public final class MovedNode {
    private static final Logger LOG = LoggerFactory.getLogger(MovedNode.class);

    private final Path data;
    private final boolean embedded;
    private final Audit audit;
    private final Thread telling;

    @Activate
    public MovedNode(
            @Reference Node node,
            @Reference DatabaseCopies database,
            @Reference DatabaseInUse inUse,
            @Reference Audit audit) {
        this(node.data(), database.engine().equals(DatabaseCopies.DERBY), audit);
    }

    MovedNode(Path data, boolean embedded, Audit audit) {
        this.data = data;
        this.embedded = embedded;
        this.audit = audit;
        if (embedded && MoveNote.isDone(data)) {
            LOG.warn(
                    "This node runs on the embedded database again, as it was when it was moved; what was written"
                            + " elsewhere since is not in it. {} tells when that was; take the file away if this is meant",
                    data.resolve(MoveNote.DONE));
        }
        telling = MoveNote.isPending(data) ? new Thread(this::tell, "database-moved") : null;
        if (telling != null) {
            telling.setDaemon(true);
            telling.start();
        }
    }

    private void tell() {
        try {
            Map<String, String> note = MoveNote.read(data, MoveNote.PENDING);
            boolean failed = embedded || !note.containsKey(MoveNote.ROWS);
            Act act = failed ? Act.failed("database.move", Caller.node()) : Act.done("database.move", Caller.node());
            for (Map.Entry<String, String> fact : note.entrySet()) {
                act = act.code(fact.getKey(), fact.getValue());
            }
            audit.record(act);
            if (failed) {
                MoveNote.dropped(data);
                LOG.warn(
                        "The database was not moved: the node was ended before the switch. Nothing is lost; repeat it");
            } else {
                MoveNote.done(data);
                LOG.info(
                        "This node runs on PostgreSQL at {} from now on; {} rows were moved there at {}",
                        note.get("to"),
                        note.get(MoveNote.ROWS),
                        note.get("at"));
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("That the database was moved could not be taken down; it is tried again at the next start", e);
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        if (telling != null) {
            telling.join(10_000);
        }
    }
}
