package org.enlace.training.internal.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

/**
 * A session as the API gives it. The moderators' link is no part of it.
 *
 * @param state     planned, held or cancelled
 * @param movedFrom when it was to begin before it was moved last; absent where it never was
 * @param reason    why it was cancelled; absent otherwise
 */
record SessionJson(
        String id,
        String series,
        int version,
        String state,
        String title,
        Instant start,
        Instant end,
        String zone,
        Instant movedFrom,
        List<String> languages,
        List<InterpretationJson> interpreters,
        List<BlockJson> agenda,
        RoomJson room,
        String recording,
        List<String> moderators,
        String reason,
        StampJson created,
        StampJson changed) {
    static SessionJson of(Session session) {
        SessionContent content = session.content();
        return new SessionJson(
                session.id().toString(),
                session.series().toString(),
                session.version(),
                session instanceof Session.Planned ? "planned" : session instanceof Session.Held ? "held" : "cancelled",
                content.title(),
                content.time().start(),
                content.time().end(),
                content.time().zone().getId(),
                session instanceof Session.Planned planned ? planned.movedFrom().orElse(null) : null,
                content.languages().stream().map(Language::tag).toList(),
                content.interpreters().stream()
                        .map(one -> new InterpretationJson(
                                one.from().tag(), one.to().tag(), one.interpreter()))
                        .toList(),
                content.agenda().stream()
                        .map(one -> new BlockJson(one.minutes(), one.title(), one.speaker()))
                        .toList(),
                new RoomJson(
                        content.room().place(),
                        content.room().provider(),
                        content.room().link(),
                        content.room().dialIn()),
                content.recording().token(),
                content.moderators().stream().map(OfficerId::value).toList(),
                session instanceof Session.Cancelled cancelled ? cancelled.reason() : null,
                StampJson.of(session.created()),
                StampJson.of(session.changed()));
    }

    /** @param interpreter the booth or team that is booked */
    record InterpretationJson(String from, String to, String interpreter) {}

    /** @param speaker a post and an organisation; may be left out */
    record BlockJson(int minutes, String title, String speaker) {}

    /** @param link for those who take part: https, or left out */
    record RoomJson(String place, String provider, String link, String dialIn) {}

    /**
     * What a session is to say.
     *
     * @param start       on the organiser's clock, such as 2027-03-01T09:00
     * @param end         likewise
     * @param startOffset such as -03:00, where the start comes twice; may be left out otherwise
     * @param endOffset   likewise
     * @param zone        an IANA name such as America/Bogota
     * @param recording   none, participants or organiser
     * @param moderators  account names
     */
    record Content(
            String title,
            String start,
            String end,
            String startOffset,
            String endOffset,
            String zone,
            List<String> languages,
            List<InterpretationJson> interpreters,
            List<BlockJson> agenda,
            RoomJson room,
            String recording,
            List<String> moderators) {
        SessionContent content() {
            ZoneId in = LocalTimes.zone(zone);
            return new SessionContent(
                    title,
                    SessionTime.of(
                            local(start, "start"),
                            local(end, "end"),
                            in,
                            offset(startOffset, "startOffset"),
                            offset(endOffset, "endOffset")),
                    Given.languages(languages),
                    Given.list(interpreters).stream()
                            .map(one -> new Interpretation(
                                    Given.language(one.from(), "interpreters"),
                                    Given.language(one.to(), "interpreters"),
                                    one.interpreter()))
                            .toList(),
                    Given.list(agenda).stream()
                            .map(one -> new AgendaBlock(one.minutes(), one.title(), one.speaker()))
                            .toList(),
                    room == null ? Room.NONE : new Room(room.place(), room.provider(), room.link(), room.dialIn()),
                    recording == null ? Recording.NONE : Recording.of(recording),
                    Given.list(moderators).stream().map(OfficerId::new).toList());
        }

        private static LocalDateTime local(String text, String field) {
            try {
                return LocalDateTime.parse(Given.needed(text, field));
            } catch (DateTimeException e) {
                throw new Refusal(
                                "training.local-time",
                                "\"" + text + "\" is no time; write it like 2027-03-01T09:00",
                                cut(text))
                        .at(field);
            }
        }

        private static Optional<ZoneOffset> offset(String text, String field) {
            try {
                return Optional.ofNullable(text).map(ZoneOffset::of);
            } catch (DateTimeException e) {
                throw new Refusal(
                                "training.offset-form",
                                "\"" + text + "\" is no offset; write it like -03:00",
                                cut(text))
                        .at(field);
            }
        }

        private static String cut(String text) {
            return text.length() > 60 ? text.substring(0, 60) + "…" : text;
        }
    }

    /** @param reason why it is cancelled, 1 to 500 characters */
    record Cancelling(String reason) {}

    /** @param link https; empty to forget it */
    record ModeratorLink(String link) {}
}
