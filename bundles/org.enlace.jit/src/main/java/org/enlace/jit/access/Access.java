package org.enlace.jit.access;

import static org.enlace.jit.access.Account.Standpoint.CENTRAL;
import static org.enlace.jit.access.Account.Standpoint.CIRCLE;
import static org.enlace.jit.access.Account.Standpoint.MAY_SIGN;
import static org.enlace.jit.access.Account.Standpoint.OVERSEES;
import static org.enlace.jit.access.Account.Standpoint.STEPS_IN;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.jit.access.Explanation.Allowed;
import org.enlace.jit.access.Explanation.Denied;
import org.enlace.jit.access.Explanation.Ground;
import org.enlace.jit.access.Explanation.Lack;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.CountryCode;

/**
 * What an account may do in a team at a moment: what the texts in force say of it, and before there are any, what it is to those who
 * prepare them. Nothing else lets anybody in.
 */
public final class Access {
    private static final Set<Right> PREPARING =
            EnumSet.of(Right.SEE_COURSE, Right.WRITE_COURSE, Right.PROPOSE, Right.CHANGE_PEOPLE);
    private static final Set<Right> CENTRAL_PREPARING = EnumSet.of(Right.SEE_COURSE, Right.WRITE_COURSE);

    private final Standing standing;
    private final Account account;
    private final Instant at;
    private final Phase state;

    public Access(Standing standing, Account account, Instant at) {
        this.standing = Objects.requireNonNull(standing, "standing");
        this.account = Objects.requireNonNull(account, "account");
        this.at = Objects.requireNonNull(at, "at");
        state = standing.phase(at);
    }

    /** Everything that is allowed. */
    public Set<Right> rights() {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Arrays.stream(Right.values()).filter(this::allows).forEach(rights::add);
        return rights;
    }

    public boolean allows(Right right) {
        return explain(right).allowed();
    }

    public Explanation explain(Right right) {
        Explanation said = right == Right.SEE_EXISTENCE ? existence() : decide(right);
        if (!said.allowed() && right == Right.SEE_EXISTENCE && account.is(OVERSEES)) {
            return allowed(right, Ground.OVERSEES);
        }
        return said;
    }

    /** Who may do anything knows that the team is there. */
    private Explanation existence() {
        return Arrays.stream(Right.values())
                .filter(other -> other != Right.SEE_EXISTENCE)
                .map(this::decide)
                .filter(Explanation::allowed)
                .map(Allowed.class::cast)
                .findFirst()
                .<Explanation>map(other ->
                        new Allowed(Right.SEE_EXISTENCE, other.ground(), other.named(), other.from(), other.until()))
                .orElseGet(() -> decide(Right.SEE_EXISTENCE));
    }

    private Explanation decide(Right right) {
        if (state instanceof Phase.Preparing) {
            return preparing(right);
        }
        List<Membership> all = standing.memberships(at).stream()
                .filter(one -> one.party().country().equals(account.country()))
                .toList();
        Optional<Membership> now = all.stream().filter(one -> one.holds(at)).findFirst();
        if (now.isEmpty() && acceding()) {
            return preparing(right);
        }
        if (now.isEmpty()) {
            return all.isEmpty() ? denied(right, Lack.NO_PARTY) : left(right, all.get(all.size() - 1));
        }
        return designated(right, now.get());
    }

    /** Where a text that waits for signatures makes the country a party, it is prepared there as an agreement is. */
    private boolean acceding() {
        return standing.pending(at).stream()
                .filter(Pending::open)
                .map(Pending::instrument)
                .filter(text -> text.kind() == InstrumentKind.ACCESSION)
                .flatMap(text -> text.parties().stream())
                .anyMatch(party -> party.country().equals(account.country()));
    }

    private Explanation preparing(Right right) {
        if (account.is(CIRCLE) && PREPARING.contains(right)) {
            return allowed(right, Ground.CIRCLE);
        }
        if (account.is(CIRCLE) && right == Right.SIGN) {
            return account.is(MAY_SIGN) ? allowed(right, Ground.CIRCLE) : denied(right, Lack.PERMISSION);
        }
        if (account.is(CENTRAL) && CENTRAL_PREPARING.contains(right)) {
            return allowed(right, Ground.CENTRAL);
        }
        return denied(right, account.is(CIRCLE) || account.is(CENTRAL) ? Lack.ROLE : Lack.NOT_IN_FORCE);
    }

    private static Explanation left(Right right, Membership membership) {
        return new Denied(right, Lack.PARTY_LEFT, Optional.empty(), membership.left(), membership.until());
    }

    private Explanation designated(Right right, Membership membership) {
        Optional<Explanation> best = mine(account.country(), account.mark())
                .map(one -> by(one, right, membership))
                .max(Comparator.comparing(Access::weight));
        if (best.filter(Explanation::allowed).isPresent()) {
            return best.get();
        }
        if (account.is(STEPS_IN) && (right == Right.CHANGE_PEOPLE || right == Right.SIGN)) {
            return right == Right.CHANGE_PEOPLE || account.is(MAY_SIGN)
                    ? allowed(right, Ground.STEPS_IN)
                    : denied(right, Lack.PERMISSION);
        }
        return best.orElseGet(() -> denied(right, Lack.NOT_DESIGNATED));
    }

    /** What the account is designated as. A mark in what is said of another country's people is nobody's here. */
    private Stream<Named> mine(CountryCode country, String mark) {
        return standing.people(at).stream()
                .filter(one -> one.designation().country().equals(country))
                .filter(one -> one.designation().mark().filter(mark::equals).isPresent());
    }

    private Explanation by(Named one, Right right, Membership membership) {
        Designation designation = one.designation();
        if (at.isBefore(designation.from())) {
            return lacks(right, Lack.NOT_YET, one, Optional.of(designation.from()));
        }
        if (!designation.holds(at)) {
            return lacks(right, Lack.OVER, one, over(one));
        }
        if (!RoleRights.running(designation.role()).contains(right)) {
            return lacks(right, Lack.ROLE, one, Optional.empty());
        }
        if (state instanceof Phase.Ended ended && RoleRights.endsWithTeam(right)) {
            return new Denied(
                    right,
                    Lack.TEAM_OVER,
                    Optional.of(one),
                    ended.last().map(last -> last.by()),
                    Optional.of(ended.at()));
        }
        return new Allowed(
                right,
                Ground.DESIGNATED,
                Optional.of(one),
                Optional.of(later(designation.from(), one.by().since())),
                until(right, designation, membership));
    }

    /** Where the annex that ended it came later than its last day, it ended with the annex. */
    private static Optional<Instant> over(Named one) {
        return one.designation().until().map(until -> later(until, one.by().since()));
    }

    private Optional<Instant> until(Right right, Designation designation, Membership membership) {
        Optional<Instant> end = RoleRights.endsWithTeam(right) && state instanceof Phase.Running running
                ? Optional.of(running.last().end())
                : Optional.empty();
        return Stream.of(designation.until(), membership.until(), end)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static int weight(Explanation explanation) {
        return explanation instanceof Denied denied ? denied.lack().ordinal() : Lack.values().length;
    }

    private static Explanation allowed(Right right, Ground ground) {
        return new Allowed(right, ground, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Explanation denied(Right right, Lack lack) {
        return new Denied(right, lack, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Explanation lacks(Right right, Lack lack, Named one, Optional<Instant> since) {
        return new Denied(right, lack, Optional.of(one), Optional.of(one.by()), since);
    }
}
