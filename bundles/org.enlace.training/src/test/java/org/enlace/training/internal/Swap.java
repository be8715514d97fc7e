package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Theme;

/**
 * Exchanges for tests, in a {@link School}: a call for stays of five days in May 2027, open until the end of March, and how far an
 * application is taken.
 */
final class Swap {
    static final Theme ROUTES = new Theme("routes");
    static final Theme MONEY = new Theme("financial-investigation");
    static final RecordId NONE = new RecordId(new UUID(0, 0));
    static final RecordId FILE = new RecordId(new UUID(0x0190000000007000L, 0x8fffffffffffffffL));

    /** Organises and holds everything else. */
    static final Caller EVA = School.officer(
            "eva", Trainings.READ, Trainings.ORGANISE, Applications.APPLY, Applications.ENDORSE, Calls.HOST);

    static final Caller ANA = School.officer("ana", Trainings.READ, Applications.APPLY);
    static final Caller BRUNO = School.officer("bruno", Trainings.READ, Applications.APPLY);
    static final Caller COORDINATOR = School.officer("carla", Trainings.READ, Applications.APPLY, Applications.ENDORSE);
    static final Caller HOST = School.officer("hugo", Trainings.READ, Calls.HOST);

    static final LocalDate SIGNED = LocalDate.parse("2027-02-15");

    private final School school;

    Swap(School school) {
        this.school = school;
        school.handed.add(FILE);
    }

    /** Writes it as it is, past the use cases. */
    void write(Application application) {
        inTransaction(() -> school.stores.applications().write(application));
    }

