package org.enlace.calendar.internal.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.calendar.Agenda;
import org.enlace.calendar.Feeds;
import org.enlace.calendar.internal.FeedDoor;
import org.enlace.calendar.internal.rest.CalendarApi;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: page, API, and the addresses of calendar programs. The use cases are asked for with the first request. */
@Component(service = WebApplication.class)
public final class CalendarWeb implements WebApplication {
    private final Room room = new Room();
    private final Set<Object> resources;

    @Activate
    public CalendarWeb(
            @Reference(service = Agenda.class) ComponentServiceObjects<Agenda> agenda,
            @Reference(service = Feeds.class) ComponentServiceObjects<Feeds> feeds,
            @Reference(service = FeedDoor.class) ComponentServiceObjects<FeedDoor> door) {
        this(new Lazily<>(agenda), new Lazily<>(feeds), new Lazily<>(door), Clock.systemUTC());
    }

    /** For what has no framework. */
    public CalendarWeb(Supplier<Agenda> agenda, Supplier<Feeds> feeds, Supplier<FeedDoor> door, Clock clock) {
        resources = Set.of(
                new CalendarPage(agenda, feeds, room, clock),
                new FeedResource(door),
                new CalendarApi(agenda, feeds, clock));
    }

    @Override
    public String module() {
        return "calendar";
    }

    @Override
    public List<String> paths() {
        return List.of("/calendar", "/api/calendar");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return room.texts();
    }

    @Override
    public boolean workflow() {
        return false;
    }
}
