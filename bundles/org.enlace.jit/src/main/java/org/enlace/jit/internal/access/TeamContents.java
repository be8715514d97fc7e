package org.enlace.jit.internal.access;

import java.time.Instant;
import java.util.List;
import org.enlace.exchange.Delivery;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What an area shares in a team beside statements: too much to be gone through at once. */
public interface TeamContents {
    /**
     * Takes the next part of it back from a party that has left; in the current transaction.
     *
     * @param since when it left
     * @return how many records
     */
    int takeBack(RecordId team, CountryCode country, Instant since);

    /** How much was taken back from a party that has left. */
    Asked asked(RecordId team, CountryCode country);

    /** Who of this node may read the team has changed; in the current transaction. */
    void readersChanged(RecordId team);

    /**
     * @param records how many records were taken back
     * @param last    what became of the last of them
     */
    record Asked(int records, List<Delivery> last) {
        public Asked {
            last = List.copyOf(last);
        }
    }
}
