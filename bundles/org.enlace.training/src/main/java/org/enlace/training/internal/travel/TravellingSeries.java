package org.enlace.training.internal.travel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.mail.MailAddress;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.AgendaBlock;
import org.enlace.training.Interpretation;
import org.enlace.training.LocalTimes;
import org.enlace.training.Quota;
import org.enlace.training.Quotas;
import org.enlace.training.Recording;
import org.enlace.training.Room;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.SeriesKind;
import org.enlace.training.Session;
import org.enlace.training.SessionContent;
import org.enlace.training.SessionTime;
import org.enlace.training.Sessions;
import org.enlace.training.Stamp;

/**
 * A series with its sessions as it travels between countries, format 1. What is only the organiser's is not in it: the moderators and
 * their link, booths, the programme, who made and changed it, and every person who is nominated. Moments are UTC beside the zone of
 * whoever organises. Reading is strict.
 *
 * @param note     of its end; empty while it is open
 * @param sessions as a copy has them: no moderators, booths by number
 */
public record TravellingSeries(SeriesContent content, boolean closed, String note, List<Session> sessions) {
    public static final int FORMAT = 1;

    private static final Set<String> FIELDS = Set.of(
            "kind",
            "title",
            "summary",
            "organiser",
            "contact",
            "zone",
            "languages",
            "quotas",
            "source",
            "state",
            "note",
            "sessions");
    private static final Set<String> SESSION = Set.of(
            "id",
            "version",
            "state",
            "title",
            "start",
            "end",
            "zone",
            "movedFrom",
            "languages",
            "interpretation",
            "agenda",
            "place",
            "provider",
            "link",
            "dialIn",
            "recording",
            "reason");
    private static final int MOST_COUNTRIES = 300;

    public TravellingSeries {
        sessions = List.copyOf(sessions);
    }

    /** What of a series of this node travels. */
    public static TravellingSeries of(Series series, List<Session> sessions) {
        return new TravellingSeries(
                series.content(), !(series instanceof Series.Open), series.end().orElse(""), sessions);
    }

