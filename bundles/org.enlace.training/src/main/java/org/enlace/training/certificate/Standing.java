package org.enlace.training.certificate;

import java.util.Optional;
import java.util.Set;
import org.enlace.training.Nomination;

/**
 * How somebody who had a seat stands to the certificate of a series.
 *
 * @param answered    whether the evaluation at the end was answered; empty where the series has none
 * @param lacks       what is missing for one; empty where the conditions are fulfilled
 * @param certificate the last that was given
 */
public record Standing(
        Nomination nomination,
        Conditions.Attendance attendance,
        Optional<Boolean> answered,
        Set<Conditions.Lack> lacks,
        Optional<Certificate> certificate) {
    public Standing {
        lacks = Set.copyOf(lacks);
    }

    /** Whether one is out and in force. */
    public boolean issued() {
        return certificate.filter(Certificate.Valid.class::isInstance).isPresent();
    }

    /** Whether one is to be given: the conditions are fulfilled and none was ever given; one that was revoked is given again by name only. */
    public boolean due() {
        return lacks.isEmpty() && certificate.isEmpty();
    }

    /** Whether one is out although the conditions are not fulfilled any more, such as after the attendance was corrected. */
    public boolean doubtful() {
        return issued() && !lacks.isEmpty();
    }
}
