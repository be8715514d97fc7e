package org.enlace.jit.internal.rest.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.jit.Team;
import org.enlace.jit.course.Answer;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.CourseEvent;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Note;
import org.enlace.jit.course.RequestContent;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.rest.StampJson;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A team as the API gives it.
 *
 * @param answers how far the request is with each asked country; empty before it is sent
 * @param reason  why it was given back, or is not pursued; absent otherwise
 */
record TeamJson(
        String id,
        int version,
        String reference,
        String requester,
        String state,
        Content request,
        List<AnswerJson> answers,
        String reason,
        StampJson created,
        StampJson changed) {
    static TeamJson of(Team team) {
        List<AnswerJson> answers = new ArrayList<>();
        if (team instanceof Team.Asking asking) {
            asking.answers().forEach((country, answer) -> answers.add(AnswerJson.of(country, answer)));
        }
        return new TeamJson(
                team.id().toString(),
                team.version(),
                team.core().reference(),
                team.core().requester().value(),
                team.state().token(),
                Content.of(team.core().request()),
                answers,
                reason(team),
                StampJson.of(team.core().created()),
                StampJson.of(team.core().changed()));
    }

    private static String reason(Team team) {
        if (team instanceof Team.Drafted drafted && !drafted.returned().isEmpty()) {
            return drafted.returned();
        }
        return team instanceof Team.NotPursued dropped ? dropped.reason() : null;
    }

    /** What a request says; whatever is not known yet may be left out, the subject not. */
    record Content(
            String subject,
            String authority,
            String basis,
            String language,
            List<AskedJson> asked,
            List<String> crimes,
            String facts,
            String why,
            String provisions,
            String measures,
            String officials,
            Integer months) {
        static Content of(RequestContent content) {
            return new Content(
                    content.subject(),
                    content.authority(),
                    content.basis(),
                    content.language().tag(),
                    content.asked().stream()
                            .map(one -> new AskedJson(one.country().value(), one.authority(), one.onPaper()))
                            .toList(),
                    content.crimes(),
                    content.facts(),
                    content.why(),
                    content.provisions(),
                    content.measures(),
                    content.officials(),
                    content.months() == 0 ? null : content.months());
        }

        RequestContent content() {
            return new RequestContent(
                    subject,
                    authority,
                    basis,
                    Given.language(language, "language"),
                    Given.list(asked).stream().map(AskedJson::asked).toList(),
                    Given.list(crimes).stream()
                            .map(code -> Given.needed(code, "crimes"))
                            .toList(),
                    facts,
                    why,
                    provisions,
                    measures,
                    officials,
                    months == null ? 0 : months);
        }
    }

    record AskedJson(String country, String authority, Boolean onPaper) {
        Asked asked() {
            return new Asked(new CountryCode(country), authority, Boolean.TRUE.equals(onPaper));
        }
    }

    /** @param text a question, an answer, a reason */
    record AnswerJson(String country, String state, LocalDate since, String ground, String text) {
        static AnswerJson of(CountryCode country, Answer answer) {
            String text = answer instanceof Answer.InformationAsked one
                    ? one.asked()
                    : answer instanceof Answer.InformationGiven two
                            ? two.given()
                            : answer instanceof Answer.Accepted three
                                    ? three.note()
                                    : answer instanceof Answer.Refused four
                                            ? four.reason()
                                            : answer instanceof Answer.RequestWithdrawn five ? five.reason() : null;
            String ground =
                    answer instanceof Answer.Refused refused ? refused.ground().token() : null;
            return new AnswerJson(country.value(), answer.token(), answer.since(), ground, text);
        }
    }

    /** A team in a list. */
    record Line(
            String id,
            String reference,
            String requester,
            String subject,
            String state,
            Map<String, String> asked,
            LocalDate since) {
        static Line of(TeamLine line) {
            Map<String, String> asked = new TreeMap<>();
            line.asked().forEach((country, answer) -> asked.put(country.value(), answer.equals("-") ? "" : answer));
            return new Line(
                    line.id().toString(),
                    line.reference(),
                    line.requester().value(),
                    line.subject().isEmpty() ? null : line.subject(),
                    line.state().token(),
                    asked,
                    line.since());
        }
    }

    /**
     * What is noted with a step.
     *
     * @param day      of the act, like 2027-03-09
     * @param document a file of the team; may be left out
     * @param text     may be left out where no reason is asked for
     * @param ground   of a refusal
     */
    record Step(String day, String document, String text, String ground) {
        Note note() {
            return new Note(Given.day(day, "day"), Optional.ofNullable(document).map(RecordId::parse), text);
        }

        Optional<Ground> asGround() {
            return Optional.ofNullable(ground).map(word -> Given.word(word, "ground", Ground::of));
        }
    }

    /** @param counts whether it followed what was before */
    record Event(
            java.time.Instant at,
            String act,
            String country,
            String about,
            StampJson by,
            LocalDate day,
            String document,
            String text,
            String ground,
            boolean onPaper,
            boolean counts) {
        static Event of(CourseEvent event) {
            return new Event(
                    event.at(),
                    event.act(),
                    event.country().value(),
                    event.about().map(CountryCode::value).orElse(null),
                    event.by().map(StampJson::of).orElse(null),
                    event.day(),
                    event.document().map(RecordId::toString).orElse(null),
                    event.text(),
                    event.ground().map(Ground::token).orElse(null),
                    event.onPaper(),
                    event.counts());
        }
    }

    record MemberJson(String officer, StampJson by) {}

    record Officer(String officer) {}
}
