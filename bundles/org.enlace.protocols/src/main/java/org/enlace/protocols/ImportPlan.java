package org.enlace.protocols;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What an import does, or did, with every record of a file.
 *
 * @param lines one per record, in the order of the file
 * @param done  whether it was carried out; otherwise nothing was changed
 */
public record ImportPlan(List<Line> lines, boolean done) {
    public ImportPlan {
        lines = List.copyOf(lines);
    }

    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /** Whether carrying it out would change anything. */
    public boolean changes() {
        return count(Outcome.CREATE) + count(Outcome.UPDATE) > 0;
    }

    public Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, count(outcome));
        }
        return counts;
    }

    /** What becomes of one record of the file. */
    public enum Outcome {
        /** It is new here. */
        CREATE,
        /** The file says something else than last time, and nobody edited the record here. */
        UPDATE,
        /** The library says the same. */
        UNCHANGED,
        /** It was edited here since it was imported; the edited record is kept as it is. */
        KEPT_EDITED,
        /** Others hold on to the version it shows; it changes by a new version alone. */
        KEPT_VERSION,
        /** It was withdrawn here; it is kept withdrawn. */
        KEPT_WITHDRAWN,
        /** It cannot be taken; {@code reasons} say why. */
        REFUSED;

        public String token() {
            return Token.of(this);
        }
    }

    /**
     * One record of the file.
     *
     * @param index     its place in the file, from 1; of a table the number of its line, by which a person finds it
     * @param reference its id, as far as it could be read; may be null
     * @param title     its title, as far as it could be read; may be null
     * @param outcome   what becomes of it
     * @param id        the record here, when there is one; otherwise null
     * @param reasons   why it is refused, each with the field; the value, rule and remedy are in the refusal
     */
    public record Line(int index, String reference, String title, Outcome outcome, RecordId id, List<Refusal> reasons) {
        public Line {
            reasons = List.copyOf(reasons);
        }
    }
}
