package org.enlace.training.internal;

import org.enlace.platform.CountryCode;
import org.enlace.reference.Countries;
import org.enlace.training.Holidays;
import org.enlace.training.Nominations;
import org.enlace.training.SeriesShares;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.CheckIns;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.Calls;
import org.enlace.training.internal.matching.MatchingDesks;

/** The use cases, put together when somebody first asks for them. */
public interface Desks {
    Trainings trainings();

    Sessions sessions();

    Nominations nominations();

    Holidays holidays();

    Calls calls();

    Applications applications();

    ExchangeFiles exchangeFiles();

    MatchingDesks matching();

    NominationFiles files();

    EvaluationDesks evaluation();

    Attendances attendances();

    AttendanceLists attendanceLists();

    AttendanceFiles attendanceFiles();

    CheckIns checkIns();

    Catalogue catalogue();

    CertificateOffice certificates();

    SeriesShares shares();

    Arrivals arrivals();

    NominationArrivals nominationArrivals();

    CallShares callShares();

    ExchangeArrivals exchangeArrivals();

    HostDesk hostDesk();

    HostAsks hostAsks();

    HostAnswers hostAnswers();

    /**
     * Tells countries what people attended since they were told last.
     *
     * @return how many were told all of it
     */
    int tellAttended();

    Countries countries();

    People people();

    /** The country of the node. */
    CountryCode country();
}
