package org.enlace.jit.internal.signing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.signing.LastDay;
import org.enlace.jit.signing.Phase;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.CalendarTime;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The last days of teams in the calendars of whoever is of them. What leaves the node says neither which team nor what about. */
@Component(service = CalendarSource.class)
public final class TeamDates implements CalendarSource {
    private final Texts texts = Texts.of(TeamDates.class);
    private final Supplier<SigningArea> area;

    @Activate
    public TeamDates(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        Supplier<Desks> lazily = new Lazily<>(desks);
        area = () -> lazily.get().signing();
    }

    TeamDates(Supplier<SigningArea> area) {
        this.area = area;
    }

    @Override
    public String name() {
        return "jit";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "calendar.teams");
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public List<CalendarEvent> events(Instant from, Instant until, Caller caller) {
        SigningArea signing = area.get();
        List<CalendarEvent> events = new ArrayList<>();
        for (RecordId team : signing.teams(caller)) {
            TeamView view = signing.door().view(caller, team);
            if (view.allows(Right.SEE_COURSE)) {
                last(view)
                        .map(last -> event(view, last, signing.name(team), caller))
                        .filter(event -> event.when().ends(ZoneOffset.UTC).isAfter(from)
                                && event.when().begins(ZoneOffset.UTC).isBefore(until))
                        .ifPresent(events::add);
            }
        }
        events.sort(Comparator.comparing(event -> event.when().begins(ZoneOffset.UTC)));
        return events.size() > MOST ? events.subList(0, MOST) : events;
    }

    private static Optional<LastDay> last(TeamView view) {
        return view.phase() instanceof Phase.Running running ? Optional.of(running.last()) : Optional.empty();
    }

    private CalendarEvent event(TeamView view, LastDay last, String name, Caller caller) {
        Language language = caller.language();
        return CalendarEvent.of(
                        CalendarEvent.named(view.team(), "last-day"),
                        view.inForce().size(),
                        last.by().since(),
                        new Words(
                                texts.get(language, "calendar.last-day", name),
                                texts.get(language, "calendar.zone", last.zone().getId()),
                                ""),
                        new CalendarTime.AllDay(last.day(), last.day()),
                        "/jit/teams/" + view.team() + "/instruments")
                .outside(Words.of(texts.get(language, "calendar.last-day.outside")));
    }
}
