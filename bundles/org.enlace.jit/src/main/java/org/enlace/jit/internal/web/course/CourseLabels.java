package org.enlace.jit.internal.web.course;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.files.StoredFile;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Answer;
import org.enlace.jit.course.Carried;
import org.enlace.jit.course.CourseEvent;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Target;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.LegalBases;
import org.enlace.jit.internal.web.Labels;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.reference.CrimeTypes;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.TimelineEntry;
import org.enlace.web.ui.Tone;

/** What things of setting up are called. */
public record CourseLabels(Labels labels, LegalBases bases, CrimeTypes crimes) {
    public String get(String key, Object... values) {
        return labels.get(key, values);
    }

    public Tag state(TeamState state) {
        Tone tone =
                switch (state) {
                    case ASSESSED, DRAFTED -> Tone.NEUTRAL;
                    case WITH_CENTRAL_AUTHORITY, SENT, SIGNING -> Tone.ATTENTION;
                    case NEGOTIATING, POST_OPERATIONAL -> Tone.INFO;
                    case ACTIVE -> Tone.GOOD;
                    case DECLINED, NOT_PURSUED, EXPIRED, CLOSED_EARLY, ARCHIVED, PURGED -> Tone.NEUTRAL;
                };
        return new Tag(get("team.state." + state.token()), tone);
    }

    public Tag answer(String token) {
        Tone tone =
                switch (token) {
                    case "accepted" -> Tone.GOOD;
                    case "refused" -> Tone.BAD;
                    case "information-asked" -> Tone.ATTENTION;
                    case "acknowledged", "information-given" -> Tone.INFO;
                    default -> Tone.NEUTRAL;
                };
        return new Tag(get("answer." + token), tone);
    }

    /** Which countries are in a line, and how far it is with each once it was sent. */
    public String countries(TeamLine line) {
        return line.asked().isEmpty()
                ? labels.country(line.requester())
                : get("team.asks", labels.country(line.requester()), asked(line.asked()));
    }

    private String asked(Map<CountryCode, String> asked) {
        return asked.entrySet().stream()
                .map(one -> one.getValue().equals("-") || one.getValue().equals("awaited")
                        ? labels.country(one.getKey())
                        : labels.country(one.getKey()) + " (" + get("answer." + one.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** How far the last words to a country are; nothing where none are on their way. */
    public Content carried(Carried carried) {
        if (carried == null) {
            return Ui.text("");
        }
        return carried.stuck()
                ? Ui.join(Ui.text(" "), Ui.tag(get("carried." + carried.token()), Tone.BAD))
                : Ui.text(" " + get("carried." + carried.token()));
    }

    /** What an answer says beside its state. */
    public Content said(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            return Ui.join(
                    Ui.text(get("ground." + refused.ground().token())
                            + (refused.reason().isEmpty() ? "" : ": ")),
                    Ui.text(refused.reason()));
        }
        String text = answer instanceof Answer.InformationAsked one
                ? one.asked()
                : answer instanceof Answer.InformationGiven two
                        ? two.given()
                        : answer instanceof Answer.Accepted three
                                ? three.note()
                                : answer instanceof Answer.RequestWithdrawn four ? four.reason() : "";
        return Ui.text(text);
    }

    /** Within how many days, by when and by which source; that it is late is said first. */
    public Content term(Optional<Target.Term> term, LocalDate today) {
        if (term.isEmpty()) {
            return Ui.text("–");
        }
        Target.Term one = term.get();
        String words = get(
                "term.due",
                one.target().days(),
                labels.day(one.due()),
                one.target().source());
        return one.overdue(today)
                ? Ui.join(Ui.tag(get("term.overdue"), Tone.BAD), Ui.text(" " + words))
                : Ui.text(words);
    }

    public String basis(String key) {
        return key.isEmpty() ? "" : Labels.capital(bases.name(key, labels.language()));
    }

    public List<Choice> basisChoices(String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", get("field.choose")));
        bases.names(labels.language())
                .forEach((key, name) ->
                        choices.add(Choice.of(key, Labels.capital(name)).selected(key.equals(chosen))));
        return choices;
    }

    public String crime(String code) {
        return crimes.find(code)
                .map(type -> code + " " + type.name(labels.language()))
                .orElse(code);
    }

    public String crimes(Collection<String> codes) {
        return codes.stream().map(this::crime).collect(Collectors.joining("; "));
    }

    public List<Choice> crimeChoices(Collection<String> chosen) {
        return crimes.all().stream()
                .map(type -> Choice.of(type.code(), type.code() + " " + type.name(labels.language()))
                        .selected(chosen.contains(type.code())))
                .toList();
    }

    public List<Choice> groundChoices(String chosen) {
        List<Choice> choices = new ArrayList<>();
        Arrays.stream(Ground.values())
                .forEach(ground -> choices.add(Choice.of(ground.token(), get("ground." + ground.token()))
                        .selected(ground.token().equals(chosen))));
        return choices;
    }

    public List<Choice> stateChoices(String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", get("filter.all")));
        Arrays.stream(TeamState.values())
                .forEach(state -> choices.add(Choice.of(state.token(), get("team.state." + state.token()))
                        .selected(state.token().equals(chosen))));
        return choices;
    }

    /** Of a filter, where none means all. */
    public List<Choice> filterChoices(String chosen) {
        List<Choice> choices = new ArrayList<>(labels.countryChoices(chosen));
        choices.set(0, Choice.of("", get("filter.all")));
        return choices;
    }

    public List<Choice> documentChoices(List<StoredFile> files, String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", get("step.document.none")));
        files.forEach(
                file -> choices.add(Choice.of(file.id().toString(), file.name().value())
                        .selected(file.id().toString().equals(chosen))));
        return choices;
    }

    /** The course of a team, the newest first. */
    public List<TimelineEntry> timeline(List<CourseEvent> events, Map<RecordId, StoredFile> files) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (CourseEvent event : events) {
            entries.add(0, entry(event, files));
        }
        return entries;
    }

    private TimelineEntry entry(CourseEvent event, Map<RecordId, StoredFile> files) {
        String title = event.about()
                .map(about -> get("event.with", get("event." + event.act()), labels.country(about)))
                .orElseGet(() -> get("event." + event.act()));
        String by = event.by()
                .map(stamp -> labels.name(stamp.officer())
                        + stamp.actingFor()
                                .map(absent -> " (" + get("event.for", labels.name(absent)) + ")")
                                .orElse(""))
                .orElseGet(() -> labels.country(event.country()));
        List<Content> body = new ArrayList<>();
        body.add(Ui.paragraphs(get("event.day", labels.day(event.day()))));
        if (event.onPaper()) {
            body.add(Ui.tag(get("event.on-paper"), Tone.ATTENTION));
        }
        if (!event.counts()) {
            body.add(Ui.tag(get("event.late"), Tone.BAD));
        }
        event.ground().ifPresent(ground -> body.add(Ui.paragraphs(get("ground." + ground.token()))));
        if (!event.text().isEmpty()) {
            body.add(Ui.paragraphs(event.text()));
        }
        event.document()
                .flatMap(id -> Optional.ofNullable(files.get(id)))
                .ifPresent(file -> body.add(Ui.link(file.name().value(), "/files/" + file.id())));
        return new TimelineEntry(title, by, labels.moment(event.at()), Ui.join(body.toArray(Content[]::new)));
    }
}
