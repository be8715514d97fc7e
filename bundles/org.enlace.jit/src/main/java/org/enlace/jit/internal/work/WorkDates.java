package org.enlace.jit.internal.work;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
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

/**
 * The meetings of teams in the calendars of their members, and the days by which something is due that is theirs to do or asked of their
 * country. What leaves the node says neither which team nor what about.
 */
@Component(service = CalendarSource.class)
public final class WorkDates implements CalendarSource {
    private static final Set<EntryKind> KINDS = Set.of(
            EntryKind.MEETING,
            EntryKind.MEASURE,
            EntryKind.TASK,
            EntryKind.DECISION,
            EntryKind.ASKED,
            EntryKind.ANSWER);
    private static final Set<String> OVER = Set.of("done", "dropped", "refused");
    private static final int READ = 5_000;

    private final Texts texts = Texts.of(WorkDates.class);
    private final Supplier<Desks> desks;

    @Activate
    public WorkDates(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    WorkDates(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @Override
    public String name() {
        return "jit-work";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "calendar.work");
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public List<CalendarEvent> events(Instant from, Instant until, Caller caller) {
        List<CalendarEvent> events = new ArrayList<>();
        for (RecordId team : desks.get().signing().teams(caller)) {
            TeamView view = desks.get().signing().door().view(caller, team);
            if (view.allows(Right.SEE_CONTENT)) {
                of(view).stream()
                        .filter(event -> event.when().ends(ZoneOffset.UTC).isAfter(from)
                                || event.when().begins(ZoneOffset.UTC).equals(from))
                        .filter(event -> event.when().begins(ZoneOffset.UTC).isBefore(until))
                        .forEach(events::add);
            }
        }
        events.sort(Comparator.comparing(event -> event.when().begins(ZoneOffset.UTC)));
        return events.size() > MOST ? events.subList(0, MOST) : events;
    }

    private List<CalendarEvent> of(TeamView view) {
        List<Seen> all = desks.get().entries().all(view.team(), KINDS, READ, view.caller());
        Set<RecordId> mine = mine(view);
        Set<RecordId> answered = all.stream()
                .map(Seen::entry)
                .filter(entry -> entry.kind() == EntryKind.ANSWER)
                .filter(entry -> OVER.contains(entry.content().word("answer")))
                .flatMap(entry -> entry.content().id("about").stream())
                .collect(Collectors.toSet());
        List<CalendarEvent> events = new ArrayList<>();
        for (Seen seen : all) {
            Entry entry = seen.entry();
            if (entry.kind() == EntryKind.MEETING) {
                entry.content()
                        .moment("begins")
                        .flatMap(at -> timed(at, entry))
                        .ifPresent(when -> events.add(event(view, seen, when, "calendar.work.meeting.outside")));
            } else if (waits(view, entry, mine, answered)) {
                entry.content()
                        .day("due")
                        .filter(WorkDates::known)
                        .ifPresent(day -> events.add(
                                event(view, seen, new CalendarTime.AllDay(day, day), "calendar.work.due.outside")));
            }
        }
        return events;
    }

    private Set<RecordId> mine(TeamView view) {
        String mark = desks.get().signing().marks().of(view.caller().officer());
        return view.people().stream()
                .map(Named::designation)
                .filter(one -> one.country().equals(view.own())
                        && one.mark().filter(mark::equals).isPresent())
                .map(one -> one.id())
                .collect(Collectors.toSet());
    }

    private static boolean waits(TeamView view, Entry entry, Set<RecordId> mine, Set<RecordId> answered) {
        if (entry.kind() == EntryKind.ASKED) {
            return entry.content().country("state").filter(view.own()::equals).isPresent()
                    && !answered.contains(entry.id());
        }
        return entry.content().ids("responsible").stream().anyMatch(mine::contains)
                && !OVER.contains(entry.content().word("progress"));
    }

    private static boolean known(LocalDate day) {
        return day.getYear() >= CalendarTime.FIRST_YEAR && day.getYear() <= CalendarTime.LAST_YEAR;
    }

    private static Optional<CalendarTime> timed(Instant at, Entry entry) {
        ZoneId zone = zone(entry.content().word("zone"));
        return known(LocalDate.ofInstant(at, zone))
                ? Optional.of(CalendarTime.Timed.of(at, at, zone))
                : Optional.empty();
    }

    /** What no node of ours writes is no zone, and is meant in UTC. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private CalendarEvent event(TeamView view, Seen seen, CalendarTime when, String outside) {
        Entry entry = seen.entry();
        Language language = view.caller().language();
        return CalendarEvent.of(
                        CalendarEvent.named(entry.id(), ""),
                        entry.version(),
                        entry.changed(),
                        Words.of(texts.get(
                                language,
                                "calendar.work.event",
                                texts.get(language, "entry.kind." + entry.kind().token()),
                                seen.title(),
                                desks.get().signing().name(view.team()))),
                        when,
                        "/jit/teams/" + view.team() + "/work/entries/" + entry.id())
                .outside(Words.of(texts.get(language, outside)));
    }
}
