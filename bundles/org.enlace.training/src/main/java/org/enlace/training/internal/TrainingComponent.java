package org.enlace.training.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.enlace.calendar.Invitations;
import org.enlace.documents.Tables;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peers;
import org.enlace.inbox.Inbox;
import org.enlace.keys.Keys;
import org.enlace.mail.Mail;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.reference.Countries;
import org.enlace.training.Holidays;
import org.enlace.training.Nominations;
import org.enlace.training.Series;
import org.enlace.training.SeriesShares;
import org.enlace.training.Sessions;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.CheckIns;
import org.enlace.training.attendance.RoomCodes;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.Calls;
import org.enlace.training.internal.matching.MatchingDesks;
import org.enlace.training.internal.matching.MatchingSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts the use cases together, when somebody first asks for them. */
@Component(service = Desks.class)
public final class TrainingComponent implements Desks {
    private final TrainingStores stores;
    private final Trainings trainings;
    private final Sessions sessions;
    private final Nominations nominations;
    private final Holidays holidays;
    private final Calls calls;
    private final Applications applications;
    private final ExchangeFiles exchangeFiles;
    private final MatchingDesks matching;
    private final NominationFiles files;
    private final EvaluationDesks evaluation;
    private final Attendances attendances;
    private final AttendanceLists attendanceLists;
    private final AttendanceFiles attendanceFiles;
    private final CheckIns checkIns;
    private final Catalogue catalogue;
    private final SeriesShares shares;
    private final Copies copies;
    private final Arrivals arrivals;
    private final NominationArrivals nominationArrivals;
    private final CallShares callShares;
    private final ExchangeArrivals exchangeArrivals;
    private final HostDesk hostDesk;
    private final HostAsks hostAsks;
    private final HostAnswers hostAnswers;
    private final Countries countries;
    private final People people;
    private final CertificateOffice certificates;
    private final CountryCode country;

    @Activate
    public TrainingComponent(
            @Reference TrainingStores stores,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Invitations invitations,
            @Reference Inbox inbox,
            @Reference Countries countries,
            @Reference People people,
            @Reference Tables tables,
            @Reference ExchangeFiles exchangeFiles,
            @Reference MatchingSettings matchingSettings,
            @Reference CertificateOffice certificates,
            @Reference InstalledMeasures measures,
            @Reference Mail mail,
            @Reference Keys keys,
            @Reference Exchange exchange,
            @Reference Peers peers,
            @Reference Node node,
            @Reference Offices offices) {
        this(
                stores,
                new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                invitations,
                inbox,
                countries,
                people,
                tables,
                exchangeFiles,
                matchingSettings,
                certificates,
                mail,
                keys,
                new Wire(exchange, peers),
                node,
                offices);
        evaluation.follow(measures);
    }

    TrainingComponent(
            TrainingStores stores,
            Changes changes,
            Invitations invitations,
            Inbox inbox,
            Countries countries,
            People people,
            Tables tables,
            ExchangeFiles exchangeFiles,
            MatchingSettings matchingSettings,
            CertificateOffice certificates,
            Mail mail,
            Keys keys,
            Wire wire,
            Node node,
            Offices offices) {
        this.stores = stores;
        this.countries = countries;
        this.people = people;
        this.certificates = certificates;
        country = node.country();
        Texts texts = Texts.of(TrainingComponent.class);
        Capitals capitals = new Capitals(countries);
        Announcements announcements = new Announcements(stores, invitations, texts);
        WaitingLists waiting = new WaitingLists(stores, changes, announcements, inbox);
        copies = new Copies(stores, changes, wire, this::became);
        NationalInbox national = new NationalInbox(inbox);
        ExchangeTurns turns = new ExchangeTurns(inbox, country);
        hostAsks = new HostAsks(stores, changes, turns, wire, country);
        ExchangeCopies exchanges = new ExchangeCopies(stores, changes, wire, certificates.files());
        changes.followedBy((series, stamp) -> {
            copies.changed(series, stamp);
            follow(series, stamp);
            exchanges.changed(stamp);
            hostAsks.changed(stamp);
        });
        shares = new SeriesShareDesk(stores, changes, copies, wire, node);
        arrivals = new Arrivals(stores, changes, copies, national, country);
        nominationArrivals = new NominationArrivals(stores, changes, waiting, wire);
        trainings = new TrainingDesk(stores, changes, waiting, capitals);
        sessions = new SessionDesk(stores, changes, announcements, capitals, people, offices);
        nominations = new NominationDesk(stores, changes, waiting, capitals, copies, national, country);
        holidays = new HolidayDesk(stores, changes, capitals);
        this.exchangeFiles = exchangeFiles;
        ApplicationMoves moves = new ApplicationMoves(stores, changes, turns, country);
        callShares = new CallShareDesk(stores, changes, wire, moves, hostAsks);
        exchangeArrivals = new ExchangeArrivals(stores, changes, moves, wire.exchange(), country);
        hostDesk = new HostDesk(stores, changes, inbox, wire);
        hostAnswers = new HostAnswers(stores, changes, moves, turns, hostAsks);
        calls = new CallDesk(stores, changes, capitals, moves, country);
        applications = new ApplicationDesk(
                stores,
                moves,
                new ApplicationForms(stores, moves, capitals, exchangeFiles, country),
                new ApplicationDecisions(stores, moves),
                new ExchangeCourse(
                        stores,
                        moves,
                        exchangeFiles,
                        new RegisteredExchanges(certificates.certificates(), invitations::attendee)));
        evaluation = new EvaluationDesks(stores, changes, people, mail, inbox, tables, wire, node);
        files = new NominationFiles(stores, changes, tables, texts, country);
        AttendanceBook book = new AttendanceBook(stores, changes, country);
        attendances = new AttendanceDesk(stores, changes, book);
        attendanceLists = new AttendanceListDesk(changes, book, tables);
        attendanceFiles = new AttendanceFiles(attendances, sessions, trainings, changes, tables, texts, countries);
        checkIns =
                new CheckInDesk(changes, book, people, new RoomCodes(keys.secret("training-room"), RoomCodes.SECONDS));
        matching = new MatchingDesks(
                stores, changes, moves::kept, applications, countries, matchingSettings, tables, texts);
        catalogue = new Catalogue(node.home().resolve("config/reference/training-catalogue.json"));
    }

