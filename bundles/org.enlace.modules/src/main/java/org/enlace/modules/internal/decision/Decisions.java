package org.enlace.modules.internal.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * What one officer proposes and another accepts. A service, there once the database answers. Everybody who may manage modules may
 * propose and accept, never both for the same decision. What is proposed without a second factor, such as at the console, is no
 * officer's word: then two accept it, one after the other. See {@link org.enlace.platform.SecondOfficer}.
 */
public interface Decisions {
    /**
     * Proposes something. An open one of the same kind for the same module is in the way.
     *
     * @throws org.enlace.platform.Refusal {@code decision.reason}, {@code decision.open-already}
     */
    Decision propose(String kind, String module, Map<String, String> facts, String reason, Caller caller);

    /**
     * Accepts it and has it carried out before this returns. Where no officer stood behind it, the caller is the first who does, and
     * it waits for the second.
     *
     * @param version the caller saw
     * @return the decision, {@code done} or {@code failed}, or {@code open} after the first of two
     * @throws org.enlace.platform.Refusal {@code second-officer.console}, {@code second-officer.factor}, {@code second-officer.same},
     *     {@code decision.not-open}, {@code decision.no-handler}
     */
    Decision accept(RecordId id, int version, Caller caller);

    /** Who else could accept one now: officers who manage modules and sign in with a second factor, at most ten. */
    Set<OfficerId> acceptors(Decision decision, Caller caller);

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
