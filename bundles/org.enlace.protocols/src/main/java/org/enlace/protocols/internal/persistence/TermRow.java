package org.enlace.protocols.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;

/** That a record stands in a list, and where. */
@Embeddable
public class TermRow {
    @Column(name = "term", nullable = false)
    private String term;

    @Column(name = "place", nullable = false)
    private String place;

    @Column(name = "changed", nullable = false)
    private long changed;

    protected TermRow() {}

    TermRow(String term, String place, long changed) {
        this.term = term;
        this.place = place;
        this.changed = changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TermRow row
                && term.equals(row.term)
                && place.equals(row.place)
                && changed == row.changed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(term, place, changed);
    }
}