    @Override
    public Trainings trainings() {
        return trainings;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Nominations nominations() {
        return nominations;
    }

    @Override
    public Holidays holidays() {
        return holidays;
    }

    @Override
    public Calls calls() {
        return calls;
    }

    @Override
    public Applications applications() {
        return applications;
    }

    @Override
    public ExchangeFiles exchangeFiles() {
        return exchangeFiles;
    }

    @Override
    public MatchingDesks matching() {
        return matching;
    }

    /** A run that is at work stores nothing any more. */
    @Deactivate
    void stop() {
        matching.stop();
    }

    @Override
    public NominationFiles files() {
        return files;
    }

    @Override
    public EvaluationDesks evaluation() {
        return evaluation;
    }

    @Override
    public Attendances attendances() {
        return attendances;
    }

    @Override
    public AttendanceLists attendanceLists() {
        return attendanceLists;
    }

    @Override
    public AttendanceFiles attendanceFiles() {
        return attendanceFiles;
    }

    @Override
    public CheckIns checkIns() {
        return checkIns;
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    private void follow(Set<RecordId> series, Stamp stamp) {
        evaluation.travel().changed(series, stamp.at());
        for (RecordId one : series) {
            stores.series()
                    .find(one)
                    .filter(Series.Received.class::isInstance)
                    .map(Series.Received.class::cast)
                    .filter(received -> received.standing() == Series.Received.Standing.TAKEN_BACK)
                    .ifPresent(received -> evaluation.arrivals().seriesTakenBack(received.id()));
        }
    }

    /** What another country is told of its people who have a seat. */
    private Map<RecordId, Copies.Became> became(RecordId series) {
        Map<RecordId, Copies.Became> became = new HashMap<>();
        Caller node = Caller.node(Trainings.READ, Trainings.ORGANISE, Nominations.NOMINATE);
        Map<RecordId, String> certificates = new HashMap<>();
        stores.certificates().ofSeries(series).stream()
                .filter(Certificate.Valid.class::isInstance)
                .forEach(one ->
                        certificates.put(one.core().subject().id(), one.number().toString()));
        attendances.fulfilment(series, node).forEach(one -> {
            RecordId id = one.nomination().id();
            became.put(id, new Copies.Became(one.attended(), one.held(), certificates.getOrDefault(id, "")));
        });
        return became;
    }

    @Override
    public SeriesShares shares() {
        return shares;
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public CallShares callShares() {
        return callShares;
    }

    @Override
    public ExchangeArrivals exchangeArrivals() {
        return exchangeArrivals;
    }

    @Override
    public HostDesk hostDesk() {
        return hostDesk;
    }

    @Override
    public HostAsks hostAsks() {
        return hostAsks;
    }

    @Override
    public HostAnswers hostAnswers() {
        return hostAnswers;
    }

    @Override
    public NominationArrivals nominationArrivals() {
        return nominationArrivals;
    }

    @Override
    public int tellAttended() {
        return copies.tellDue();
    }

    @Override
    public Countries countries() {
        return countries;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public CountryCode country() {
        return country;
    }

    @Override
    public CertificateOffice certificates() {
        return certificates;
    }
}
