package org.enlace.audit.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.audit.proof.Body;
import org.enlace.platform.Act.Subject;
import org.enlace.platform.Caller;
import org.enlace.platform.Origin;
import org.enlace.platform.contribution.RecordReaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which values of entries one caller is shown in one answer. Words about a record are for those who may read it now; words about
 * the administration of the node are for all who read the log. Whom an entry concerns is an identifier and always shown.
 */
final class ShownValues {
    private static final Logger LOG = LoggerFactory.getLogger(ShownValues.class);
    private static final int REMEMBERED = 10_000;
    private static final String COMMAND = "command";

    /** Kinds of the node's own administration. A kind that is missing here and that no module knows is shown to nobody. */
    private static final Set<String> ADMINISTRATION = Set.of(
            "adoption",
            "backup",
            "calendar-feed",
            "catalogue",
            "configuration",
            "decision",
            "deputy",
            "inbox-digest",
            "job",
            "mail",
            "module",
            "officer",
            "peer",
            "reference",
            "role",
            "second-factor",
            "session",
            "signer",
            "ssh-key",
            "token",
            "unit");

    /** Areas of acts of administration that are done to no record. */
    private static final Set<String> AREAS = Set.of(
            "adoptions",
            "backup",
            "config",
            "database",
            "deputies",
            "modules",
            "node",
            "officers",
            "passwords",
            "peer",
            "roles",
            "second-factors",
            "sessions",
            "setup",
            "shell",
            "ssh-keys",
            "tokens",
            "units",
            "web");

    /** Scopes of commands whose arguments are about the node; those of others may be words of a search or a reason. */
    private static final Set<String> SCOPES = Set.of(
            "backup",
            "config",
            "database",
            "keys",
            "log",
            "module",
            "node",
            "officer",
            "peer",
            "reference",
            "role",
            "unit");

    private final List<RecordReaders> modules;
    private final Caller caller;
    private final Map<Subject, Boolean> known = new HashMap<>();

    ShownValues(List<RecordReaders> modules, Caller caller) {
        this.modules = modules;
        this.caller = caller;
    }

    /** @param body of the entry; null where it cannot be read, of which nothing is shown */
    boolean shows(Body body, String value) {
        if (body == null) {
            return false;
        }
        if (value.startsWith(Body.PERSON)) {
            return true;
        }
        if (body.kind() == null) {
            return AREAS.contains(body.code().substring(0, body.code().indexOf('.')));
        }
        if (body.kind().equals(COMMAND)) {
            int colon = body.subject().indexOf(':');
            return colon > 0 && SCOPES.contains(body.subject().substring(0, colon));
        }
        return ADMINISTRATION.contains(body.kind()) || mayRead(new Subject(body.kind(), body.subject()));
    }

    private boolean mayRead(Subject subject) {
        if (known.size() == REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(subject, this::ask);
    }

    private boolean ask(Subject subject) {
        if (caller.origin().door() == Origin.Door.NODE) {
            return false; // What the node writes for itself goes to others; it has no reader.
        }
        for (RecordReaders module : modules) {
            try {
                if (module.mayRead(subject.kind(), subject.id(), caller)) {
                    return true;
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "Whether somebody may read a {} cannot be asked; what the audit tells of it is not shown",
                        subject.kind(),
                        e);
            }
        }
        return false;
    }
}
