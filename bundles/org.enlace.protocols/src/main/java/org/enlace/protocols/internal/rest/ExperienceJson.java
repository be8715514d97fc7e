package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import java.util.List;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Experience;
import org.enlace.protocols.ExperienceText;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.internal.rest.VersionJson.SignatureJson;

/**
 * A report of use as the API gives it; its texts are Markdown.
 *
 * @param revision counts the changes of its state, as the tag tells
 * @param state    {@code submitted}, {@code accepted}, {@code declined} or {@code withdrawn}
 * @param edition  the number of the version that was used
 * @param reason   why it was declined
 * @param decided  who decided on it or withdrew it
 * @param lessons  the records drawn from it that exist for the caller; null in a list
 */
public record ExperienceJson(
        RecordId id,
        RecordId protocol,
        int revision,
        String state,
        int edition,
        LocalDate usedFrom,
        LocalDate usedTo,
        UnitId unit,
        String context,
        String done,
        String results,
        String worked,
        String failed,
        String wanted,
        Integer timesUsed,
        Integer identified,
        Integer assisted,
        SignatureJson reported,
        SignatureJson decided,
        String reason,
        List<RecordId> lessons) {

    static ExperienceJson of(Experience experience, List<Protocol> lessons) {
        ExperienceText text = experience.text();
        return new ExperienceJson(
                experience.id(),
                experience.protocol(),
                experience.revision(),
                experience.state().token(),
                text.edition(),
                text.usedFrom(),
                text.usedTo(),
                text.unit(),
                text.context(),
                text.done(),
                text.results(),
                text.worked(),
                text.failed(),
                text.wanted(),
                text.timesUsed(),
                text.identified(),
                text.assisted(),
                SignatureJson.of(experience.by()),
                experience.decided().map(SignatureJson::of).orElse(null),
                experience.reason(),
                lessons == null ? null : lessons.stream().map(Protocol::id).toList());
    }
}
