package org.enlace.training.internal.web;

import gg.jte.Content;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.training.CapitalTime;
import org.enlace.training.LocalTimes;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Origin;
import org.enlace.training.Series;
import org.enlace.training.SeriesShares;
import org.enlace.training.Session;
import org.enlace.training.SessionTime;
import org.enlace.training.Sex;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.internal.People;
import org.enlace.training.internal.Turned;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Money;
import org.enlace.training.outcome.Owner;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Field;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language and zone. */
public record Labels(Texts texts, Caller caller, Countries countries, People people) {
    private static final OfficerId NODE = Caller.node().officer();

    public Language language() {
        return caller.language();
    }

    public String get(String key, Object... values) {
        return texts.get(language(), key, values);
    }

    public boolean has(String key) {
        return texts.has(language(), key);
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language(), refusal);
    }

    /** Who did something and when, in the reader's zone. */
    public Content of(Stamp stamp) {
        return Ui.join(Ui.text(name(stamp.officer()) + ", "), Ui.moment(stamp.at(), caller));
    }

    public String name(OfficerId officer) {
        return officer.equals(NODE) ? get("node.itself") : people.name(officer);
    }

    public String country(CountryCode code) {
        return countries.name(code, language());
    }

    /** All countries to choose from. */
    public List<Choice> countryChoices(String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", get("field.choose")));
        countries
                .all(language())
                .forEach(country -> choices.add(Choice.of(country.code().value(), country.name(language()))
                        .selected(country.code().value().equals(chosen))));
        return choices;
    }

    /** What a person may say, and that nobody has to. */
    public List<Choice> sexChoices(String chosen) {
        List<Choice> choices = new ArrayList<>();
        for (Sex sex : Sex.values()) {
            boolean said =
                    chosen.isEmpty() ? sex == Sex.NOT_STATED : sex.token().equals(chosen);
            choices.add(Choice.of(sex.token(), get("sex." + sex.token())).selected(said));
        }
        return choices;
    }

    /** In their own words, as people know them. */
    public String languages(List<Language> all) {
        return all.stream().map(Language::ownName).collect(Collectors.joining(", "));
    }

    public List<Choice> languageChoices(List<String> chosen) {
        List<Choice> choices = new ArrayList<>();
        for (Language each : Language.values()) {
            choices.add(Choice.of(each.tag(), each.ownName()).selected(chosen.contains(each.tag())));
        }
        return choices;
    }

    /** A time and, where it ends on the same day, only the hour of its end. */
    public String span(Instant start, Instant end, ZoneId zone) {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime until = end.atZone(zone);
        String first = dateTime(from);
        return first + " – " + (from.toLocalDate().equals(until.toLocalDate()) ? clock(until) : dateTime(until));
    }

    /** A session's time where the reader is, with the zone and what it is at then. */
    public String reader(SessionTime time) {
        return span(time.start(), time.end(), caller.zone()) + " (" + zone(caller.zone(), time.start()) + ")";
    }

    public String organiser(SessionTime time) {
        return span(time.start(), time.end(), time.zone()) + " (" + zone(time.zone(), time.start()) + ")";
    }

    /** Whether the reader's clock shows the organiser's time all along. */
    public boolean same(SessionTime time) {
        return time.zone()
                        .getRules()
                        .getOffset(time.start())
                        .equals(caller.zone().getRules().getOffset(time.start()))
                && time.zone()
                        .getRules()
                        .getOffset(time.end())
                        .equals(caller.zone().getRules().getOffset(time.end()));
    }

    public String zone(ZoneId zone, Instant at) {
        String offset = LocalTimes.offset(zone.getRules().getOffset(at));
        return zone.getId().equals("UTC") || zone.getId().equals("Z") ? offset : zone.getId() + ", " + offset;
    }

    public String dateTime(ZonedDateTime at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(language().locale())
                        .format(at) + ", " + clock(at);
    }

    public String clock(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at);
    }

    /** In words, sorted. */
    public String countries(Collection<CountryCode> codes) {
        return codes.stream().map(this::country).sorted().collect(Collectors.joining(", "));
    }

    /** How a series is and, where it is another country's, whose. */
    public Tag[] tags(Series series) {
        return series.owner()
                .map(owner -> new Tag[] {state(series), new Tag(get("foreign.of", country(owner)), Tone.INFO)})
                .orElseGet(() -> new Tag[] {state(series)});
    }

    /** Who named a person. */
    public Tag origin(Nomination nomination, CountryCode own) {
        Origin origin = Origin.of(nomination, own);
        String words =
                get("origin." + origin.token(), country(nomination.person().country()));
        return new Tag(words, origin == Origin.ORGANISER ? Tone.ATTENTION : Tone.NEUTRAL);
    }

    /** Why a nomination was withdrawn: somebody's words, or ours where nobody decided. */
    public String reason(Nomination.Withdrawn gone) {
        return reason(gone.reason());
    }

    public String reason(String reason) {
        return Turned.is(reason) ? get(reason) : reason;
    }

    public Tag standing(SeriesShares.Standing standing) {
        return new Tag(
                get("standing." + standing.token()),
                switch (standing) {
                    case DELIVERED -> Tone.GOOD;
                    case QUEUED, SENT -> Tone.INFO;
                    case NOT_ADOPTED, KEPT, TAKING_BACK -> Tone.ATTENTION;
                    case QUARANTINED, REFUSED -> Tone.BAD;
                    case TAKEN_BACK -> Tone.NEUTRAL;
                });
    }

    public Tag state(Series series) {
        if (series instanceof Series.Received came && came.standing() == Series.Received.Standing.TAKEN_BACK) {
            return new Tag(get("series.state.taken-back"), Tone.BAD);
        }
        if (series.takesNominations()) {
            return new Tag(get("series.state.open"), Tone.GOOD);
        }
        return new Tag(get("series.state.closed"), Tone.NEUTRAL);
    }

    public Tag state(Session session) {
        if (session instanceof Session.Planned planned) {
            return planned.movedFrom().isPresent()
                    ? new Tag(get("session.state.moved"), Tone.ATTENTION)
                    : new Tag(get("session.state.planned"), Tone.INFO);
        }
        return session instanceof Session.Held
                ? new Tag(get("session.state.held"), Tone.GOOD)
                : new Tag(get("session.state.cancelled"), Tone.BAD);
    }

    public Tag state(Nomination.State state) {
        Tone tone =
                switch (state) {
                    case NOMINATED -> Tone.ATTENTION;
                    case WAITING -> Tone.INFO;
                    case CONFIRMED -> Tone.GOOD;
                    case WITHDRAWN -> Tone.NEUTRAL;
                };
        return new Tag(get("nomination.state." + state.token()), tone);
    }

    /** Who is to see to an action; of somebody elsewhere readers learn the country alone. */
    public String owner(Owner owner) {
        if (owner instanceof Owner.Officer officer) {
            return name(officer.officer());
        }
        Owner.Elsewhere elsewhere = (Owner.Elsewhere) owner;
        String country = country(elsewhere.country());
        boolean named = caller.holds(Trainings.ORGANISE) || caller.holds(Nominations.NOMINATE);
        return named ? elsewhere.name() + " (" + country + ")" : country;
    }

    public Content state(ActionPoint action, boolean overdue) {
        Tone tone =
                switch (action.state()) {
                    case OPEN -> Tone.ATTENTION;
                    case DONE -> Tone.GOOD;
                    case DROPPED -> Tone.NEUTRAL;
                };
        return overdue
                ? Ui.tags(new Tag(get("action.overdue"), Tone.BAD))
                : Ui.tags(new Tag(get("action.state." + action.state().token()), tone));
    }

    /** As the reader's language writes figures, with the code of the currency. */
    public String money(Money money) {
        NumberFormat format = NumberFormat.getNumberInstance(language().locale());
        format.setMinimumFractionDigits(money.major().scale());
        return format.format(money.major()) + " " + money.currency();
    }

    /** An hour on the reader's clock, with the day where it is not the session's; a dash where there is none. */
    public String clock(Optional<Instant> at, SessionTime time) {
        if (at.isEmpty()) {
            return "–";
        }
        ZonedDateTime local = at.get().atZone(caller.zone());
        boolean same =
                local.toLocalDate().equals(time.start().atZone(caller.zone()).toLocalDate());
        return same ? clock(local) : dateTime(local);
    }

    public Content standing(Attendances.Line line) {
        Tone tone =
                switch (line.presence().standing()) {
                    case UNKNOWN -> Tone.NEUTRAL;
                    case PRESENT -> Tone.GOOD;
                    case LATE, LEFT_EARLY, LATE_AND_LEFT_EARLY -> Tone.ATTENTION;
                    case ABSENT -> Tone.BAD;
                };
        Content tag = Ui.tag(get("standing." + line.presence().standing().token()), tone);
        boolean there = line.presence().minutes() > 0;
        return there && !line.presence().counts()
                ? Ui.join(tag, Ui.text(" "), Ui.tag(get("attendance.counts-not"), Tone.BAD))
                : tag;
    }

    /** How it is known; empty where nothing is. */
    public String source(Attendance attendance) {
        return attendance instanceof Attendance.Unknown
                ? ""
                : attendance
                        .mark()
                        .map(mark -> get("attendance.source." + mark.source().token()))
                        .orElse("");
    }

    /** What was said of an attendance, in a sentence. */
    public String said(Attendance attendance, SessionTime time) {
        if (attendance instanceof Attendance.Inside inside) {
            return get("attendance.said.inside", clock(Optional.of(inside.since()), time));
        }
        if (attendance instanceof Attendance.Came came) {
            return get(
                    "attendance.said.came",
                    clock(Optional.of(came.stay().arrival()), time),
                    clock(Optional.of(came.stay().departure()), time),
                    came.stay().spans().size());
        }
        return get(attendance instanceof Attendance.Absent ? "attendance.said.absent" : "attendance.said.unknown");
    }

    /** The lines of a file that are one person's, the first few of them. */
    public String lines(List<Long> lines) {
        String first = lines.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "));
        return lines.size() > 5 ? first + " …" : first;
    }

    /** Whose somebody on a list was found to be. */
    public Content found(AttendanceLists.Match match) {
        String who = match.nomination().map(one -> " " + one.person().name()).orElse("");
        Tone tone =
                switch (match.found()) {
                    case MAIL, SAID -> Tone.GOOD;
                    case NAME -> Tone.ATTENTION;
                    case LEFT_OUT -> Tone.NEUTRAL;
                    case NOBODY -> Tone.BAD;
                };
        Content tag = Ui.tag(
                get("list.found."
                        + match.found().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                tone);
        return match.known().isPresent()
                ? Ui.join(tag, Ui.text(who + " "), Ui.tag(get("list.known"), Tone.ATTENTION))
                : Ui.join(tag, Ui.text(who));
    }

    /** Asks whose somebody on a list is. */
    public Content whose(AttendanceLists.Match match, List<Nomination> free) {
        List<Choice> choices = new ArrayList<>();
        boolean said = match.found() == AttendanceLists.Found.SAID;
        choices.add(Choice.of(
                "", get(match.found() == AttendanceLists.Found.NAME ? "list.whose.found" : "list.whose.none")));
        choices.add(Choice.of("nobody", get("list.whose.nobody"))
                .selected(match.found() == AttendanceLists.Found.LEFT_OUT));
        free.forEach(
                one -> choices.add(Choice.of(one.id().toString(), one.person().name())
                        .selected(said && match.nomination().filter(one::equals).isPresent())));
        String name = "whose-" + match.person().line();
        return Ui.select(
                Field.named(name, get("list.whose.field", match.person().name())), choices);
    }

    /** What speaks against a time in a capital; that nothing does is said too. */
    public Content remarks(CapitalTime time) {
        List<Tag> tags = new ArrayList<>();
        if (time.weekend()) {
            tags.add(new Tag(get("capitals.weekend"), Tone.BAD));
        }
        time.holiday().ifPresent(holiday -> tags.add(new Tag(get("capitals.holiday", holiday.name()), Tone.BAD)));
        if (time.away() > 0) {
            tags.add(new Tag(get("capitals.away", time.away()), Tone.ATTENTION));
        }
        if (tags.isEmpty()) {
            tags.add(new Tag(get("capitals.well"), Tone.GOOD));
        }
        return Ui.tags(tags.toArray(Tag[]::new));
    }
}
