package org.enlace.modules.internal.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * What one officer proposes and another accepts. A service, there once the database answers. Everybody who may manage modules may
 * propose and accept, never both for the same decision; the console counts as one officer, whoever sits there.
 */
public interface Decisions {
    /**
     * Proposes something. An open one of the same kind for the same module is in the way.
     *
     * @throws org.enlace.platform.Refusal {@code decision.reason}, {@code decision.open-already}
     */
    Decision propose(String kind, String module, Map<String, String> facts, String reason, Caller caller);

    /**
     * Accepts it and has it carried out before this returns.
     *
     * @param version the caller saw
     * @return the decision, {@code done} or {@code failed}
     * @throws org.enlace.platform.Refusal {@code decision.same-officer}, {@code decision.not-open}, {@code decision.no-handler}
     */
    Decision accept(RecordId id, int version, Caller caller);

    /** Carries out once more what was accepted and failed, or was cut off. */
    Decision again(RecordId id, int version, Caller caller);

    Decision refuse(RecordId id, int version, String why, Caller caller);

    /** Takes it back: whoever proposed it. */
    Decision withdraw(RecordId id, int version, Caller caller);

    /** @throws org.enlace.platform.NotFound {@code decision} */
    Decision find(RecordId id, Caller caller);

    /**
     * A part of all decisions, newest first.
     *
     * @param after the last one of the part before; empty to begin
     */
    List<Decision> list(Optional<RecordId> after, int size, Caller caller);
}
