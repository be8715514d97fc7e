package org.enlace.identity;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Refusal;

/** What an import of officers does, or would do, line by line. */
public record OfficerImport(List<Line> lines) {
    /** What becomes of a line. */
    public enum Outcome {
        CREATE,
        CHANGE,
        UNCHANGED,
        REFUSED
    }

    /**
     * @param number  of the line in the file, the heading being 1
     * @param officer the account name as written
     * @param refusal why the line is refused; its field is the column
     */
    public record Line(long number, String officer, Outcome outcome, Optional<Refusal> refusal) {}

    public OfficerImport {
        lines = List.copyOf(lines);
    }

    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
