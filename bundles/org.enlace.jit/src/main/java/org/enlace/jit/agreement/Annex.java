package org.enlace.jit.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.access.Designation;
import org.enlace.platform.RecordId;

/**
 * An annex that is not drafted clause by clause, for a party to propose: of its people, or that it leaves.
 *
 * @param kind         {@code DESIGNATION} or {@code DEPARTURE}
 * @param lastDay      of a departure
 * @param clauses      in the languages of what is in force, where words are needed
 * @param designations the people it names, of the party's own or of one that signs on paper
 * @param replaces     a text that said the same before, so that this one is not that text; empty if there was none
 */
public record Annex(
        InstrumentKind kind,
        Optional<LocalDate> lastDay,
        ZoneId zone,
        List<ClauseText> clauses,
        List<Designation> designations,
        Optional<RecordId> replaces) {
    public Annex {
        if (kind.drafted()) {
            throw new IllegalArgumentException(kind + " is drafted clause by clause");
        }
        Objects.requireNonNull(zone, "zone");
        clauses = List.copyOf(clauses);
        designations = List.copyOf(designations);
        Objects.requireNonNull(replaces, "replaces");
    }

    /** That says nothing that was said before. */
    public Annex(
            InstrumentKind kind,
            Optional<LocalDate> lastDay,
            ZoneId zone,
            List<ClauseText> clauses,
            List<Designation> designations) {
        this(kind, lastDay, zone, clauses, designations, Optional.empty());
    }

    /** Whether a text says just that. */
    public boolean said(Instrument text) {
        return text.kind() == kind
                && text.lastDay().equals(lastDay)
                && text.designations().equals(designations);
    }

    public Annex inPlaceOf(RecordId before) {
        return new Annex(kind, lastDay, zone, clauses, designations, Optional.of(before));
    }
}
