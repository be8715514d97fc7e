package org.enlace.training.attendance;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;
import org.enlace.training.Session;

/**
 * How an officer of this node says that they are here, from the moment the doors open to the end of the session. Whose nomination it is tells
 * the address of the account; where that is another one, the code that the room shows and the address of the nomination.
 */
public interface CheckIns {
    /** What the caller finds at the door of a session. Needs {@code training.read}. */
    Door door(RecordId session, Caller caller);

    /**
     * Checks in.
     *
     * @throws org.enlace.platform.Refusal {@code training.not-open}, {@code training.session-ended}, {@code training.session-off},
     *     {@code training.no-address}, {@code training.not-yours}, {@code training.inside-already}, {@code training.noted-absent},
     *     {@code training.deputy-attends} for whoever acts for somebody
     */
    Attendance enter(RecordId session, Caller caller);

    /**
     * Checks in by the code that the room shows.
     *
     * @param code six figures; blanks do not matter
     * @param mail the address of the nomination
     * @throws org.enlace.platform.Refusal as {@link #enter}; {@code training.code-wrong}, {@code training.code-old}, {@code training.code-mail},
     *     {@code training.code-used} where another account checked this nomination in, {@code training.code-other} where this account checked in
     *     somebody else, {@code training.code-wait} after too many that were wrong
     */
    Attendance enterByCode(RecordId session, String code, String mail, Caller caller);

    /** Checks out. */
    Attendance leave(RecordId session, Caller caller);

    /** Whether the caller may show the code in the room: its moderators and whoever organises. */
    boolean shows(Session session, Caller caller);

    /**
     * The code to show now.
     *
     * @throws org.enlace.platform.Forbidden for whoever does not {@link #shows show} it
     * @throws org.enlace.platform.Refusal {@code training.not-open}, {@code training.session-ended}, {@code training.session-off}
     */
    RoomCode code(RecordId session, Caller caller);

    /**
     * @param opens      from when one checks in
     * @param open       whether one can now
     * @param mine       the nomination that is the caller's, by the address or because the caller checked it in
     * @param attendance of that one
     */
    record Door(
            Session session, Instant opens, boolean open, Optional<Nomination> mine, Optional<Attendance> attendance) {}

    /**
     * @param code    six figures
     * @param until   when the next one takes its place
     * @param seconds how long each is shown
     */
    record RoomCode(String code, Instant until, int seconds) {}
}
