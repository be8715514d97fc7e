package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.ExperienceText;

/** What is told of the use of a document; the texts are Markdown, and none says anything of a person. */
public record ReportJson(
        Integer edition,
        LocalDate usedFrom,
        LocalDate usedTo,
        String unit,
        String context,
        String done,
        String results,
        String worked,
        String failed,
        String wanted,
        Integer timesUsed,
        Integer identified,
        Integer assisted) {

    ExperienceText text() {
        if (edition == null) {
            throw new Refusal("protocol.required", "\"edition\" is missing; give it a value", "edition").at("edition");
        }
        return new ExperienceText(
                edition,
                usedFrom,
                usedTo,
                unit == null || unit.isBlank() ? null : new UnitId(unit),
                context,
                done,
                results,
                worked,
                failed,
                wanted,
                timesUsed,
                identified,
                assisted);
    }
}
