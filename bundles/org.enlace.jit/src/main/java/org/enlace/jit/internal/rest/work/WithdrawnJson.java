package org.enlace.jit.internal.rest.work;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.WithdrawnEntry;
import org.enlace.platform.RecordId;

/**
 * The notice of an entry that its country withdrew, as the API gives it in the place of the entry.
 *
 * @param by        the country that withdrew it
 * @param at        when this node withdrew it, or heard of it
 * @param reason    as it was given; absent where none was
 * @param copies    what to do with copies, in the language of whoever asks
 * @param confirmed how far the withdrawal is on its way to each other country; empty for what this country did not write
 */
record WithdrawnJson(
        RecordId id,
        String kind,
        RecordId author,
        String by,
        Instant at,
        String reason,
        String copies,
        Map<String, String> confirmed) {
    static WithdrawnJson of(WithdrawnEntry withdrawn, String copies) {
        Entry entry = withdrawn.entry();
        Map<String, String> confirmed = new TreeMap<>();
        withdrawn.confirmed().forEach((country, carried) -> confirmed.put(country.value(), carried.token()));
        return new WithdrawnJson(
                entry.id(),
                entry.kind().token(),
                entry.author(),
                entry.owner().value(),
                withdrawn.at(),
                withdrawn.reason().isEmpty() ? null : withdrawn.reason(),
                copies,
                confirmed);
    }
}
