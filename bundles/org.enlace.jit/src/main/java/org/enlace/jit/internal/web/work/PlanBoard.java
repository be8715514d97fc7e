package org.enlace.jit.internal.web.work;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What a team plans, asks for and meets about, put together by what points to what. */
public final class PlanBoard {
    private static final int MOST = 5_000;
    private static final Set<EntryKind> KINDS = Set.of(
            EntryKind.OBJECTIVE,
            EntryKind.MEASURE,
            EntryKind.TASK,
            EntryKind.ASKED,
            EntryKind.ANSWER,
            EntryKind.MEETING,
            EntryKind.MINUTES,
            EntryKind.DECISION,
            EntryKind.LIFT,
            EntryKind.LIFTED,
            EntryKind.GIVEN);
    private static final Set<String> OVER = Set.of("done", "dropped");
    private static final Set<String> ANSWERED = Set.of("done", "refused");

    private final Years years;
    private final List<Seen> all;
    private final Map<RecordId, Entry> answers = new HashMap<>();
    private final Map<RecordId, List<Seen>> pointing = new HashMap<>();
    private final Set<RecordId> ids;
    private final TeamView view;
    private final Set<RecordId> mine;

    private PlanBoard(Years years, TeamView view, Set<RecordId> mine) {
        this.years = years;
        all = years.entries();
        this.view = view;
        this.mine = mine;
        ids = all.stream().map(seen -> seen.entry().id()).collect(Collectors.toSet());
        for (Seen seen : all) {
            Entry entry = seen.entry();
            WorkWords.pointed(List.of(seen)).forEach(to -> pointing.computeIfAbsent(to, none -> new ArrayList<>())
                    .add(seen));
            if (entry.kind() == EntryKind.ANSWER || entry.kind() == EntryKind.LIFTED) {
                entry.content().id("about").ifPresent(about -> answers.put(about, entry));
            }
        }
    }

    static PlanBoard of(WorkWay way, TeamView view, Optional<Year> year) {
        return new PlanBoard(
                Years.of(way.entries(), view, KINDS, year, MOST),
                view,
                way.words(view).mine());
    }

    /** What of the plan stands here. */
    public Years years() {
        return years;
    }

    /** Of a kind, oldest first. */
    public List<Seen> of(EntryKind kind) {
        return some(seen -> seen.entry().kind() == kind);
    }

    private List<Seen> some(Predicate<Seen> which) {
        return all.stream().filter(which).toList();
    }

    /** Those of a kind that point to an entry by a field; with null those that point to nothing that is here. */
    public List<Seen> below(RecordId above, EntryKind kind, String field) {
        if (above == null) {
            return some(seen -> seen.entry().kind() == kind
                    && seen.entry().content().id(field).filter(ids::contains).isEmpty());
        }
        return pointing.getOrDefault(above, List.of()).stream()
                .filter(seen -> seen.entry().kind() == kind)
                .filter(seen ->
                        seen.entry().content().id(field).filter(above::equals).isPresent())
                .toList();
    }

    /** The latest answer to what was asked. */
    public Optional<Entry> answer(Entry asked) {
        return Optional.ofNullable(answers.get(asked.id()));
    }

    /** Whether something still is to be done about it. */
    public boolean open(Entry entry) {
        return switch (entry.kind()) {
            case MEASURE, TASK -> !OVER.contains(entry.content().word("progress"));
            case ASKED ->
                answer(entry)
                        .filter(answer -> ANSWERED.contains(answer.content().word("answer")))
                        .isEmpty();
            case LIFT -> answer(entry).isEmpty();
            case OBJECTIVE ->
                below(entry.id(), EntryKind.MEASURE, "objective").stream().anyMatch(seen -> open(seen.entry()));
            default -> true;
        };
    }

    /** How many of some are done. */
    public static int done(List<Seen> some) {
        return (int) some.stream()
                .filter(seen -> seen.entry().content().word("progress").equals("done"))
                .count();
    }

    /** Asked of a country. */
    public List<Seen> askedOf(CountryCode country) {
        return some(seen -> seen.entry().kind() == EntryKind.ASKED && asked(seen.entry(), country));
    }

