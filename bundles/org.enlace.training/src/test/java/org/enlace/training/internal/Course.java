package org.enlace.training.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Subject;

/** A course for tests of its evaluation: one session on 9 March 2027, and people with seats who have accounts of the node. */
final class Course {
    final School school;
    final RecordId series;
    final List<Nomination> seated = new ArrayList<>();

    /** The account of each. */
    final List<Caller> people = new ArrayList<>();

    Course(School school, int people) {
        this.school = school;
        series = school.series(new Quota(School.CO, people)).id();
        school.planned(series, "2027-03-09T09:00");
        for (int i = 0; i < people; i++) {
            Nomination one = school.confirmed(series, "Persona " + word(i), School.CO);
            Caller account = School.officer("p" + i, Trainings.READ);
            school.addresses.put(
                    account.officer().value(), one.person().mail().value().toUpperCase(java.util.Locale.ROOT));
            seated.add(one);
            this.people.add(account);
        }
    }

    private static String word(int number) {
        return "" + (char) ('A' + number / 26) + (char) ('a' + number % 26);
    }

    Subject subject() {
        return Subject.series(series);
    }

    Evaluations evaluations() {
        return school.desks.evaluation().evaluations();
    }

    Questionnaire made(String template) {
        return evaluations().make(subject(), template, School.ANNA);
    }

    Questionnaire now(Questionnaire one) {
        return evaluations().find(one.id(), School.ANNA);
    }

    /** It is noon in Bogotá on a day. */
    void on(String day) {
        school.now = Instant.parse(day + "T17:00:00Z");
    }

    /** An answer to each question: the top of the scale, yes, the last option, words. */
    static Map<String, String> answers(Questionnaire one, int scale) {
        Map<String, String> answers = new HashMap<>();
        for (Question question : one.content().questions()) {
            answers.put(
                    question.key(),
                    switch (question.kind()) {
                        case SCALE -> String.valueOf(scale);
                        case YES_NO -> "yes";
                        case CHOICE -> String.valueOf(question.choices());
                        case TEXT -> "Texto " + scale;
                    });
        }
        return answers;
    }

    void answer(int person, Questionnaire one, Moment moment, int scale) {
        school.desks
                .evaluation()
                .answering()
                .answer(one.id(), moment, now(one).version(), answers(one, scale), people.get(person));
    }

    /** What a letter leads to. */
    static String code(String letter) {
        return letter.replaceAll("(?s).*code=([A-Za-z0-9_-]+).*", "$1");
    }
}
