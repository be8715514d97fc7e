package org.enlace.jit.internal.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.enlace.jit.access.Access;
import org.enlace.jit.access.Explanation;
import org.enlace.jit.access.Explanation.Denied;
import org.enlace.jit.access.Right;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * A team as somebody who was let in sees it.
 *
 * @param team     the team
 * @param standing how it stands
 * @param at       the moment at which they were let in
 * @param own      the country of the node
 * @param access   what they may do
 * @param caller   who
 */
public record TeamView(RecordId team, Standing standing, Instant at, CountryCode own, Access access, Caller caller) {
    public TeamView {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(caller, "caller");
    }

    public boolean allows(Right right) {
        return access.allows(right);
    }

    public Set<Right> rights() {
        return access.rights();
    }

    /** @throws Refusal {@code jit.not-allowed} where they know of the team and have not this right in it */
    public void require(Right right) {
        Explanation why = access.explain(right);
        if (why instanceof Denied denied) {
            throw new Refusal(
                    "jit.not-allowed",
                    "In this team \"" + right.token() + "\" is not yours: "
                            + denied.lack().token() + "; jit:explain-access says why",
                    right.token(),
                    denied.lack().token());
        }
    }

    public Phase phase() {
        return standing.phase(at);
    }

    public boolean running() {
        return phase() instanceof Phase.Running;
    }

    public List<Membership> parties() {
        return standing.parties(at);
    }

    public List<InForce> inForce() {
        return standing.inForce(at);
    }

    public List<Pending> pending() {
        return standing.pending(at);
    }

    public List<Named> people() {
        return standing.people(at);
    }
}
