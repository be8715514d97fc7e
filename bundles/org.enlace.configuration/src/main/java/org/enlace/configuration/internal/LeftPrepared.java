package org.enlace.configuration.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.enlace.configuration.Change.Part;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first start after a node was ended between preparing a change of the configuration and making it: the audit, which has it as done,
 * takes down that it was not. Killed itself in between, it takes that down twice.
 */
@Component(service = LeftPrepared.class, immediate = true)
public final class LeftPrepared {
    private static final Logger LOG = LoggerFactory.getLogger(LeftPrepared.class);

    private final Intake intake;
    private final Declarations declarations;
    private final List<PreparedNote> left;
    private final Audit audit;
    private final Thread telling;

    @Activate
    public LeftPrepared(@Reference ConfigurationDoor door, @Reference Audit audit) {
        this(door.intake(), door.declarations(), door.left(), audit);
    }

    LeftPrepared(Intake intake, Declarations declarations, List<PreparedNote> left, Audit audit) {
        this.intake = intake;
        this.declarations = declarations;
        this.left = left;
        this.audit = audit;
        telling = left.isEmpty() ? null : new Thread(this::tell, "configuration-left");
        if (telling != null) {
            telling.setDaemon(true);
            telling.start();
        }
    }

    private void tell() {
        for (PreparedNote note : List.copyOf(left)) {
            try {
                tell(note);
            } catch (IOException | RuntimeException e) {
                LOG.error(
                        "That a change of the configuration was not made could not be taken down from {}; the next start"
                                + " tries it",
                        note.file(),
                        e);
            }
        }
    }

    private void tell(PreparedNote note) throws IOException {
        List<Part> missing = missing(note);
        missing.forEach(part -> audit.record(ConfigurationBook.act(Outcome.FAILED, part, 0, Caller.node())));
        note.remove();
        left.remove(note);
        missing.forEach(part -> LOG.warn(
                "\"{}\" of {} was not changed: the node was ended before. Nothing is lost; change it again",
                part.key(),
                part.pid()));
    }

    /** What does not stand in the files. */
    private List<Part> missing(PreparedNote note) throws IOException {
        return intake.look((now, history) -> {
            Map<String, Map<String, String>> values = OwnFiles.values(now, declarations);
            return note.parts().stream()
                    .filter(part -> !values.getOrDefault(part.pid(), Map.of())
                            .getOrDefault(part.key(), "")
                            .equals(part.after()))
                    .toList();
        });
    }

    @Deactivate
    void close() throws InterruptedException {
        if (telling != null) {
            telling.join(10_000);
        }
    }
}
