package org.enlace.training.attendance;

import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;

/**
 * The list of those who took part that a videoconference service gives, as CSV or XLSX: read, looked at line by line, then taken. For whoever
 * organises. Nothing of it is kept before it is taken, and then only what it says of people with a seat.
 */
public interface AttendanceLists {
    /** The largest file, in bytes. */
    int BYTES = 1 << 20;

    /** The most lines of people. */
    int LINES = 2_000;

    /**
     * What a file says.
     *
     * <p>Columns are known by their headings in Spanish, Portuguese, English and French, wherever in the file the table begins: a name or an
     * address, when they came, and when they left or for how long they stayed. Days are read as day or month first, whichever is that of the
     * session; times are those of the zone, unless an offset stands with them.
     *
     * @throws Refusal {@code training.list-columns}, and what the house's tables refuse ({@code table.*})
     */
    Listed read(RecordId session, InputStream file, ZoneId zone, Caller caller);

    /**
     * Whose nomination each person on the list is: by the address, else by a name that is like one only, else as somebody said.
     *
     * @param said by the first line of a person, whose it is; empty for nobody
     */
    List<Match> match(RecordId session, List<ListRow> rows, Map<Long, Optional<RecordId>> said, Caller caller);

    /**
     * Keeps what the list says of those who were matched, all or none.
     *
     * @param file    how the file is called, which is kept as the reason
     * @param replace whether also of those of whom something is known already
     * @param absent  whether everybody of whom nothing is known then is noted as absent
     * @throws Refusal {@code training.list-none} where nothing is to be kept
     */
    Attendances.Step take(
            RecordId session,
            String file,
            List<ListRow> rows,
            Map<Long, Optional<RecordId>> said,
            boolean replace,
            boolean absent,
            Caller caller);

    /**
     * @param rows    that can be taken
     * @param refused the others, with their lines
     */
    record Listed(List<ListRow> rows, List<RefusedLine> refused) {
        public Listed {
            rows = List.copyOf(rows);
            refused = List.copyOf(refused);
        }
    }

    /** @param text what stands there, shortened */
    record RefusedLine(long line, String text, Refusal refusal) {}

    /** How somebody on a list was found among the nominations. */
    enum Found {
        MAIL,
        NAME,
        SAID,
        /** Somebody said that it is nobody's. */
        LEFT_OUT,
        /** Several names are like it, or none is. */
        NOBODY
    }

    /**
     * @param nomination whose it is; empty for nobody
     * @param known      what is known of them already
     */
    record Match(ListedPerson person, Found found, Optional<Nomination> nomination, Optional<Attendance> known) {}
}
