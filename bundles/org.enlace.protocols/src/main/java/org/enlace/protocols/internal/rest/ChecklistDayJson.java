package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import org.enlace.protocols.Checklist;

/** How far a checklist had come by the end of a day, as the API gives it. */
public record ChecklistDayJson(LocalDate day, ProgressJson progress) {
    static ChecklistDayJson of(Checklist.Day day) {
        return new ChecklistDayJson(day.day(), ProgressJson.of(day.progress()));
    }
}
