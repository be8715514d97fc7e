package org.enlace.training.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.training.AgendaBlock;
import org.enlace.training.Interpretation;
import org.enlace.training.Nominations;
import org.enlace.training.Person;
import org.enlace.training.Programme;
import org.enlace.training.Quota;
import org.enlace.training.Quotas;
import org.enlace.training.Recording;
import org.enlace.training.Room;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.SessionContent;
import org.enlace.training.SessionTime;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Catalogue.Entry;

/**
 * What a demonstration shows: the videoconference series of 2021 as a past event, with what is known of it and no more; and a series
 * that is plainly named as a sample, with sessions to come and people who do not exist.
 */
final class SampleTraining {
    private static final String PAST = "tr-event-2021-07";
    private static final String TEMPLATE = "tr-14-good-practice-workshop";
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    private static final Set<Permission> HELD = Set.of(Trainings.READ, Trainings.ORGANISE, Nominations.NOMINATE);

    private final Desks desks;
    private final Caller caller = new Caller(
            new OfficerId("demo"),
            Optional.empty(),
            Optional.empty(),
            Language.ES,
            ZoneOffset.UTC,
            HELD::contains,
            Origin.of(Origin.Door.NODE));

    SampleTraining(Desks desks) {
        this.desks = desks;
    }

    void make() {
        Programme programme = desks.trainings()
                .createProgramme(
                        new Programme.Content(
                                "Programa de muestra: buenas prácticas contra la trata y el tráfico",
                                "Reúne lo que se intercambió en 2021 y un taller de muestra que lo continúa."),
                        caller);
        desks.catalogue().find(PAST).ifPresent(event -> past(event, programme.id()));
        desks.catalogue().find(TEMPLATE).ifPresent(template -> coming(template, programme.id()));
    }

    private void past(Entry event, RecordId programme) {
        String summary = event.summary(Language.ES) + "\n"
                + String.join("\n", event.results().get(Language.ES));
        Series series = desks.trainings()
                .createSeries(
                        new SeriesContent(
                                Optional.of(programme),
                                event.kind(),
                                event.title().get(Language.ES),
                                summary,
                                "EL PAcCTO: Apoyo a AMERIPOL",
                                Optional.empty(),
                                ZoneId.of("UTC"),
                                event.languages(),
                                Quotas.NONE,
                                event.source()),
                        caller);
        desks.trainings()
                .closeSeries(
                        series.id(),
                        series.version(),
                        "Evento pasado; se publicó el " + event.publishedOn()
                                + ". No se conocen las fechas ni el número de las sesiones, la agenda, la zona horaria ni la lista de países.",
                        caller);
    }

    private void coming(Entry template, RecordId programme) {
        Series series = desks.trainings()
                .createSeries(
                        new SeriesContent(
                                Optional.of(programme),
                                template.kind(),
                                "Ejemplo: " + template.title().get(Language.ES),
                                template.summary(Language.ES),
                                "Unidad de muestra",
                                Optional.of(new MailAddress("formacion@unidad.example")),
                                BOGOTA,
                                template.languages(),
                                quotas(),
                                template.source()),
                        caller);
        LocalDate day = LocalDate.now(BOGOTA).plusDays(21).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        for (AgendaBlock block : template.agenda(Language.ES)) {
            session(series.id(), block, day);
            day = day.plusWeeks(1);
        }
        nominations(series.id());
    }

    private Quotas quotas() {
        List<Quota> quotas = new ArrayList<>();
        quotas.add(new Quota(desks.country(), 2));
        for (String code : List.of("CO", "BR", "CL", "HT", "MX", "PY", "ES")) {
            CountryCode country = new CountryCode(code);
            if (!country.equals(desks.country())) {
                quotas.add(new Quota(country, 3));
            }
        }
        return new Quotas(quotas);
    }

    private void session(RecordId series, AgendaBlock block, LocalDate day) {
        LocalTime start = LocalTime.of(10, 0);
        desks.sessions()
                .plan(
                        series,
                        new SessionContent(
                                block.title(),
                                SessionTime.of(
                                        day.atTime(start),
                                        day.atTime(start.plusMinutes(block.minutes())),
                                        BOGOTA,
                                        Optional.empty(),
                                        Optional.empty()),
                                List.of(Language.ES, Language.PT),
                                List.of(new Interpretation(Language.ES, Language.PT, "Cabina de muestra 1")),
                                List.of(
                                        new AgendaBlock(20, "Apertura", "Dirección de la unidad de muestra"),
                                        new AgendaBlock(70, block.title(), "Unidad especializada, país invitado"),
                                        new AgendaBlock(30, "Preguntas y compromisos", "")),
                                new Room("", "Sala de muestra", "https://sala.example/participar", ""),
                                Recording.NONE,
                                List.of()),
                        caller);
    }

    /** One more than the country of the node has seats, so that there is a waiting list to see; and one to decide on. */
    private void nominations(RecordId series) {
        for (int number = 1; number <= 3; number++) {
            person(series, number, desks.country());
        }
        desks.nominations().confirmAll(series, caller);
        person(series, 4, desks.country());
    }

    private void person(RecordId series, int number, CountryCode country) {
        Person person = new Person(
                "Persona de muestra " + number,
                "Cargo de muestra",
                country,
                new MailAddress("persona" + number + "@unidad.example"),
                Language.ES);
        desks.nominations().nominate(series, person, true, caller);
    }
}
