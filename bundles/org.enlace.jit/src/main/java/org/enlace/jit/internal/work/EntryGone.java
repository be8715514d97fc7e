package org.enlace.jit.internal.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.jit.internal.Said;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.RecordId;

/**
 * That entries of a country were there and were taken back before somebody else got them, so that what points to them does not wait for
 * them: which, and of which kind, and nothing of what they said. A record of its own, which is not changed.
 *
 * @param entries at most {@value #MOST}
 */
public record EntryGone(RecordId team, Map<RecordId, EntryKind> entries) {
    /** The type of the record that travels. */
    public static final String TYPE = "jit-entry-gone";

    /** In which translations are named, and nothing else: releases that know none keep the record until they are upgraded. */
    public static final int FORMAT = 2;

    /** In which all others are named. */
    public static final int BEFORE = 1;

    static final int MOST = 500;

    public EntryGone {
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    int format() {
        return entries.containsValue(EntryKind.TRANSLATION) ? FORMAT : BEFORE;
    }

    /** In a record for each format, so that what a release does not know keeps nothing else from it. */
    List<EntryGone> apart() {
        Map<Boolean, Map<RecordId, EntryKind>> apart = new TreeMap<>();
        entries.forEach((id, kind) -> apart.computeIfAbsent(kind == EntryKind.TRANSLATION, key -> new LinkedHashMap<>())
                .put(id, kind));
        return apart.values().stream().map(some -> new EntryGone(team, some)).toList();
    }

    String text() {
        return Said.text(out -> {
            out.writeStringField("team", team.toString());
            out.writeArrayFieldStart("entries");
            for (Map.Entry<RecordId, EntryKind> one : entries.entrySet()) {
                out.writeStartObject();
                out.writeStringField("id", one.getKey().toString());
                out.writeStringField("kind", one.getValue().token());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /** @throws org.enlace.platform.Refusal {@code jit.form} */
    static EntryGone read(String text) {
        Said said = Said.of(text, "gone", Set.of("team", "entries"));
        Map<RecordId, EntryKind> entries = new LinkedHashMap<>();
        for (Said one : said.all("entries", MOST, Set.of("id", "kind"))) {
            entries.put(one.id("id"), one.one("kind", EntryKind::of));
        }
        return new EntryGone(said.id("team"), entries);
    }
}
