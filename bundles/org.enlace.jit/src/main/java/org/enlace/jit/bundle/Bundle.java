package org.enlace.jit.bundle;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.Rules;
import org.enlace.jit.Stamp;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SecondOfficer;

/**
 * A bundle of this node on its way to a court: one officer prepares it, another approves it, then it is made.
 *
 * @param version counts up with every change, from 1
 * @param scope   what was looked at when it was prepared; empty for one that was prepared before that was kept, which nobody approves
 */
public record Bundle(
        RecordId id,
        RecordId team,
        int version,
        BundleRequest request,
        Optional<Scope> scope,
        Stamp prepared,
        State state) {
    private static final int REASON = 1_000;

    /** How often its making is begun before somebody has to look. */
    public static final int ATTEMPTS = 5;

    public Bundle {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(prepared, "prepared");
        Objects.requireNonNull(state, "state");
    }

    /** How far it is. */
    public sealed interface State {
        /** The word used in texts, in the database and in the API. */
        default String token() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /** Waits for the second person. */
    public record Prepared() implements State {}

    /** The second person did not approve it. */
    public record Declined(Stamp by, String reason) implements State {}

    /** Approved, and being made from the start, however often that is interrupted. @param begun how often it was begun */
    public record Making(Approval approval, int begun) implements State {}

    /**
     * Could not be made; begun again when somebody asks for it.
     *
     * @param why     what the last attempt was refused with, a code
     * @param damaged the file because of which it was; empty where it was something else
     */
    public record Stopped(Approval approval, String why, Optional<Damaged> damaged) implements State {}

    /**
     * There to be fetched.
     *
     * @param file   its file here
     * @param size   in bytes
     * @param sha256 of the whole file
     */
    public record Made(Approval approval, RecordId file, long size, Sha256 sha256) implements State {}

    public static Bundle prepare(RecordId id, RecordId team, BundleRequest request, Scope scope, Stamp by) {
        return new Bundle(id, team, 1, request, Optional.of(scope), by, new Prepared());
    }

    private Bundle now(State next) {
        return new Bundle(id, team, version + 1, request, scope, prepared, next);
    }

    /**
     * @param reviewed the digest of what was shown
     * @param basis    the legal basis; may be empty where nothing in the bundle asks for one
     * @param carried  what it makes known now
     * @throws Refusal as {@link SecondOfficer#of}; {@code jit.bundle-state}, {@code jit.bundle-basis}
     */
    public Bundle approve(Caller by, Instant at, String reviewed, String basis, Carried carried) {
        requirePrepared();
        Stamp second = Stamp.of(SecondOfficer.of(by, prepared.hands()), at);
        return now(new Making(new Approval(second, reviewed, basis).requireBasis(carried), 0));
    }

    /** @throws Refusal {@code second-officer.same}, {@code jit.bundle-state}; {@code jit.missing} without a reason */
    public Bundle decline(Caller by, Instant at, String reason) {
        requirePrepared();
        SecondOfficer.requireOther(by, prepared.hands());
        return now(new Declined(Stamp.of(by, at), Rules.text("reason", reason, REASON)));
    }

    /** That it is still what its two officers look at. @throws Refusal {@code jit.bundle-since} where it is not */
    public void requireSame(Scope now) {
        if (!scope.equals(Optional.of(now))) {
            throw new Refusal(
                    "jit.bundle-since",
                    "Since the bundle was prepared an item, a permission or the files of one changed, or you see others"
                            + " than whoever prepared it; prepare another");
        }
    }

    private void requirePrepared() {
        if (!(state instanceof Prepared)) {
            throw wrong();
        }
    }

    private Refusal wrong() {
        return new Refusal(
                "jit.bundle-state", "The bundle is \"" + state.token() + "\"; look at it again", state.token());
    }

    /** Its making begins, for the first time or again. */
    public Bundle begin() {
        if (!(state instanceof Making making)) {
            throw wrong();
        }
        return now(new Making(making.approval(), making.begun() + 1));
    }

    public Bundle made(RecordId file, long size, Sha256 sha256) {
        if (!(state instanceof Making making)) {
            throw wrong();
        }
        return now(new Made(making.approval(), file, size, sha256));
    }

    /** It cannot be made as things are. */
    public Bundle stop(String why, Optional<Damaged> damaged) {
        if (!(state instanceof Making making)) {
            throw wrong();
        }
        return now(new Stopped(making.approval(), why, damaged));
    }

    /** It is tried again. */
    public Bundle again() {
        if (!(state instanceof Stopped stopped)) {
            throw wrong();
        }
        return now(new Making(stopped.approval(), 0));
    }

    /** Who approved it; empty as long as nobody has. */
    public Optional<Stamp> approved() {
        return approval().map(Approval::by);
    }

    /** The approval; empty as long as nobody has given it. */
    public Optional<Approval> approval() {
        if (state instanceof Making making) {
            return Optional.of(making.approval());
        }
        if (state instanceof Stopped stopped) {
            return Optional.of(stopped.approval());
        }
        return state instanceof Made made ? Optional.of(made.approval()) : Optional.empty();
    }
}
