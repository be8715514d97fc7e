package org.enlace.protocols;

import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.protocols.ChecklistItem.Standing;

/**
 * A change of an item, as its history keeps it.
 *
 * @param revision what the item counted afterwards
 * @param step     names what was done with several items at one go; empty where it was done with this one
 * @param before   how it stood; null for a new item
 * @param reason   why it does not apply; null where it does
 * @param found    whether what was found of it changed
 * @param edition  the number of the version whose words it stood for afterwards
 * @param counted  whether the adopted version asked for it afterwards
 */
public record ItemStep(
        RecordId item,
        int revision,
        Optional<RecordId> step,
        Signature by,
        Standing before,
        Standing after,
        Duty dutyBefore,
        Duty duty,
        String reason,
        boolean found,
        int edition,
        boolean counted) {
    /** @param before null for a new item */
    public static ItemStep of(ChecklistItem before, ChecklistItem after, RecordId step) {
        return new ItemStep(
                after.id(),
                after.revision(),
                Optional.ofNullable(step),
                after.core().changed(),
                before == null ? null : before.standing(),
                after.standing(),
                before == null ? Duty.NONE : before.core().duty(),
                after.core().duty(),
                after.reason(),
                before != null && !before.core().findings().equals(after.core().findings()),
                after.core().edition(),
                after.core().counted());
    }
}
