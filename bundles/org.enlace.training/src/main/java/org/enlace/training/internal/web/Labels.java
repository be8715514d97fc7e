package org.enlace.training.internal.web;

import gg.jte.Content;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
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
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.SessionTime;
import org.enlace.training.Sex;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.internal.People;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Money;
import org.enlace.training.outcome.Owner;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language and zone. */
public record Labels(Texts texts, Caller caller, Countries countries, People people) {
    public Language language() {
        return caller.language();
    }

    public String get(String key, Object... values) {
        return texts.get(language(), key, values);
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language(), refusal);
    }

    /** Who did something and when, in the reader's zone. */
    public Content of(Stamp stamp) {
        return Ui.join(Ui.text(name(stamp.officer()) + ", "), Ui.moment(stamp.at(), caller));
    }

    public String name(OfficerId officer) {
        return people.name(officer);
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
            boolean said = chosen.isEmpty() ? sex == Sex.NOT_STATED : sex.token().equals(chosen);
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

    public Tag state(Series series) {
        return series instanceof Series.Open
                ? new Tag(get("series.state.open"), Tone.GOOD)
                : new Tag(get("series.state.closed"), Tone.NEUTRAL);
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
                    case CONFIRMED, ATTENDED -> Tone.GOOD;
                    case NO_SHOW -> Tone.BAD;
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
