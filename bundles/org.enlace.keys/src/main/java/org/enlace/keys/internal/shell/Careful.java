package org.enlace.keys.internal.shell;

import java.util.Map;
import org.enlace.keys.internal.Unusable;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;

/** A change of the keystore, which cannot be part of a transaction: it is written down first, and again when it failed. */
final class Careful {
    private Careful() {}

    static void change(Audit audit, String code, Caller caller, Map<String, String> facts, Runnable change) {
        audit.record(with(Act.done(code, caller), facts));
        try {
            change.run();
        } catch (Unusable e) {
            audit.record(with(Act.failed(code, caller), facts));
            throw new Refusal("keys.unusable", e.getMessage());
        }
    }

    private static Act with(Act act, Map<String, String> facts) {
        Act noted = act;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            noted = noted.fact(fact.getKey(), fact.getValue());
        }
        return noted;
    }
}