    /** What keeps it from travelling, whoever it is for; empty where nothing does. */
    public Optional<Refusal> obstacle() {
        int size = text().getBytes(StandardCharsets.UTF_8).length;
        return size <= Exchange.LONGEST_CONTENT
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "training.share-size",
                        "The series has " + size + " bytes with its sessions, and at most " + Exchange.LONGEST_CONTENT
                                + " travel; shorten its agendas",
                        size,
                        Exchange.LONGEST_CONTENT));
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("kind", content.kind().token());
            out.writeStringField("title", content.title());
            out.writeStringField("summary", content.summary());
            out.writeStringField("organiser", content.organiser());
            if (content.contact().isPresent()) {
                out.writeStringField("contact", content.contact().get().value());
            }
            out.writeStringField("zone", content.zone().getId());
            languages(content.languages(), out);
            out.writeArrayFieldStart("quotas");
            for (Quota quota : content.quotas().countries()) {
                out.writeStartObject();
                out.writeStringField("country", quota.country().value());
                out.writeNumberField("seats", quota.seats());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeStringField("source", content.source());
            out.writeStringField("state", closed ? "closed" : "open");
            if (!note.isEmpty()) {
                out.writeStringField("note", note);
            }
            out.writeArrayFieldStart("sessions");
            for (Session session : sessions) {
                out.writeStartObject();
                write(session, out);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static void write(Session session, JsonGenerator out) throws IOException {
        SessionContent said = session.content();
        out.writeStringField("id", session.id().toString());
        out.writeNumberField("version", session.version());
        out.writeStringField(
                "state",
                session instanceof Session.Planned
                        ? "planned"
                        : session instanceof Session.Held ? "held" : "cancelled");
        out.writeStringField("title", said.title());
        out.writeStringField("start", said.time().start().toString());
        out.writeStringField("end", said.time().end().toString());
        out.writeStringField("zone", said.time().zone().getId());
        if (session instanceof Session.Planned planned && planned.movedFrom().isPresent()) {
            out.writeStringField("movedFrom", planned.movedFrom().get().toString());
        }
        languages(said.languages(), out);
        out.writeArrayFieldStart("interpretation");
        for (Interpretation one : said.interpreters()) {
            out.writeStartObject();
            out.writeStringField("from", one.from().tag());
            out.writeStringField("to", one.to().tag());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("agenda");
        for (AgendaBlock block : said.agenda()) {
            out.writeStartObject();
            out.writeNumberField("minutes", block.minutes());
            out.writeStringField("title", block.title());
            out.writeStringField("speaker", block.speaker());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("place", said.room().place());
        out.writeStringField("provider", said.room().provider());
        out.writeStringField("link", said.room().link());
        out.writeStringField("dialIn", said.room().dialIn());
        out.writeStringField("recording", said.recording().token());
        if (session instanceof Session.Cancelled cancelled) {
            out.writeStringField("reason", cancelled.reason());
        }
    }

    private static void languages(List<Language> all, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("languages");
        for (Language one : all) {
            out.writeString(one.tag());
        }
        out.writeEndArray();
    }

    /**
     * @param series the record it is
     * @param at     when it arrived
     * @throws Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form
     */
    public static TravellingSeries read(RecordId series, String text, Stamp at) {
        Said said = Said.of(text, "series", FIELDS);
        boolean closed = said.one("state", state -> Optional.of(state)
                .filter(Set.of("open", "closed")::contains)
                .map("closed"::equals));
        List<Quota> quotas = said.all("quotas", MOST_COUNTRIES, Set.of("country", "seats")).stream()
                .map(one -> new Quota(new CountryCode(one.word("country")), one.count("seats")))
                .toList();
        SeriesContent content = new SeriesContent(
                Optional.empty(),
                SeriesKind.of(said.word("kind")),
                said.word("title"),
                said.word("summary"),
                said.word("organiser"),
                said.has("contact") ? Optional.of(new MailAddress(said.word("contact"))) : Optional.empty(),
                LocalTimes.zone(said.word("zone")),
                languages(said),
                new Quotas(quotas),
                said.word("source"));
        List<Session> sessions = new ArrayList<>();
        Set<RecordId> seen = new HashSet<>();
        for (Said one : said.all("sessions", Sessions.MOST, SESSION)) {
            Session session = session(series, one, at);
            if (!seen.add(session.id())) {
                throw Said.form("sessions");
            }
            sessions.add(session);
        }
        return new TravellingSeries(content, closed, said.wordOr("note", ""), sessions);
    }

    private static List<Language> languages(Said said) {
        return said.words("languages", Language.values().length).stream()
                .map(TravellingSeries::language)
                .toList();
    }

    static Language language(String tag) {
        return Language.of(tag).filter(known -> known.tag().equals(tag)).orElseThrow(() -> Said.form("languages"));
    }

    private static Session session(RecordId series, Said said, Stamp at) {
        int booth = 0;
        List<Interpretation> interpreters = new ArrayList<>();
        for (Said one : said.all("interpretation", SessionContent.INTERPRETERS, Set.of("from", "to"))) {
            booth++;
            interpreters.add(
                    new Interpretation(language(one.word("from")), language(one.word("to")), String.valueOf(booth)));
        }
        List<AgendaBlock> agenda =
                said.all("agenda", SessionContent.BLOCKS, Set.of("minutes", "title", "speaker")).stream()
                        .map(one -> new AgendaBlock(one.count("minutes"), one.word("title"), one.word("speaker")))
                        .toList();
        ZoneId zone = LocalTimes.zone(said.word("zone"));
        SessionContent content = new SessionContent(
                said.word("title"),
                new SessionTime(said.moment("start"), said.moment("end"), zone),
                languages(said),
                interpreters,
                agenda,
                new Room(said.word("place"), said.word("provider"), said.word("link"), said.word("dialIn")),
                Recording.of(said.word("recording")),
                List.of());
        int version = said.count("version");
        if (version < 1) {
            throw Said.form("version");
        }
        RecordId id = said.id("id");
        return switch (said.word("state")) {
            case "planned" ->
                new Session.Planned(
                        id,
                        series,
                        version,
                        content,
                        at,
                        at,
                        said.has("movedFrom") ? Optional.of(moved(said)) : Optional.empty());
            case "held" -> new Session.Held(id, series, version, content, at, at);
            case "cancelled" -> new Session.Cancelled(id, series, version, content, at, at, said.word("reason"));
            default -> throw Said.form("state");
        };
    }

    private static Instant moved(Said said) {
        Instant from = said.moment("movedFrom");
        // As far as a session can be.
        new SessionTime(from, from.plusSeconds(3_600), ZoneId.of("UTC"));
        return from;
    }
}
