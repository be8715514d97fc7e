package org.enlace.training.certificate;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Refusal;

/**
 * On which conditions a series gives certificates.
 *
 * @param share      which part of the sessions that were held somebody has to have attended, per cent, 1 to 100
 * @param evaluation whether the evaluation at the end has to have been answered
 */
public record Conditions(int share, boolean evaluation) {
    /** Of a series for which nobody has said otherwise. */
    public static final Conditions USUAL = new Conditions(80, false);

    public Conditions {
        if (share < 1 || share > 100) {
            throw new Refusal(
                            "training.certificate-share",
                            "A share is 1 to 100 per cent of the sessions, not " + share,
                            share)
                    .at("share");
        }
    }

    /** What somebody lacks. */
    public enum Lack {
        /** No session was held. */
        NONE_HELD,
        /** Attended fewer sessions than needed. */
        ATTENDANCE,
        /** Has not answered the evaluation. */
        EVALUATION
    }

    /**
     * @param attendance of one person
     * @param answered   whether the person has answered the evaluation at the end; empty where the series has none, which nobody lacks
     */
    public Set<Lack> lacks(Attendance attendance, Optional<Boolean> answered) {
        Set<Lack> lacks = EnumSet.noneOf(Lack.class);
        if (attendance.held() == 0) {
            lacks.add(Lack.NONE_HELD);
        } else if (attendance.attended() * 100 < share * attendance.held()) {
            lacks.add(Lack.ATTENDANCE);
        }
        if (evaluation && !answered.orElse(true)) {
            lacks.add(Lack.EVALUATION);
        }
        return lacks;
    }

    /**
     * How much of a series somebody attended.
     *
     * @param held     how many sessions were held
     * @param attended how many of them the person attended
     * @param minutes  how long that was, all together
     */
    public record Attendance(int held, int attended, int minutes) {
        public Attendance {
            if (held < 0 || attended < 0 || attended > held || minutes < 0) {
                throw new IllegalArgumentException(
                        "Attended " + attended + " of " + held + ", " + minutes + " minutes");
            }
        }
    }
}
