package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;
import org.enlace.web.Ui;

/** What each version of an entry changed against the one before it. */
public final class EntryVersions {
    private EntryVersions() {}

    /**
     * @param seen    a version
     * @param changes rows of field, before, now; of the first version all that it says
     */
    public record Version(Seen seen, List<List<Content>> changes) {}

    /** Newest first. */
    static List<Version> of(List<Seen> oldestFirst, WorkWords words, Map<RecordId, Seen> named) {
        List<Version> all = new ArrayList<>();
        Seen before = null;
        for (Seen seen : oldestFirst) {
            all.add(new Version(seen, changes(before, seen, words, named)));
            before = seen;
        }
        Collections.reverse(all);
        return all;
    }

    private static List<List<Content>> changes(Seen before, Seen now, WorkWords words, Map<RecordId, Seen> named) {
        List<List<Content>> rows = new ArrayList<>();
        Entry entry = now.entry();
        for (Field field : entry.kind().fields()) {
            List<String> earlier =
                    before == null ? List.of() : field.of(before.entry().content());
            if (!earlier.equals(field.of(entry.content()))) {
                rows.add(List.of(
                        Ui.text(words.field(entry.kind(), field)),
                        before == null ? Ui.text("") : value(before.entry(), field, words, named),
                        value(entry, field, words, named)));
            }
        }
        if (before == null || !before.entry().grading().equals(entry.grading())) {
            entry.grading()
                    .ifPresent(grading -> rows.add(List.of(
                            Ui.text(words.labels().get("work.grading")),
                            before == null
                                    ? Ui.text("")
                                    : before.entry()
                                            .grading()
                                            .map(words.handling()::explained)
                                            .orElse(Ui.text("")),
                            words.handling().explained(grading))));
        }
        if (before == null || !before.entry().handling().equals(entry.handling())) {
            rows.add(List.of(
                    Ui.text(words.labels().get("work.handling")),
                    before == null
                            ? Ui.text("")
                            : words.handling().explained(before.entry().handling()),
                    words.handling().explained(entry.handling())));
        }
        return rows;
    }

    private static Content value(Entry entry, Field field, WorkWords words, Map<RecordId, Seen> named) {
        return entry.content().all(field.name()).isEmpty()
                ? Ui.text(words.labels().get("work.empty"))
                : words.value(entry, field, named);
    }
}
