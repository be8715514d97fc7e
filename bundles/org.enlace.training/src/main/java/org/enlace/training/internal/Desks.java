package org.enlace.training.internal;

import org.enlace.platform.CountryCode;
import org.enlace.reference.Countries;
import org.enlace.training.Holidays;
import org.enlace.training.Nominations;
import org.enlace.training.SeriesShares;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;

/** The use cases, put together when somebody first asks for them. */
public interface Desks {
    Trainings trainings();

    Sessions sessions();

    Nominations nominations();

    Holidays holidays();

    NominationFiles files();

    Catalogue catalogue();

    CertificateOffice certificates();

    SeriesShares shares();

    Arrivals arrivals();

    NominationArrivals nominationArrivals();

    Countries countries();

    People people();

    /** The country of the node. */
    CountryCode country();
}
