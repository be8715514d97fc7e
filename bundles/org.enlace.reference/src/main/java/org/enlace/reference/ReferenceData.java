package org.enlace.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;

/** The reference data in force, to be looked at. A service. */
public interface ReferenceData {
    Permission READ = new Permission("reference.read");

    /** Characters that may be searched for. */
    int LONGEST_SEARCH = 200;

    InForce inForce(Caller caller);

    /** Every set, with how many records it has. */
    List<Summary> sets(Caller caller);

    /**
     * The records of a set in the order they are shown: countries by their name in the caller's language, crime types by code,
     * everything else as the file has it. Retired ones are among them.
     *
     * @param text words that all have to stand in the record (not in its source), in whatever case and with or without accents; blank
     *             for every record
     * @throws org.enlace.platform.Refusal {@code reference.search} when the text is too long
     */
    List<ReferenceEntry> records(ReferenceSet set, String text, Caller caller);

    /**
     * The version that counts: the newer of what the program ships and what was imported.
     *
     * @param since  when it was imported; empty for what was shipped
     * @param sha256 of the update file it came with, in hex; empty for what was shipped
     */
    record InForce(ReferenceVersion version, LocalDate issued, Optional<Instant> since, Optional<String> sha256) {
        public boolean imported() {
            return sha256.isPresent();
        }
    }

    /**
     * @param records  all of them
     * @param verified how many say that something in them was verified
     * @param retired  how many are no longer offered
     */
    record Summary(ReferenceSet set, int records, int verified, int retired) {}
}
