package org.enlace.protocols;

import java.util.List;
import org.enlace.platform.Refusal;

/**
 * What a file would change in a checklist, or changed. Nothing of it is taken while one of its lines is refused.
 *
 * @param lines in the order of the file
 */
public record ChecklistPlan(List<Line> lines) {
    public ChecklistPlan {
        lines = List.copyOf(lines);
    }

    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /**
     * @param row     its number in the file, by which a person finds it
     * @param key     of the requirement, as it stands there
     * @param changed the columns that would change something
     * @param reasons why it is refused, each with its column
     */
    public record Line(long row, String key, Outcome outcome, List<String> changed, List<Refusal> reasons) {
        public Line {
            changed = List.copyOf(changed);
            reasons = List.copyOf(reasons);
        }
    }

    /** What becomes of a line. */
    public enum Outcome {
        UPDATE,
        UNCHANGED,
        REFUSED;

        public String token() {
            return Token.of(this);
        }
    }
}
