package org.enlace.training.internal.outcome;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.reference.CrimeTypes;
import org.enlace.training.AgendaBlock;
import org.enlace.training.Recording;
import org.enlace.training.Room;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.SeriesKind;
import org.enlace.training.SessionContent;
import org.enlace.training.SessionTime;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Catalogue;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.Desks;
import org.enlace.training.outcome.Themes;

/**
 * Makes a series from a template, in one transaction: the series with the template's themes and, where a first day is given, its sessions with
 * their agendas. Of a series of videoconferences each block is a session; otherwise blocks fill days of at most eight hours.
 */
public final class SeriesTemplates {
    private static final int DAY = 8 * 60;

    private final Desks desks;
    private final Themes themes;
    private final CrimeTypes crimeTypes;
    private final Changes changes;
    private final Texts texts;

    SeriesTemplates(Desks desks, Themes themes, CrimeTypes crimeTypes, Changes changes, Texts texts) {
        this.desks = desks;
        this.themes = themes;
        this.crimeTypes = crimeTypes;
        this.changes = changes;
        this.texts = texts;
    }

    /**
     * When the sessions are, on the organiser's clock.
     *
     * @param day    of the first
     * @param time   at which each begins
     * @param weekly whether they follow week by week, rather than on the next working days
     */
    public record Start(LocalDate day, LocalTime time, boolean weekly) {
        LocalDate after(LocalDate session) {
            LocalDate next = session.plusDays(weekly ? 7 : 1);
            while (!weekly && (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY)) {
                next = next.plusDays(1);
            }
            return next;
        }
    }

    /**
     * @param template the id of one of the catalogue
     * @throws Refusal {@code training.template-unknown}; what a series or a session refuses, of a session at {@code start}
     */
    public Series.Open make(SeriesContent content, String template, Optional<Start> start, Caller caller) {
        caller.require(Trainings.ORGANISE);
        Catalogue.Entry entry = desks.catalogue().templates().stream()
                .filter(one -> one.id().equals(template))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "training.template-unknown",
                                "\"" + cut(template) + "\" is no template of this node; choose one of its list",
                                cut(template))
                        .at("template"));
        return changes.make(caller, stamp -> {
            Series.Open series = desks.trainings().createSeries(content, caller);
            List<String> known = entry.topics().stream()
                    .filter(code -> crimeTypes.find(code).isPresent())
                    .limit(Themes.MOST)
                    .toList();
            themes.set(series.id(), known, caller);
            start.ifPresent(first -> plan(series, entry, first, caller));
            return series;
        });
    }

    private void plan(Series.Open series, Catalogue.Entry entry, Start start, Caller caller) {
        SeriesContent content = series.content();
        Language language = content.languages().get(0);
        List<List<AgendaBlock>> agendas = agendas(entry.kind(), entry.agenda(language));
        LocalDate day = start.day();
        for (int number = 1; number <= agendas.size(); number++) {
            List<AgendaBlock> agenda = agendas.get(number - 1);
            LocalDateTime from = day.atTime(start.time());
            int minutes = agenda.stream().mapToInt(AgendaBlock::minutes).sum();
            SessionTime time =
                    SessionTime.of(from, from.plusMinutes(minutes), content.zone(), Optional.empty(), Optional.empty());
            String title = agenda.size() == 1
                    ? agenda.get(0).title()
                    : agendas.size() == 1
                            ? content.title()
                            : texts.get(language, "template.day", number, cut(content.title()));
            desks.sessions()
                    .plan(
                            series.id(),
                            new SessionContent(
                                    title,
                                    time,
                                    content.languages(),
                                    List.of(),
                                    agenda,
                                    new Room("", "", "", ""),
                                    Recording.NONE,
                                    List.of()),
                            caller);
            day = start.after(day);
        }
    }

    /** The agendas of the sessions a template makes. */
    public static List<List<AgendaBlock>> agendas(SeriesKind kind, List<AgendaBlock> blocks) {
        List<List<AgendaBlock>> all = new ArrayList<>();
        List<AgendaBlock> day = new ArrayList<>();
        int minutes = 0;
        for (AgendaBlock block : blocks) {
            boolean full = kind == SeriesKind.VIDEOCONFERENCE_SERIES || minutes + block.minutes() > DAY;
            if (full && !day.isEmpty()) {
                all.add(List.copyOf(day));
                day.clear();
                minutes = 0;
            }
            day.add(block);
            minutes += block.minutes();
        }
        if (!day.isEmpty()) {
            all.add(List.copyOf(day));
        }
        return all;
    }

    private static String cut(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
