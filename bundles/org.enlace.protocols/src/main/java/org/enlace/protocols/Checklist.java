package org.enlace.protocols;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.ChecklistItem.Standing;

/**
 * How a country implements the version of a document that it adopted.
 *
 * @param protocol the document
 * @param edition  the number of the version the country adopted last
 * @param inForce  whether that adoption counts; else the checklist is only read
 * @param lines    an item for each requirement, in the order of the document
 * @param gone     items that a version adopted before asked for and this one does not; they count for nothing
 */
public record Checklist(RecordId protocol, int edition, boolean inForce, List<Line> lines, List<ChecklistItem> gone) {
    public Checklist {
        lines = List.copyOf(lines);
        gone = List.copyOf(gone);
    }

    /** @param requirement what is asked for */
    public record Line(ChecklistItem item, Requirement requirement) {}

    public Progress progress() {
        int[] count = new int[Standing.values().length];
        lines.forEach(line -> count[line.item().standing().ordinal()]++);
        return new Progress(count[0], count[1], count[2], count[3], count[4]);
    }

    public long overdue(LocalDate today) {
        return lines.stream().filter(line -> line.item().overdue(today)).count();
    }

    public Optional<Line> line(RecordId item) {
        return lines.stream().filter(line -> line.item().id().equals(item)).findFirst();
    }

    /** The lines that a filter leaves. */
    public List<Line> lines(Filter filter, LocalDate today) {
        return lines.stream().filter(line -> filter.admits(line.item(), today)).toList();
    }

    /**
     * What a list of items is narrowed by.
     *
     * @param standing null for any
     * @param unit     null for any
     * @param overdue  only what is overdue
     */
    public record Filter(Standing standing, UnitId unit, boolean overdue) {
        public static final Filter ALL = new Filter(null, null, false);

        boolean admits(ChecklistItem item, LocalDate today) {
            return (standing == null || item.standing() == standing)
                    && (unit == null || unit.equals(item.core().duty().unit()))
                    && (!overdue || item.overdue(today));
        }
    }

    /** How far it had come on a day. */
    public record Day(LocalDate day, Progress progress) {}

    /**
     * A checklist in a list of all.
     *
     * @param title       of the document
     * @param language    of the title, ISO 639-1
     * @param edition     the number of the adopted version
     * @param inForce     whether the adoption counts
     * @param overdue     items that are overdue
     * @param mine        items still to be done by the caller's unit
     * @param mineOverdue those of them that are overdue
     */
    public record Entry(
            RecordId protocol,
            String title,
            String language,
            int edition,
            boolean inForce,
            Progress progress,
            int overdue,
            int mine,
            int mineOverdue) {}
}
