package org.enlace.training.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.training.Holiday;

/** Where holidays are kept. */
public interface HolidayStore {
    /** By day. */
    List<Holiday> of(CountryCode country, LocalDate from);

    /** Of several countries, both days within. */
    List<Holiday> between(Set<CountryCode> countries, LocalDate from, LocalDate until);

    Map<CountryCode, Integer> known(LocalDate from);

    /** Replaces what is known of a country in these years. */
    void replace(CountryCode country, Collection<Integer> years, Collection<Holiday> holidays);
}
