package org.enlace.protocols;

import java.time.LocalDate;
import org.enlace.platform.UnitId;

/**
 * Who is to see to an item of a checklist, and until when.
 *
 * @param unit the responsible unit; null while nobody is
 * @param due  the last day, in the zone of the node's country; null for none
 */
public record Duty(UnitId unit, LocalDate due) {
    public static final Duty NONE = new Duty(null, null);

    public Duty {
        EditionText.inRange("due", due);
    }

    /** This duty, and what it leaves open as in another. */
    public Duty or(Duty other) {
        return new Duty(unit == null ? other.unit() : unit, due == null ? other.due() : due);
    }
}