    private static boolean asked(Entry entry, CountryCode country) {
        return entry.content().country("state").filter(country::equals).isPresent();
    }

    /** Asked by a country. */
    public List<Seen> askedBy(CountryCode country) {
        return some(seen ->
                seen.entry().kind() == EntryKind.ASKED && seen.entry().owner().equals(country));
    }

    /** Asked between others. */
    public List<Seen> askedElsewhere(CountryCode country) {
        return some(seen -> seen.entry().kind() == EntryKind.ASKED
                && !seen.entry().owner().equals(country)
                && !asked(seen.entry(), country));
    }

    /** Meetings still to come, the next first; or those that have begun, the latest first. */
    public List<Seen> meetings(boolean coming) {
        Comparator<Seen> order = Comparator.comparing(
                seen -> seen.entry().content().moment("begins").orElse(view.at()));
        return of(EntryKind.MEETING).stream()
                .filter(seen -> coming(seen.entry()) == coming)
                .sorted(coming ? order : order.reversed())
                .toList();
    }

    private boolean coming(Entry meeting) {
        return meeting.content().moment("begins").filter(view.at()::isBefore).isPresent();
    }

    /**
     * Something that waits for the reader.
     *
     * @param why the token of the reason
     * @param day until when; empty where no day was said
     */
    public record Due(Seen seen, String why, Optional<LocalDate> day) {}

    /** What is due for the reader, the most urgent first. Their own tasks, and what their country is asked. */
    List<Due> due(WorkWay way) {
        List<Due> due = new ArrayList<>();
        Set<RecordId> decided = ofOwn(way);
        for (Seen seen : all) {
            Entry entry = seen.entry();
            why(entry, decided).ifPresent(why -> due.add(new Due(seen, why, day(entry))));
        }
        due.sort(Comparator.comparing((Due one) -> one.day().orElse(LocalDate.MAX)));
        return due;
    }

    private Optional<LocalDate> day(Entry entry) {
        return entry.kind() == EntryKind.MEETING
                ? entry.content()
                        .moment("begins")
                        .map(at -> LocalDate.ofInstant(at, view.caller().zone()))
                : entry.content().day("due");
    }

    private Optional<String> why(Entry entry, Set<RecordId> decided) {
        boolean own = entry.owner().equals(view.own());
        return switch (entry.kind()) {
            case MEASURE, TASK ->
                said(responsible(entry) && open(entry), entry.kind().token());
            case DECISION ->
                said(
                        responsible(entry) && entry.content().day("due").isPresent(),
                        entry.kind().token());
            case ASKED -> said(asked(entry, view.own()) && open(entry), "asked");
            case MEETING ->
                coming(entry)
                        ? said(named(entry, "invited"), "meeting")
                        : said(
                                own
                                        && below(entry.id(), EntryKind.MINUTES, "about")
                                                .isEmpty(),
                                "minutes");
            case LIFT -> said(open(entry) && !own && decided.contains(entry.id()), "lift");
            default -> Optional.empty();
        };
    }

    private static Optional<String> said(boolean due, String why) {
        return due ? Optional.of(why) : Optional.empty();
    }

    private boolean responsible(Entry entry) {
        return named(entry, "responsible");
    }

    private boolean named(Entry entry, String field) {
        return entry.content().ids(field).stream().anyMatch(mine::contains);
    }

    /** The open requests that are about entries of the reader's country. */
    private Set<RecordId> ofOwn(WorkWay way) {
        List<Seen> open =
                of(EntryKind.LIFT).stream().filter(seen -> open(seen.entry())).toList();
        if (open.isEmpty()) {
            return Set.of();
        }
        Map<RecordId, Seen> named = way.entries().named(view.team(), WorkWords.pointed(open), view.caller());
        return open.stream()
                .map(Seen::entry)
                .filter(lift -> lift.content()
                        .id("about")
                        .map(named::get)
                        .filter(seen -> seen.entry().owner().equals(view.own()))
                        .isPresent())
                .map(Entry::id)
                .collect(Collectors.toSet());
    }
}
