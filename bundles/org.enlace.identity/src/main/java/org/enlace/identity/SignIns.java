package org.enlace.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.web.Sender;

/**
 * How officers come in, prove who they are, and go. A service. Passwords and codes come as text, are never kept as such and never
 * logged. Each success gives a new session, so that a session known to somebody beforehand is worth nothing.
 *
 * <p>What every sign-in may be refused with: {@code sign-in.wrong}, the same for an unknown name, a wrong password, an account
 * that is closed or was never used; {@code sign-in.wait}, whose value is the seconds to wait; {@code sign-in.busy} when more
 * wait for their turn than this node could check in time.
 */
public interface SignIns {
    /**
     * The first step.
     *
     * @param officer the account name as typed
     * @param device  the value of the device cookie; empty where the browser sent none
     */
    Step password(String officer, String password, String device, Sender sender);

    /**
     * Both steps at once, for who would have to wait after the failures of others. Counted failures do not matter then: password
     * and code are right together or nothing is said about either.
     *
     * @param code six digits of the authenticator
     * @throws org.enlace.platform.Refusal {@code sign-in.both} when any of it is wrong
     */
    Step passwordAndCode(String officer, String password, String code, String device, Sender sender);

    /**
     * Goes on with a sign-in that waits for its turn.
     *
     * @param ticket what {@link Step.Waiting} gave; after another step than that it is used up
     * @throws org.enlace.platform.Refusal what the step before would have thrown; {@code sign-in.expired} for a ticket that is
     *     unknown, used or too old
     */
    Step turn(String ticket, String device, Sender sender);

    /**
     * The second step.
     *
     * @param pending what {@link Step.CodeNeeded} gave
     * @param code    six digits of the authenticator, or a recovery code
     * @throws org.enlace.platform.Refusal {@code sign-in.code} for a wrong or used code; {@code sign-in.another-code} when one more is needed; {@code sign-in.expired} when it took more
     *     than five minutes or five tries: begin again
     */
    Step.Done code(String pending, String code, String device, Sender sender);

    /**
     * The officer proves again who they are, before an act that asks for it.
     *
     * @param password of the account
     * @param code     needed where a second factor is enrolled; else ignored
     * @throws org.enlace.platform.Refusal {@code sign-in.wrong}, {@code sign-in.code}, {@code sign-in.wait}
     */
    Step.Done confirm(String password, String code, Caller caller, Sender sender);

    /** Ends the session the request came with, where there is one. */
    void signOut(Sender sender);

    /** Looks what a setup link is for; empty when it is unknown, used or too old. */
    Optional<Setup> setup(String code);

    /**
     * Uses a setup link. On a node without an administrator: makes the first. Later: gives an account, new or not, the
     * administrator's role and this password; a second factor it had is taken away and its sessions and tokens end.
     *
     * @throws org.enlace.platform.Refusal {@code setup.link}, {@code password.*}
     */
    Step.Done setUp(String code, Administrator administrator, Sender sender);

    /** Whose invitation it is; empty when it is unknown, used or too old. */
    Optional<Invitation> invitation(String code, Sender sender);

    /**
     * Uses an invitation. Where the officer has a second factor the step after it is {@link Step.CodeNeeded}.
     *
     * @throws org.enlace.platform.Refusal {@code invitation.link}, {@code password.*}
     */
    Step accept(String code, String password, Sender sender);

    /**
     * Another password; all other sessions of the officer end.
     *
     * @throws org.enlace.platform.Refusal {@code password.current} when the current one is wrong; {@code password.length},
     *     {@code password.common}, {@code password.name} for the new one; {@code sign-in.wait}
     */
    Step.Done changePassword(String current, String next, Caller caller, Sender sender);

    /** What came of a step. */
    sealed interface Step {
        /**
         * Others are checked first: ask again with {@link SignIns#turn}.
         *
         * @param ticket  secret of the browser that waits
         * @param ahead   how many are before
         * @param seconds about how long it still takes
         */
        record Waiting(String ticket, int ahead, long seconds) implements Step {}

        /**
         * The password was right, and now a code is asked for.
         *
         * @param pending names this attempt; goes into a hidden field
         */
        record CodeNeeded(String pending) implements Step {}

        /**
         * Signed in.
         *
         * @param session       the value for {@link org.enlace.web.SessionCookie}
         * @param device        the value for the device cookie, which tells at the next sign-in that this browser is known; empty
         *                      where it stays as it is
         * @param enrolFirst    whether the officer should enrol a second factor before anything else: until then permissions that
         *                      need one are not held
         * @param recoveryCodes how many are left, where one was just used
         */
        record Done(
                OfficerId officer,
                String session,
                Optional<String> device,
                boolean enrolFirst,
                Optional<Integer> recoveryCodes)
                implements Step {}
    }

    /** How long a device cookie lives, in days. */
    int DEVICE_DAYS = 180;

    /**
     * @param first          whether the node has no administrator yet
     * @param administrators who could be recovered
     */
    record Setup(boolean first, List<OfficerId> administrators, Instant until) {}

    record Administrator(OfficerId officer, String name, String password, Language language, ZoneId zone) {}

    /** @param returning whether the officer had a password before */
    record Invitation(OfficerId officer, String name, boolean returning, Instant until) {}
}
