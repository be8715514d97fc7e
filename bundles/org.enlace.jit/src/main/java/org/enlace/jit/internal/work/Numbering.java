package org.enlace.jit.internal.work;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.platform.RecordId;

/** Items of evidence are also found by the number under which they are known outside. */
final class Numbering {
    private final Function<RecordId, String> reference;

    /** @param reference of a team */
    Numbering(Function<RecordId, String> reference) {
        this.reference = reference;
    }

    /** The words by which an entry is found. @param shown what everybody may read who may read it */
    Set<String> words(Entry entry, Content shown) {
        Set<String> words = new TreeSet<>(EntryWords.of(entry.kind(), shown));
        Optional<EvidenceNumber> number = EvidenceNumber.of(reference.apply(entry.team()), entry);
        number.ifPresent(one -> words.addAll(EntryWords.whole(one.toString())));
        return words;
    }
}