    void inTransaction(Runnable work) {
        school.database.transactions().run(work);
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Period period(String first, String last) {
        return new Period(day(first), day(last));
    }

    static Call content(String title, Theme... themes) {
        return new Call(
                NONE,
                title,
                List.of(themes),
                period("2027-05-01", "2027-05-31"),
                5,
                true,
                day("2027-03-31"),
                "Viaje por cuenta de quien envía");
    }

    ExchangeCall.Open open() {
        ExchangeCall.Draft draft = school.desks.calls().create(content("Rutas de mayo", ROUTES, MONEY), EVA);
        return school.desks.calls().publish(draft.id(), 1, EVA);
    }

    static HostPlace place(CountryCode country, String unit, int capacity) {
        return new HostPlace(
                NONE,
                country,
                unit,
                Set.of(ROUTES),
                Map.of(new LanguageCode("es"), Cefr.B1),
                List.of(period("2027-05-03", "2027-05-14"), period("2027-05-17", "2027-05-28")),
                Set.of(RankBand.OPERATIONAL, RankBand.MIDDLE),
                capacity);
    }

    HostOffer lima(RecordId call, int capacity) {
        return school.desks.calls().offer(call, place(School.PE, "Unidad de Lima", capacity), EVA);
    }

    static ApplicationForm form(String officer, CountryCode country) {
        return new ApplicationForm(
                new OfficerId(officer),
                "Persona " + officer,
                "Inspectora, Unidad de prueba",
                new Profile(
                        country,
                        RankBand.OPERATIONAL,
                        Map.of(new LanguageCode("es"), Cefr.C2, new LanguageCode("gn"), Cefr.A2),
                        List.of(ROUTES),
                        List.of(period("2027-05-03", "2027-05-14"), period("2027-05-20", "2027-05-28"))),
                "Aprender cómo controlan rutas.\nY contarlo.",
                new ApplicationForm.Approval("Jefa de unidad", SIGNED),
                List.of());
    }

    Application.Submitted submitted(RecordId call) {
        return submitted(call, ANA);
    }

    Application.Submitted submitted(RecordId call, Caller officer) {
        return school.desks.applications().apply(call, form(officer.officer().value(), School.CO), officer);
    }

    static Caller applicant(String name) {
        return School.officer(name, Trainings.READ, Applications.APPLY);
    }

    static Placement at(HostOffer offer, String first) {
        LocalDate from = day(first);
        return new Placement(offer.id(), offer.place().country(), new Period(from, from.plusDays(4)));
    }

    /** Ana's application, taken as far as a stage; the days of stays and follow-ups come when they have to. */
    Application until(Stage stage, RecordId call, HostOffer offer) {
        return until(stage, call, offer, ANA);
    }

    Application until(Stage stage, RecordId call, HostOffer offer, Caller officer) {
        return taken(submitted(call, officer), stage, offer, officer);
    }

    /** An application taken on to a stage. */
    Application taken(Application from, Stage stage, HostOffer offer, Caller officer) {
        Application one = from;
        while (Stage.of(one) != stage) {
            one = next(one, stage, offer, officer);
        }
        return one;
    }

    private Application next(Application one, Stage aim, HostOffer offer, Caller ana) {
        Applications all = school.desks.applications();
        RecordId id = one.id();
        int version = one.version();
        if (aim == Stage.WITHDRAWN) {
            return all.withdraw(id, version, "Otra misión", ana);
        }
        return switch (Stage.of(one)) {
            case SUBMITTED ->
                aim == Stage.REFUSED
                        ? all.refuse(id, version, "Sin relevo en la unidad", COORDINATOR)
                        : all.endorse(id, version, COORDINATOR);
            case ENDORSED -> all.propose(id, version, at(offer, "2027-05-03"), EVA);
            case PROPOSED -> all.accept(id, version, EVA);
            case ACCEPTED ->
                aim == Stage.HOST_DECLINED
                        ? all.decline(id, version, "Obras en la sede", EVA)
                        : all.confirm(id, version, EVA);
            case HOST_CONFIRMED -> prepared((Application.HostConfirmed) one, ana);
            case PREPARED -> {
                school.now = Instant.parse("2027-05-07T12:00:00Z");
                yield all.hold(id, version, EVA);
            }
            case HELD -> reported((Application.Held) one, ana);
            case REPORTED -> all.certify(id, version, EVA);
            case CERTIFIED -> followed((Application.Certified) one, ana);
            default -> throw new AssertionError("From " + one + " to " + aim);
        };
    }

    private Application prepared(Application.HostConfirmed one, Caller ana) {
        Applications all = school.desks.applications();
        Application.HostConfirmed now = all.tick(one.id(), one.version(), Preparation.Item.PROGRAMME, true, EVA);
        now = all.tick(now.id(), now.version(), Preparation.Item.TRAVEL, true, ana);
        now = all.tick(now.id(), now.version(), Preparation.Item.INSURANCE, true, ana);
        now = all.tick(now.id(), now.version(), Preparation.Item.VISA, false, COORDINATOR);
        return all.prepared(now.id(), now.version(), COORDINATOR);
    }

    private Application reported(Application.Held one, Caller ana) {
        Applications all = school.desks.applications();
        Application.Held now = one;
        for (Papers.Paper paper : Papers.Paper.values()) {
            now = all.handIn(now.id(), now.version(), paper, FILE, ana);
        }
        now = all.setExpenses(now.id(), now.version(), List.of(Expense.of("Hotel", "320.50", "USD")), ana);
        return all.reported(now.id(), now.version(), EVA);
    }

    private Application followed(Application.Certified one, Caller ana) {
        Applications all = school.desks.applications();
        school.now = Instant.parse("2027-08-07T12:00:00Z");
        Application.Certified now =
                all.answer(one.id(), one.version(), FollowUp.Due.THREE_MONTHS, "Revisamos\trutas.\n¡Como allí!", ana);
        school.now = Instant.parse("2027-11-07T12:00:00Z");
        now = all.answer(now.id(), now.version(), FollowUp.Due.SIX_MONTHS, "Toda la unidad.", ana);
        return all.followedUp(now.id(), now.version(), Optional.of(FILE), ana);
    }
}
