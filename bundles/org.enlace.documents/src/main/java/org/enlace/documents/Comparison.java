package org.enlace.documents;

import java.util.List;
import java.util.Objects;

/**
 * What became of a text from one version to another.
 *
 * @param parts in the order of the later version; what it has no more stands where it stood
 */
public record Comparison(List<Part> parts) {
    public Comparison {
        parts = List.copyOf(parts);
    }

    /** What became of a part, or of a line of one. */
    public enum Mark {
        SAME,
        CHANGED,
        REMOVED,
        ADDED
    }

    /** How many places changed: lines one after the other are one place. */
    public int changes() {
        return parts.stream().mapToInt(Part::changes).sum();
    }

    public boolean same() {
        return changes() == 0;
    }

    /**
     * A part in both versions.
     *
     * @param coarse whether too much changed in too long a part for its lines to be told apart: it is then replaced as a whole
     */
    public record Part(String key, String heading, Mark mark, List<Line> lines, boolean coarse) {
        public Part {
            Objects.requireNonNull(mark, "mark");
            lines = List.copyOf(lines);
        }

        public int changes() {
            int places = 0;
            boolean before = false;
            for (Line line : lines) {
                boolean changed = line.mark() != Mark.SAME;
                places += changed && !before ? 1 : 0;
                before = changed;
            }
            return lines.isEmpty() && mark != Mark.SAME ? 1 : places;
        }
    }

    /**
     * A paragraph or value.
     *
     * @param before how it was; empty where it was not there
     * @param after  how it is; empty where it is no more
     * @param whole  whether it was too long for its words to be compared, and is replaced as a whole
     */
    public record Line(Mark mark, List<Run> before, List<Run> after, boolean whole) {
        public Line {
            Objects.requireNonNull(mark, "mark");
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * Words that are the same or not.
     *
     * @param changed taken out on the side before, put in on the side after
     */
    public record Run(boolean changed, String words) {}
}
