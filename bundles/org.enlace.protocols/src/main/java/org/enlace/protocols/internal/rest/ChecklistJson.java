package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Checklist;

/**
 * A checklist as the API gives it.
 *
 * @param edition the number of the version the country adopted last
 * @param inForce whether that adoption counts; else the checklist is only read
 * @param overdue how many items are overdue
 */
public record ChecklistJson(RecordId protocol, int edition, boolean inForce, ProgressJson progress, long overdue) {
    static ChecklistJson of(Checklist checklist, LocalDate today) {
        return new ChecklistJson(
                checklist.protocol(),
                checklist.edition(),
                checklist.inForce(),
                ProgressJson.of(checklist.progress()),
                checklist.inForce() ? checklist.overdue(today) : 0);
    }
}
