package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.Findings;
import org.enlace.protocols.internal.rest.VersionJson.SignatureJson;

/**
 * An item of a checklist, as the API gives it.
 *
 * @param requirement the key of the requirement
 * @param text        what it asks for, by language
 * @param revision    as the tag tells
 * @param reworded    the number of the version it was last worked on in, where its words are different since; null where they are not
 */
public record ChecklistItemJson(
        RecordId id,
        String requirement,
        Map<String, String> text,
        int revision,
        String standing,
        String reason,
        UnitId unit,
        LocalDate due,
        boolean overdue,
        String currentState,
        String gap,
        String action,
        String evidence,
        List<String> links,
        Integer reworded,
        SignatureJson done,
        SignatureJson verified,
        SignatureJson changed) {
    static ChecklistItemJson of(Checklist.Line line, LocalDate today) {
        ChecklistItem item = line.item();
        Findings found = item.core().findings();
        return new ChecklistItemJson(
                item.id(),
                item.core().requirement(),
                line.requirement().text().entrySet().stream()
                        .collect(Collectors.toMap(text -> text.getKey().tag(), Map.Entry::getValue)),
                item.revision(),
                item.standing().token(),
                item.reason(),
                item.core().duty().unit(),
                item.core().duty().due(),
                item.overdue(today),
                found.currentState(),
                found.gap(),
                found.action(),
                found.evidence(),
                found.links(),
                item.core().reworded() == 0 ? null : item.core().reworded(),
                item.finished().map(SignatureJson::of).orElse(null),
                item.checked().map(SignatureJson::of).orElse(null),
                SignatureJson.of(item.core().changed()));
    }
}
