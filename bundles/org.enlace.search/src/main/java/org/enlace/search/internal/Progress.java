package org.enlace.search.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchSource;

/**
 * How far an index has read its source; kept with each commit.
 *
 * @param changed  the latest change taken in
 * @param id       the record it was, or null at the beginning
 * @param complete whether the source was read to its end at least once
 */
record Progress(Instant changed, RecordId id, boolean complete) {
    static final Progress NONE = new Progress(Instant.EPOCH, null, false);

    /** Raised whenever entries or analysis change: an index of another form is built anew. */
    static final String FORM = "2";

    Progress after(SearchSource.Document last) {
        boolean later = last.changed().isAfter(changed)
                || last.changed().equals(changed) && (id == null || last.id().compareTo(id) > 0);
        return later ? new Progress(last.changed(), last.id(), complete) : this;
    }

    Progress completed() {
        return new Progress(changed, id, true);
    }

    Map<String, String> data() {
        Map<String, String> data = new HashMap<>();
        data.put("form", FORM);
        data.put("changed", changed.toString());
        data.put("id", id == null ? "" : id.toString());
        data.put("complete", Boolean.toString(complete));
        return data;
    }

    /** @throws IllegalArgumentException when it is of another form */
    static Progress of(Map<String, String> data) {
        if (!FORM.equals(data.get("form"))) {
            throw new IllegalArgumentException("The index has the form " + data.get("form") + ", not " + FORM);
        }
        String id = data.get("id");
        return new Progress(
                Instant.parse(data.get("changed")),
                id.isEmpty() ? null : RecordId.parse(id),
                Boolean.parseBoolean(data.get("complete")));
    }
}
