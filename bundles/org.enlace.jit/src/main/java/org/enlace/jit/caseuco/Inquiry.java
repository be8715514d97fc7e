package org.enlace.jit.caseuco;

import java.util.Map;
import java.util.Objects;
import org.enlace.jit.access.Designation;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/**
 * The team whose evidence a document is about.
 *
 * @param team      its id
 * @param reference by which it is known
 * @param people    who is named in the texts in force, by the id of the designation
 * @param meanings  what each handling code means, in the reader's language; the bare code stands for one that is missing
 */
public record Inquiry(
        RecordId team, String reference, Map<RecordId, Designation> people, Map<HandlingCode, String> meanings) {
    public Inquiry {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(reference, "reference");
        people = Map.copyOf(people);
        meanings = Map.copyOf(meanings);
    }
}
