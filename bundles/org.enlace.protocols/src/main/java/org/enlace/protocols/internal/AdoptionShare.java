package org.enlace.protocols.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.protocols.AdoptionShares.Choice;
import org.enlace.protocols.Progress;

/**
 * What this country lets others know of its decision on a document, beside what the exchange keeps.
 *
 * @param protocol the document
 * @param record   the id under which the decision travels
 * @param told     the progress that was told last, as {@link #words} writes it; null where none was
 * @param day      when it was told, UTC; null where it never was
 */
public record AdoptionShare(RecordId protocol, RecordId record, Choice choice, String told, LocalDate day) {
    static String words(Optional<Progress> progress) {
        return progress.map(far -> far.notStarted() + " " + far.inProgress() + " " + far.done() + " " + far.verified()
                        + " " + far.notApplicable())
                .orElse(null);
    }

    AdoptionShare with(Choice other) {
        return new AdoptionShare(protocol, record, other, told, day);
    }

    AdoptionShare told(Optional<Progress> progress, LocalDate today) {
        return new AdoptionShare(protocol, record, choice, words(progress), today);
    }
}
