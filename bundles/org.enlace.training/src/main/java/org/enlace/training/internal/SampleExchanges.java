package org.enlace.training.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Theme;

/**
 * What a demonstration shows of exchanges, all of it plainly a sample: a call, places in three countries, and six applications, each as
 * far as another. Nobody of them exists.
 */
final class SampleExchanges {
    private static final int DAYS = 5;
    private static final Theme ROUTES = new Theme("rutas-fluviales");
    private static final Theme VICTIMS = new Theme("victim-identification");
    private static final Set<Permission> HELD =
            Set.of(Trainings.READ, Trainings.ORGANISE, Applications.APPLY, Applications.ENDORSE, Calls.HOST);
    private static final RecordId NONE = new RecordId(new UUID(0, 0));

    private final Desks desks;
    private final LocalDate today;
    private final Caller enters = caller("demo");

    /** Somebody else: nobody decides on what they handed in. */
    private final Caller decides = caller("demo-coordinator");

    SampleExchanges(Desks desks, LocalDate today) {
        this.desks = desks;
        this.today = today;
    }

    private static Caller caller(String name) {
        return new Caller(
                new OfficerId(name),
                Optional.empty(),
                Optional.empty(),
                Language.ES,
                ZoneOffset.UTC,
                HELD::contains,
                Origin.of(Origin.Door.NODE));
    }

    void make() {
        ExchangeCall call = call();
        List<CountryCode> countries = countries();
        List<HostOffer> places = countries.stream()
                .map(country -> desks.calls().offer(call.id(), place(country), enters))
                .toList();
        CountryCode own = countries.get(0);
        CountryCode other = countries.get(1);
        applied(call, 1, own);
        applied(call, 2, other);
        endorsed(call, 3, own);
        accepted(call, 4, other, places.get(0), today.plusDays(60));
        preparing(accepted(call, 5, own, places.get(1), today.plusDays(46)));
        held(accepted(call, 6, own, places.get(places.size() - 1), today.minusDays(20)));
    }

    private ExchangeCall call() {
        ExchangeCall draft = desks.calls()
                .create(
                        new Call(
                                NONE,
                                "Convocatoria de muestra: rutas fluviales e identificación de víctimas",
                                List.of(ROUTES, VICTIMS),
                                new Period(today.minusDays(30), today.plusDays(180)),
                                DAYS,
                                true,
                                today.plusDays(40),
                                "Muestra: viaje y seguro por cuenta de quien envía, alojamiento por cuenta de quien acoge."
                                        + "\nDespués de la estancia se entregan informe, evaluación y gastos."),
                        enters);
        return desks.calls().publish(draft.id(), draft.version(), enters);
    }

    /** That of the node, and two others. */
    private List<CountryCode> countries() {
        List<CountryCode> countries = new ArrayList<>(List.of(desks.country()));
        for (String code : List.of("PE", "BR", "ES")) {
            CountryCode country = new CountryCode(code);
            boolean known = desks.countries().find(country).isPresent();
            if (known && countries.size() < 3 && !country.equals(desks.country())) {
                countries.add(country);
            }
        }
        return countries;
    }

    private HostPlace place(CountryCode country) {
        return new HostPlace(
                NONE,
                country,
                "Unidad de muestra " + country,
                Set.of(ROUTES, VICTIMS),
                Map.of(new LanguageCode("es"), Cefr.B1, new LanguageCode("pt"), Cefr.B1),
                List.of(
                        new Period(today.minusDays(30), today.minusDays(5)),
                        new Period(today.plusDays(45), today.plusDays(120))),
                Set.of(RankBand.OPERATIONAL, RankBand.SUPERVISORY),
                2);
    }

    private Application applied(ExchangeCall call, int number, CountryCode country) {
        ApplicationForm form = new ApplicationForm(
                new OfficerId("muestra.persona" + number),
                "Persona de muestra " + number,
                "Cargo y unidad de muestra",
                new Profile(
                        country,
                        number % 2 == 0 ? RankBand.SUPERVISORY : RankBand.OPERATIONAL,
                        Map.of(new LanguageCode("es"), Cefr.C2, new LanguageCode("pt"), Cefr.A2),
                        number % 2 == 0 ? List.of(ROUTES) : List.of(VICTIMS, ROUTES),
                        List.of(new Period(today.minusDays(30), today.plusDays(150)))),
                "Objetivos de muestra: conocer cómo otra unidad controla una ruta y contarlo en casa.",
                new ApplicationForm.Approval("Jefatura de muestra", today.minusDays(35)),
                List.of());
        return desks.applications().apply(call.id(), form, enters);
    }

    private Application endorsed(ExchangeCall call, int number, CountryCode country) {
        Application one = applied(call, number, country);
        return desks.applications().endorse(one.id(), one.version(), decides);
    }

    private Application accepted(ExchangeCall call, int number, CountryCode country, HostOffer place, LocalDate first) {
        Application one = endorsed(call, number, country);
        Placement placement =
                new Placement(place.id(), place.place().country(), new Period(first, first.plusDays(DAYS - 1L)));
        one = desks.applications().propose(one.id(), one.version(), placement, decides);
        return desks.applications().accept(one.id(), one.version(), decides);
    }

    private Application preparing(Application accepted) {
        Applications all = desks.applications();
        Application.HostConfirmed one = all.confirm(accepted.id(), accepted.version(), decides);
        one = all.tick(one.id(), one.version(), Preparation.Item.PROGRAMME, true, decides);
        return all.tick(one.id(), one.version(), Preparation.Item.VISA, false, decides);
    }

    private void held(Application accepted) {
        Applications all = desks.applications();
        Application.HostConfirmed one = (Application.HostConfirmed) preparing(accepted);
        one = all.tick(one.id(), one.version(), Preparation.Item.TRAVEL, true, decides);
        one = all.tick(one.id(), one.version(), Preparation.Item.INSURANCE, true, decides);
        Application.Prepared ready = all.prepared(one.id(), one.version(), decides);
        all.hold(ready.id(), ready.version(), decides);
    }
}
