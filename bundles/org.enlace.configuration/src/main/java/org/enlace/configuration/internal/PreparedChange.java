package org.enlace.configuration.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.configuration.Change;
import org.enlace.configuration.Change.Part;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;

/**
 * A change of several keys that was audited, and is made once everything else is done: the audit may have nowhere to write then. A
 * {@link PreparedNote} lies on the disk meanwhile.
 */
final class PreparedChange implements Configurations.Prepared {
    /** As good as a key that nobody gives. */
    private static final String EMPTY_TEXT = "\"\"";

    private final Intake intake;
    private final Path own;
    private final Declarations declarations;
    private final Audit audit;
    private final String pid;
    private final Map<String, String> literals;
    private final Caller caller;
    private List<Part> audited = List.of();
    private PreparedNote note;

    private PreparedChange(
            Intake intake,
            Path own,
            Declarations declarations,
            Audit audit,
            String pid,
            Map<String, String> literals,
            Caller caller) {
        this.intake = intake;
        this.own = own;
        this.declarations = declarations;
        this.audit = audit;
        this.pid = pid;
        this.literals = literals;
        this.caller = caller;
    }

    /** @param literals by key, as JSON */
    static PreparedChange of(
            Intake intake,
            Path own,
            Declarations declarations,
            Audit audit,
            String pid,
            Map<String, String> literals,
            Caller caller) {
        PreparedChange change = new PreparedChange(intake, own, declarations, audit, pid, literals, caller);
        try {
            change.audited = intake.look((now, history) -> {
                List<Part> parts = change.parts(now);
                // Whether the files can be changed at all is known before, not after, everything else was done.
                OwnFiles.edited(own, now, parts);
                change.note = PreparedNote.write(own, parts);
                change.record(parts);
                return parts;
            });
            return change;
        } catch (IOException e) {
            throw new UncheckedIOException("The change of the configuration could not be prepared", e);
        }
    }

    private void record(List<Part> parts) throws IOException {
        boolean any = false;
        try {
            for (Part part : parts) {
                audit.record(ConfigurationBook.act(Outcome.DONE, part, 0, caller));
                any = true;
            }
        } finally {
            // With a part of it in the audit, the next start has something to put right.
            if (!any) {
                note.remove();
            }
        }
    }

    private List<Part> parts(ConfigurationFiles.Reading now) {
        Map<String, String> values = OwnFiles.values(now, declarations).getOrDefault(pid, Map.of());
        List<Part> parts = new ArrayList<>();
        literals.forEach((key, literal) -> {
            String before = values.getOrDefault(key, "");
            if (!before.equals(literal) && !(before.isEmpty() && literal.equals(EMPTY_TEXT))) {
                parts.add(new Part(pid, key, before, literal));
            }
        });
        return parts;
    }

    @Override
    public Change apply() {
        try {
            return intake.change((now, history) -> {
                List<Part> parts = parts(now);
                OwnFiles.edited(own, now, parts).write();
                note.remove();
                return history.add(caller.officer().value(), 0, parts);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration file could not be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void drop() {
        audited.forEach(part -> audit.record(ConfigurationBook.act(Outcome.FAILED, part, 0, caller)));
        try {
            note.remove();
        } catch (IOException e) {
            throw new UncheckedIOException("What was prepared could not be taken away", e);
        }
    }
}
