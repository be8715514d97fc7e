package org.enlace.training.internal.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.calendar.CalendarFiles;
import org.enlace.files.FilePanels;
import org.enlace.platform.Texts;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.Lazily;
import org.enlace.training.internal.outcome.OutcomeDesks;
import org.enlace.training.internal.rest.ApplicationApi;
import org.enlace.training.internal.rest.AttendanceApi;
import org.enlace.training.internal.rest.CallApi;
import org.enlace.training.internal.rest.CertificateApi;
import org.enlace.training.internal.rest.CheckInApi;
import org.enlace.training.internal.rest.CostApi;
import org.enlace.training.internal.rest.EvaluationApi;
import org.enlace.training.internal.rest.ExchangeApi;
import org.enlace.training.internal.rest.HolidayApi;
import org.enlace.training.internal.rest.IndicatorApi;
import org.enlace.training.internal.rest.LessonApi;
import org.enlace.training.internal.rest.MatchingApi;
import org.enlace.training.internal.rest.MatchingRunApi;
import org.enlace.training.internal.rest.NominationApi;
import org.enlace.training.internal.rest.OutcomeApi;
import org.enlace.training.internal.rest.OverviewApi;
import org.enlace.training.internal.rest.PlaceApi;
import org.enlace.training.internal.rest.ProgrammeApi;
import org.enlace.training.internal.rest.ReciprocityApi;
import org.enlace.training.internal.rest.SeriesApi;
import org.enlace.training.internal.rest.SessionApi;
import org.enlace.training.internal.rest.SharingApi;
import org.enlace.web.WebApplication;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: the module's pages and its API. The use cases are asked for with the first request. */
@Component(service = WebApplication.class)
public final class TrainingWeb implements WebApplication {
    private final Pages pages;
    private final Set<Object> resources;

    @Activate
    public TrainingWeb(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = CalendarFiles.class) ComponentServiceObjects<CalendarFiles> calendars,
            @Reference(service = FilePanels.class) ComponentServiceObjects<FilePanels> panels,
            @Reference(service = OutcomeDesks.class) ComponentServiceObjects<OutcomeDesks> outcomes) {
        this(
                new Lazily<>(desks),
                new Lazily<>(calendars),
                new Lazily<>(panels),
                new Lazily<>(outcomes),
                Clock.systemUTC());
    }

    /** For what has no framework. */
    public TrainingWeb(
            Supplier<Desks> desks,
            Supplier<CalendarFiles> calendars,
            Supplier<FilePanels> panels,
            Supplier<OutcomeDesks> outcomes,
            Clock clock) {
        pages = new Pages(desks);
        OutcomeRoom room = new OutcomeRoom(pages, outcomes);
        NominationExport exported = new NominationExport(desks);
        ApplicationPages application = new ApplicationPages(pages, panels);
        CertificateExport certificates = new CertificateExport(desks);
        EvaluationExport evaluated = new EvaluationExport(desks);
        AttendanceExport attendance = new AttendanceExport(desks);
        resources = Set.of(
                new ExchangesPage(pages),
                new CallPages(pages),
                new CallSharePages(pages),
                new CallForm(pages),
                new PlaceForm(pages),
                new DraftPages(pages, panels),
                application,
                new DecisionPages(pages, application),
                new HostPages(pages),
                new CoursePages(pages, application),
                new CallApi(desks),
                new PlaceApi(desks),
                new ApplicationApi(desks),
                new ExchangeApi(desks),
                new HomePage(pages, calendars, clock),
                new ProgrammePages(pages),
                new SeriesPages(pages, panels),
                new SeriesForm(pages, room),
                new SeriesSharePages(pages),
                new SessionPages(pages),
                new SessionForm(pages),
                new SlotsPage(pages, clock),
                new NominationPages(pages),
                new NominationForm(pages),
                new HolidaysPage(pages, clock),
                new CertificatePages(pages),
                new CertificatePage(pages),
                new CertificateCheckPage(pages),
                certificates,
                new OutcomePages(room),
                new OutcomeForm(room),
                new ActionPages(room),
                new ActionForm(room),
                new LessonPages(room),
                new CostPages(room),
                new ThemesPage(room),
                new OverviewPages(room),
                new OverviewApi(outcomes),
                new OutcomeApi(outcomes),
                new LessonApi(outcomes),
                new CostApi(outcomes),
                exported,
                new MatchingPages(pages, clock),
                new MatchingSetupPages(pages),
                new MatchingPairPages(pages),
                new MatchingRunPages(pages),
                new MatchingExport(desks),
                new ReciprocityPage(pages),
                new MatchingApi(desks),
                new MatchingRunApi(desks),
                new ReciprocityApi(desks),
                new EvaluationPages(pages),
                new QuestionForm(pages),
                new AnswerPages(pages),
                new AnswerDoor(pages),
                new ResultPages(pages),
                new SuperiorsPage(pages),
                new IndicatorForm(pages),
                evaluated,
                new AttendancePages(pages),
                new AttendanceForm(pages),
                new AttendanceSums(pages),
                new AttendanceListPage(pages),
                new CheckInPage(pages, clock),
                attendance,
                new AttendanceApi(desks, attendance),
                new CheckInApi(desks),
                new ProgrammeApi(desks),
                new SeriesApi(desks),
                new SharingApi(desks),
                new SessionApi(desks),
                new NominationApi(desks, exported),
                new CertificateApi(desks, certificates),
                new EvaluationApi(desks, evaluated),
                new IndicatorApi(desks),
                new HolidayApi(desks, clock));
    }

    @Override
    public String module() {
        return Trainings.MODULE;
    }

    @Override
    public List<String> paths() {
        return List.of("/training", "/api/training");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return pages.texts();
    }
}
