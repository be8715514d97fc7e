package org.enlace.drafts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stood in a form when it was kept.
 *
 * @param form   which form
 * @param fields by name, in the order of the form, every value
 * @param saved  when
 */
public record Draft(FormAddress form, Map<String, List<String>> fields, Instant saved) {
    public Draft {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(saved, "saved");
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        fields = java.util.Collections.unmodifiableMap(copy);
    }
}
