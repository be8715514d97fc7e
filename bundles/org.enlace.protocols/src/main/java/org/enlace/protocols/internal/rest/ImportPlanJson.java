package org.enlace.protocols.internal.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.protocols.ImportPlan;
import org.enlace.web.RefusalTexts;

/**
 * What an import does, or did.
 *
 * @param done   whether it was carried out
 * @param counts how many records have each outcome
 */
public record ImportPlanJson(boolean done, Map<String, Long> counts, List<LineJson> records) {
    public static ImportPlanJson of(ImportPlan plan, Texts texts, Language language) {
        Map<String, Long> counts = new LinkedHashMap<>();
        plan.counts().forEach((outcome, count) -> counts.put(outcome.token(), count));
        return new ImportPlanJson(
                plan.done(),
                counts,
                plan.lines().stream()
                        .map(line -> new LineJson(
                                line.index(),
                                line.reference(),
                                line.title(),
                                line.outcome().token(),
                                line.id(),
                                line.reasons().stream()
                                        .map(reason -> ReasonJson.of(reason, texts, language))
                                        .toList()))
                        .toList());
    }

    /** One record of the file; {@code index} from 1, {@code id} where the record exists here. */
    public record LineJson(
            int index, String reference, String title, String outcome, RecordId id, List<ReasonJson> reasons) {}

    public record ReasonJson(String field, String code, String message) {
        static ReasonJson of(Refusal refusal, Texts texts, Language language) {
            return new ReasonJson(
                    refusal.field().orElse(null), refusal.code(), RefusalTexts.of(texts, language, refusal));
        }
    }
}
