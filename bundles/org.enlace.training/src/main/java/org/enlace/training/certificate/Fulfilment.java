package org.enlace.training.certificate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.RecordId;

/** Where it is known whether those who took part in a series fulfilled its conditions. */
public interface Fulfilment {
    /** By nomination, of all who have or had a seat. */
    Map<RecordId, Conditions.Attendance> attendance(RecordId series);

    /** The nominations whose persons have answered the evaluation at the end; empty where the series has none. */
    Optional<Set<RecordId>> answered(RecordId series);
}
