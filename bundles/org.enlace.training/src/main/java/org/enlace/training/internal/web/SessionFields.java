package org.enlace.training.internal.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.training.AgendaBlock;
import org.enlace.training.Interpretation;
import org.enlace.training.LocalTimes;
import org.enlace.training.Recording;
import org.enlace.training.Room;
import org.enlace.training.Session;
import org.enlace.training.SessionContent;
import org.enlace.training.SessionTime;
import org.enlace.web.ui.Choice;

/** What stands in the form of a session, to and from what it says. */
final class SessionFields {
    static final Set<String> FIELDS = Set.of(
            "title",
            "zone",
            "start",
            "end",
            "languages",
            "interpreters",
            "agenda",
            "place",
            "provider",
            "link",
            "dialIn",
            "recording",
            "moderators");

    private SessionFields() {}

    static Form of(Session session) {
        SessionContent content = session.content();
        Form form = time(new Form(), content.time())
                .put("version", session.version())
                .put("title", content.title())
                .put("interpreters", Lines.interpreters(content.interpreters()))
                .put("agenda", Lines.of(content.agenda()))
                .put("place", content.room().place())
                .put("provider", content.room().provider())
                .put("link", content.room().link())
                .put("dialIn", content.room().dialIn())
                .put("recording", content.recording().token())
                .put("moderators", Lines.moderators(content.moderators()));
        return form.putAll(
                "languages", content.languages().stream().map(Language::tag).toList());
    }

    static Form time(Form form, SessionTime time) {
        LocalDateTime start = time.localStart();
        LocalDateTime end = time.localEnd();
        form.put("zone", time.zone()).putDay("start", start.toLocalDate()).put("startTime", start.toLocalTime());
        if (!end.toLocalDate().equals(start.toLocalDate())) {
            form.putDay("end", end.toLocalDate());
        }
        keepOffset(
                form,
                "startOffset",
                start,
                time.zone(),
                time.start().atZone(time.zone()).getOffset());
        keepOffset(
                form,
                "endOffset",
                end,
                time.zone(),
                time.end().atZone(time.zone()).getOffset());
        return form.put("endTime", end.toLocalTime());
    }

    private static void keepOffset(Form form, String field, LocalDateTime local, ZoneId zone, ZoneOffset offset) {
        if (LocalTimes.offsets(local, zone).size() > 1) {
            form.put(field, offset.getId());
        }
    }

    /** What the form says; null where something is refused, which is noted: of every field, what it is. */
    static SessionContent content(Form form, Labels labels) {
        String title = form.read("title", labels, () -> probe(form.get("title")).title());
        ZoneId zone = form.read("zone", labels, () -> LocalTimes.zone(form.get("zone")));
        LocalDate day = form.read("start", labels, () -> form.day("start"));
        LocalDate last = form.hasDay("end") ? form.read("end", labels, () -> form.day("end")) : day;
        var from = form.read("startTime", labels, () -> form.clock("startTime"));
        var until = form.read("endTime", labels, () -> form.clock("endTime"));
        List<Language> languages = form.read("languages", labels, () -> languages(form));
        List<Interpretation> interpreters =
                form.read("interpreters", labels, () -> Lines.interpreters(form.get("interpreters")));
        List<AgendaBlock> agenda = form.read("agenda", labels, () -> Lines.agenda(form.get("agenda")));
        String place = form.read("place", labels, () -> new Room(form.get("place"), "", "", "").place());
        String provider = form.read("provider", labels, () -> new Room("", form.get("provider"), "", "").provider());
        String link = form.read("link", labels, () -> Room.link("link", form.get("link")));
        String dialIn = form.read("dialIn", labels, () -> new Room("", "", "", form.get("dialIn")).dialIn());
        Recording recording = form.read("recording", labels, () -> Recording.of(form.get("recording")));
        List<OfficerId> moderators = form.read("moderators", labels, () -> Lines.moderators(form.get("moderators")));
        SessionTime time = zone == null || day == null || last == null || from == null || until == null
                ? null
                : time(form, labels, day.atTime(from), last.atTime(until), zone);
        if (form.wrong()) {
            return null;
        }
        try {
            return new SessionContent(
                    title,
                    time,
                    languages,
                    interpreters,
                    agenda,
                    new Room(place, provider, link, dialIn),
                    recording,
                    moderators);
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "title");
            return null;
        }
    }

    private static SessionTime time(Form form, Labels labels, LocalDateTime start, LocalDateTime end, ZoneId zone) {
        try {
            return SessionTime.of(start, end, zone, offset(form, "startOffset"), offset(form, "endOffset"));
        } catch (Refusal refusal) {
            // Told where the time was typed; a question about the hour at its answers.
            String side = refusal.field().filter("end"::equals).isPresent() ? "end" : "start";
            boolean asked = refusal.code().equals("training.repeated-hour");
            form.refused(refusal, labels, Set.of(), side + (asked ? "Offset" : "Time"));
            return null;
        }
    }

    private static Optional<ZoneOffset> offset(Form form, String field) {
        String typed = form.get(field);
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(ZoneOffset.of(typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The two offsets of a typed time that comes twice, to choose from; none where it does not. */
    static List<Choice> offsets(Form form, String side) {
        List<Choice> choices = new ArrayList<>();
        try {
            ZoneId zone = LocalTimes.zone(form.get("zone"));
            LocalDate day = side.equals("end") && form.hasDay("end") ? form.day("end") : form.day("start");
            List<ZoneOffset> both = LocalTimes.offsets(day.atTime(form.clock(side + "Time")), zone);
            if (both.size() > 1) {
                both.forEach(one -> choices.add(Choice.of(one.getId(), LocalTimes.offset(one))
                        .selected(one.getId().equals(form.get(side + "Offset")))));
            }
        } catch (Refusal refusal) {
            // What is no time comes no two times.
        }
        return choices;
    }

    private static List<Language> languages(Form form) {
        List<Language> chosen = SeriesForm.languages(form);
        if (chosen.isEmpty()) {
            throw new Refusal("training.none", "\"languages\" names none; choose at least one", "languages");
        }
        return chosen;
    }

    /** A session that is well, with this title. */
    private static SessionContent probe(String title) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        return new SessionContent(
                title,
                new SessionTime(start, start.plusSeconds(3600), ZoneId.of("UTC")),
                List.of(Language.ES),
                List.of(),
                List.of(),
                Room.NONE,
                Recording.NONE,
                List.of());
    }
}
