package org.enlace.training.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;

/**
 * What an officer has written of an application so far, as it was typed: nothing of it is judged before it is handed in. It is for
 * whoever began it alone, and gone when it becomes an application, whose id is its own.
 *
 * @param version counts up with every change, from 1; a change names the version it was made on
 * @param author  whose draft it is
 * @param answers by the name of the field, at most {@value #LARGEST} characters altogether
 */
public record ApplicationDraft(
        RecordId id,
        int version,
        RecordId call,
        OfficerId author,
        Map<String, List<String>> answers,
        Stamp begun,
        Stamp changed) {
    public static final int LARGEST = 20_000;

    public ApplicationDraft {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(author, "author");
        answers = Map.copyOf(answers);
        int written = answers.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
        if (written > LARGEST) {
            throw new Refusal(
                    "placement.draft-too-long",
                    "The draft has " + written + " characters and the most is " + LARGEST + "; shorten it",
                    written,
                    LARGEST);
        }
        Objects.requireNonNull(begun, "begun");
        Objects.requireNonNull(changed, "changed");
    }

    /** With what one step says; what the other steps said stays. */
    public ApplicationDraft with(Map<String, List<String>> more, Stamp by) {
        Map<String, List<String>> all = new LinkedHashMap<>(answers);
        all.putAll(more);
        return new ApplicationDraft(id, version + 1, call, author, all, begun, by);
    }
}
