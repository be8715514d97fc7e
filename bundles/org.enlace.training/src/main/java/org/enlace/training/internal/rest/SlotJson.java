package org.enlace.training.internal.rest;

import java.time.Instant;
import java.util.List;
import org.enlace.training.SlotFinder.Slot;

/**
 * A time that was found.
 *
 * @param well in how many capitals nothing speaks against it
 * @param away minutes outside office hours, of all capitals together
 */
record SlotJson(Instant start, Instant end, long well, long away, List<CapitalJson> capitals) {
    static SlotJson of(Slot slot) {
        return new SlotJson(
                slot.start(),
                slot.end(),
                slot.well(),
                slot.away(),
                slot.capitals().stream().map(CapitalJson::of).toList());
    }
}
