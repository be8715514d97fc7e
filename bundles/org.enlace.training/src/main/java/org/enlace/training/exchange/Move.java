package org.enlace.training.exchange;

import java.util.Locale;

/** What somebody can do with an application. */
public enum Move {
    REVISE,
    WITHDRAW,
    ENDORSE,
    REFUSE,
    PROPOSE,
    ACCEPT,
    DISCARD,
    CONFIRM,
    DECLINE,
    LOOK_AGAIN,
    TICK_PROGRAMME,
    TICK_TRAVEL,
    READY,
    HOLD,
    HAND_IN,
    REPORTED,
    CERTIFY,
    ANSWER,
    FINISH;

    /** The word used in the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
