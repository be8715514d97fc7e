package org.enlace.training.internal.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.CostKind;
import org.enlace.training.outcome.CostLine;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Money;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.OutcomeText;
import org.enlace.training.outcome.Owner;
import org.enlace.training.outcome.Question;

/**
 * What came of a series or a session as the API gives it.
 *
 * @param session absent for a series as a whole
 * @param version 0 where nothing was noted yet
 */
record OutcomeJson(
        String series,
        String session,
        int version,
        String minutes,
        List<QuestionJson> questions,
        List<String> decisions,
        StampJson changed) {
    static OutcomeJson of(Outcome outcome) {
        OutcomeText text = outcome.text();
        return new OutcomeJson(
                outcome.subject().series().toString(),
                outcome.subject().session().map(RecordId::toString).orElse(null),
                outcome.version(),
                text.minutes(),
                text.questions().stream()
                        .map(one -> new QuestionJson(one.asked(), one.answered()))
                        .toList(),
                text.decisions(),
                outcome.changed().map(StampJson::of).orElse(null));
    }

    /** @param answered empty where it stayed open */
    record QuestionJson(String asked, String answered) {}

    /** @param minutes Markdown, up to 20 000 characters */
    record Noting(String minutes, List<QuestionJson> questions, List<String> decisions) {
        OutcomeText text() {
            return new OutcomeText(
                    minutes,
                    Given.list(questions).stream()
                            .map(one -> new Question(one.asked(), one.answered()))
                            .toList(),
                    Given.list(decisions));
        }
    }

    /**
     * @param officer the account of an owner of this node; absent for one elsewhere
     * @param owner   who is to see to it elsewhere; absent for an officer of this node, and for whoever may not know
     * @param due     a day such as 2027-03-01
     * @param state   open, done or dropped
     */
    record ActionJson(
            String id,
            String series,
            String session,
            int version,
            String state,
            String text,
            String officer,
            String owner,
            String country,
            String due,
            StampJson created,
            StampJson changed) {
        static ActionJson of(ActionPoint action, boolean named) {
            Owner owner = action.task().owner();
            Owner.Elsewhere elsewhere = owner instanceof Owner.Elsewhere other ? other : null;
            return new ActionJson(
                    action.id().toString(),
                    action.subject().series().toString(),
                    action.subject().session().map(RecordId::toString).orElse(null),
                    action.version(),
                    action.state().token(),
                    action.task().text(),
                    owner instanceof Owner.Officer officer ? officer.officer().value() : null,
                    elsewhere == null || !named ? null : elsewhere.name(),
                    elsewhere == null ? null : elsewhere.country().value(),
                    action.task().due().toString(),
                    StampJson.of(action.created()),
                    StampJson.of(action.changed()));
        }
    }

    /** Give an officer of this node, or an owner elsewhere with the country. */
    record Agreeing(String text, String officer, String owner, String country, String due) {
        ActionPoint.Task task() {
            Owner who = officer != null
                    ? new Owner.Officer(new OfficerId(officer))
                    : new Owner.Elsewhere(owner, new CountryCode(country));
            try {
                return new ActionPoint.Task(text, who, LocalDate.parse(Given.needed(due, "due")));
            } catch (DateTimeException e) {
                throw new Refusal("training.day", "\"" + due + "\" is no day; write it like 2027-03-01", due).at("due");
            }
        }
    }

    /**
     * @param country  whose practice it is; absent for one of several countries
     * @param practice what was drawn from it; absent where nothing was
     */
    record LessonJson(
            String id,
            String series,
            String session,
            int version,
            boolean dropped,
            String title,
            String text,
            String language,
            String country,
            PracticeJson practice,
            StampJson created,
            StampJson changed) {
        static LessonJson of(Lesson lesson, Optional<Begun> practice) {
            Lesson.Content content = lesson.content();
            return new LessonJson(
                    lesson.id().toString(),
                    lesson.subject().series().toString(),
                    lesson.subject().session().map(RecordId::toString).orElse(null),
                    lesson.version(),
                    lesson.dropped(),
                    content.title(),
                    content.text(),
                    content.language().tag(),
                    content.country().map(CountryCode::value).orElse(null),
                    practice.map(PracticeJson::of).orElse(null),
                    StampJson.of(lesson.created()),
                    StampJson.of(lesson.changed()));
        }
    }

    /** @param path of its page; absent where the caller is not among those who work on it */
    record PracticeJson(String title, String path) {
        static PracticeJson of(Begun begun) {
            return new PracticeJson(begun.title(), begun.path().orElse(null));
        }
    }

    /** @param country may be left out */
    record Learning(String title, String text, String language, String country) {
        Lesson.Content content() {
            return new Lesson.Content(
                    title,
                    text,
                    Given.language(language, "language"),
                    Optional.ofNullable(country).map(CountryCode::new));
        }
    }

    /** @param dropped whether it is taken back, or brought back */
    record Dropping(Boolean dropped) {
        boolean gone() {
            return Given.needed(dropped, "dropped");
        }
    }

    /** @param minor in the smallest unit of the currency */
    record CostJson(
            String id,
            String series,
            int version,
            boolean dropped,
            String kind,
            long minor,
            String currency,
            String note,
            StampJson created) {
        static CostJson of(CostLine line) {
            return new CostJson(
                    line.id().toString(),
                    line.series().toString(),
                    line.version(),
                    line.dropped(),
                    line.content().kind().token(),
                    line.content().money().minor(),
                    line.content().money().currency(),
                    line.content().note(),
                    StampJson.of(line.created()));
        }
    }

    /**
     * @param kind  travel, lodging, interpretation, speakers, room, materials or other
     * @param minor in the smallest unit of the currency
     * @param note  may be left out
     */
    record Spending(String kind, Long minor, String currency, String note) {
        CostLine.Content content() {
            return new CostLine.Content(CostKind.of(kind), new Money(Given.needed(minor, "amount"), currency), note);
        }
    }

    /** @param themes codes of the crime classification, at most 12 */
    record ThemesJson(List<String> themes) {}
}
