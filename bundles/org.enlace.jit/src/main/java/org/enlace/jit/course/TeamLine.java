package org.enlace.jit.course;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.jit.TeamState;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A team in a list.
 *
 * @param subject what it is about; empty for whoever oversees
 * @param asked   the countries that are asked, and the word of how far it is with each; {@code -} before it is sent
 * @param since   since which day (UTC) it is in its state
 */
public record TeamLine(
        RecordId id,
        String reference,
        CountryCode requester,
        String subject,
        TeamState state,
        SortedMap<CountryCode, String> asked,
        LocalDate since) {
    public TeamLine {
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
    }
}
