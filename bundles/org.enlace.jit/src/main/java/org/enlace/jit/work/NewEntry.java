package org.enlace.jit.work;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Handling;
import org.enlace.platform.Refusal;

/** An entry as somebody wants it written. */
public record NewEntry(EntryKind kind, Content content, Handling handling, Optional<Grading> grading) {
    /** @throws Refusal {@code jit.missing} where the kind is graded and this is not */
    public NewEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(handling, "handling");
        if (kind.graded() && grading.isEmpty()) {
            throw new Refusal("jit.missing", "\"grading\" is empty; say how far it can be relied on", "grading")
                    .at("grading");
        }
        grading = kind.graded() ? grading : Optional.empty();
    }

    /** @throws Refusal what {@link Contents#of} finds wrong */
    public static NewEntry of(
            EntryKind kind, Map<String, List<String>> values, Handling handling, Optional<Grading> grading) {
        return new NewEntry(kind, Contents.of(kind, values), handling, grading);
    }
}
