package org.enlace.training.internal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.Move;
import org.enlace.training.exchange.Preparation;

/** What a caller can do with an application now, so that nothing is offered that would be refused; the use cases ask again. */
final class OpenMoves {
    private final Application application;
    private final LocalDate today;
    private final Set<Move> moves = EnumSet.noneOf(Move.class);
    private final boolean organises;
    private final boolean mine;
    private final boolean sends;
    private final boolean decides;
    private final boolean receives;

    private OpenMoves(Application application, CountryCode own, LocalDate today, Caller caller) {
        this.application = application;
        this.today = today;
        organises = caller.holds(Trainings.ORGANISE);
        mine = organises || ApplicationMoves.mine(application, caller);
        sends = caller.holds(Applications.ENDORSE)
                && (organises || application.form().profile().country().equals(own));
        receives = caller.holds(Calls.HOST)
                && (organises
                        || application instanceof Application.Placed placed
                                && placed.placement().host().equals(own));
        Set<OfficerId> hands = new HashSet<>(application.core().created().hands());
        hands.add(application.form().officer());
        decides = !hands.contains(caller.officer()) && !hands.contains(caller.reader());
    }

    static Set<Move> of(Application application, CountryCode own, LocalDate today, Caller caller) {
        OpenMoves open = new OpenMoves(application, own, today, caller);
        open.before();
        open.after();
        return open.moves;
    }

    private void add(boolean may, Move... more) {
        if (may) {
            moves.addAll(Set.of(more));
        }
    }

    private void before() {
        add(mine && application instanceof Application.Live, Move.WITHDRAW);
        if (application instanceof Application.Submitted) {
            add(mine, Move.REVISE);
            add(sends && decides, Move.ENDORSE, Move.REFUSE);
        } else if (application instanceof Application.Endorsed) {
            add(organises, Move.PROPOSE);
        } else if (application instanceof Application.Proposed) {
            add(organises, Move.DISCARD);
            add(organises && decides, Move.ACCEPT);
        } else if (application instanceof Application.Accepted) {
            add(receives, Move.DECLINE);
            add(receives && decides, Move.CONFIRM);
        } else if (application instanceof Application.HostDeclined) {
            add(organises, Move.LOOK_AGAIN);
        } else if (application instanceof Application.HostConfirmed confirmed) {
            add(receives, Move.TICK_PROGRAMME);
            add(mine || sends, Move.TICK_TRAVEL);
            add(sends && missing(confirmed.preparation()) == 0, Move.READY);
        }
    }

    private static int missing(Preparation preparation) {
        return preparation.missing().size();
    }

    private void after() {
        if (application instanceof Application.Prepared prepared) {
            add(receives && !today.isBefore(prepared.placement().stay().last()), Move.HOLD);
        } else if (application instanceof Application.Held held) {
            add(mine, Move.HAND_IN);
            add(organises && held.papers().missing().isEmpty(), Move.REPORTED);
        } else if (application instanceof Application.Reported) {
            add(organises && decides, Move.CERTIFY);
        } else if (application instanceof Application.Certified certified) {
            add(
                    mine
                            && certified.open().stream()
                                    .anyMatch(due -> !today.isBefore(
                                            due.after(certified.placement().stay()))),
                    Move.ANSWER);
            add(mine && certified.open().isEmpty(), Move.FINISH);
        }
    }
}
