package org.enlace.keys.internal.shell;

import org.enlace.keys.internal.Unusable;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Refusal;

/** A change of the keystore, which cannot be part of a transaction: it is written down first, and again when it failed. */
final class Careful {
    private Careful() {}

    /** @param act done, which it is once it is written down; failed otherwise */
    static void change(Audit audit, Act act, Runnable change) {
        audit.record(act);
        try {
            change.run();
        } catch (Unusable e) {
            audit.record(act.as(act.code(), Act.Outcome.FAILED));
            throw new Refusal("keys.unusable", e.getMessage());
        }
    }
}
