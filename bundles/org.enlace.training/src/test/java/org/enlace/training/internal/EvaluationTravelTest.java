package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.enlace.training.internal.School.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.exchange.Delivery;
import org.enlace.mail.Letter;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Answering;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.RoundResult;
import org.enlace.training.evaluation.RoundResult.Seen;
import org.enlace.training.evaluation.Sheet;
import org.enlace.training.evaluation.Span;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Tally;
import org.enlace.training.evaluation.Window;
import org.enlace.training.internal.travel.TravellingAnswered;
import org.enlace.training.internal.travel.TravellingEvaluation;
import org.enlace.training.internal.travel.TravellingSheet;
import org.enlace.training.internal.travel.TravellingTally;

/** Colombia asks those who took part, of Brazil by the node of Brazil, and counts what they answered there. */
class EvaluationTravelTest {
    private static final String DURING = "2027-03-10";
    private static final String AFTER = "2027-03-31";

    /** A course of Colombia with people of both countries, each with an account at their node. */
    private static final class Joint {
        final Region region;
        final RecordId series;
        final List<Nomination> brazilians = new ArrayList<>();
        final List<Caller> there = new ArrayList<>();
        final List<Nomination> colombians = new ArrayList<>();
        final List<Caller> here = new ArrayList<>();

        Joint(Region region, int colombians, int brazilians) {
            this.region = region;
            series = region.colombia.series(new Quota(CO, 9), new Quota(BR, 9)).id();
            region.colombia.planned(series, "2027-03-09T09:00");
            region.colombia.desks.shares().share(series, 0, Set.of(BR), ANNA);
            region.carryAll();
            for (int i = 0; i < colombians; i++) {
                Nomination one = region.colombia.confirmed(series, "Persona " + (char) ('A' + i), CO);
                this.colombians.add(one);
                here.add(account(region.colombia, "c" + i, one));
            }
            for (int i = 0; i < brazilians; i++) {
                Nomination one = region.brazil
                        .desks
                        .nominations()
                        .nominate(series, person("Pessoa " + (char) ('A' + i), BR), true, UNIT);
                this.brazilians.add(one);
                there.add(account(region.brazil, "b" + i, one));
            }
            region.carryAll();
            region.colombia.desks.nominations().confirmAll(series, ANNA);
            region.carryAll();
        }

        private static Caller account(School school, String name, Nomination one) {
            school.addresses.put(name, one.person().mail().value());
            return School.officer(name, Trainings.READ);
        }

        /** It is noon in Bogotá on a day. */
        void on(String day) {
            region.colombia.now = Instant.parse(day + "T17:00:00Z");
            region.brazil.now = region.colombia.now;
        }

        Questionnaire made(String template) {
            Questionnaire one =
                    region.colombia.desks.evaluation().evaluations().make(Subject.series(series), template, ANNA);
            region.carryAll();
            return one;
        }

        Questionnaire copy(Questionnaire one) {
            return region.brazil.desks.evaluation().evaluations().find(one.id(), READER);
        }

        Questionnaire here(Questionnaire one) {
            return region.colombia.desks.evaluation().evaluations().find(one.id(), READER);
        }

        void answerThere(int person, Questionnaire one, Moment moment, int scale) {
            answering(region.brazil)
                    .answer(one.id(), moment, copy(one).version(), Course.answers(one, scale), there.get(person));
        }

        void answerHere(int person, Questionnaire one, Moment moment, int scale) {
            answering(region.colombia)
                    .answer(one.id(), moment, here(one).version(), Course.answers(one, scale), here.get(person));
        }

        void daily() {
            region.brazil.desks.evaluation().returns().daily();
            region.colombia.desks.evaluation().returns().daily();
            region.carryAll();
        }

        RoundResult result(Questionnaire one, int round) {
            return region.colombia
                    .desks
                    .evaluation()
                    .evaluations()
                    .results(one.id(), ANNA)
                    .rounds()
                    .get(round);
        }

        Set<RecordId> answeredHere(Questionnaire one, Moment moment) {
            return region.colombia.stores.answers().answered(one.round(moment).id());
        }

        List<EvaluationTravelStore.Turned> turnedThere(Questionnaire one) {
            return region.brazil.desks.evaluation().travel().turned(copy(one));
        }

        private static Answering answering(School school) {
            return school.desks.evaluation().answering();
        }

        static void remind(School school) {
            school.desks.evaluation().reminders().remind(false, ANNA);
        }
    }

    private static RecordId id(int last) {
        return new RecordId(new UUID(0x0190000000007000L, 0xA000000000000000L | last));
    }

    private static SharedRecord record(RecordId id, String type, CountryCode owner, long version, CountryCode to) {
        return new SharedRecord(id, type, owner, version, Set.of(to), Handling.GENERAL, Optional.empty());
    }

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private static String quarantined(School school, SharedRecord record, String content) {
        return assertThrows(IllegalArgumentException.class, () -> Region.taken(school.desks, record, content))
                .getMessage();
    }

    @OnEveryDatabase
    void an_anonymous_round_is_answered_at_the_own_node_and_counted_at_the_organiser(TestDatabase database) {
        try (Region region = new Region(database)) {
            Joint joint = new Joint(region, 3, 3);
            Questionnaire one = joint.made("reaction");
            Questionnaire copy = joint.copy(one);
            assertEquals(one.content(), copy.content());
            assertEquals(
                    new Window.Fixed(new Span(LocalDate.of(2027, 3, 9), LocalDate.of(2027, 3, 30))),
                    copy.round(Moment.END).window());

            joint.on(DURING);
            Joint.remind(region.colombia);
            Joint.remind(region.brazil);
            assertEquals(
                    joint.colombians.stream().map(each -> each.person().mail()).toList(),
                    region.colombia.letters.stream()
                            .map(Letter::to)
                            .sorted(Comparator.comparing(mail -> mail.value()))
                            .toList());
            assertEquals(3, region.brazil.letters.size());
            assertTrue(region.brazil.waiting.containsKey(
                    "answer/" + copy.round(Moment.END).id()));

            assertEquals(
                    1, Joint.answering(region.brazil).open(joint.there.get(0)).size());
            int before = region.brazil.exchange.left.size();
            joint.answerThere(0, copy, Moment.END, 4);
            joint.answerThere(1, copy, Moment.END, 2);
            region.carryAll();
            assertEquals(before, region.brazil.exchange.left.size(), "the time of an answer is nobody's to see");
            assertEquals(List.of(), Joint.answering(region.brazil).open(joint.there.get(0)));

            joint.daily();
            assertEquals(
                    Set.of(joint.brazilians.get(0).id(), joint.brazilians.get(1).id()),
                    joint.answeredHere(one, Moment.END));
            assertEquals(
                    0,
                    region.colombia
                            .stores
                            .answers()
                            .tally(one.round(Moment.END).id())
                            .sheets());
            int told = region.brazil.exchange.left.size();
            joint.daily();
            assertEquals(told, region.brazil.exchange.left.size(), "what was told is not told again");

            for (int i = 0; i < 3; i++) {
                joint.answerHere(i, one, Moment.END, 5);
            }
            joint.answerThere(2, copy, Moment.END, 3);
            joint.on(AFTER);
            assertEquals(Seen.LATER, joint.result(one, 0).seen(), "what Brazil sends is waited for");
            assertFalse(joint.here(one).round(Moment.END).sealed());
            joint.daily();
            RoundResult result = joint.result(one, 0);
            assertEquals(Seen.SHOWN, result.seen());
            assertEquals(6, result.answered());
            assertEquals(List.of(0, 1, 1, 1, 3), result.questions().get(0).votes());
            assertEquals(
                    List.of("Texto 2", "Texto 3", "Texto 4", "Texto 5", "Texto 5", "Texto 5"),
                    result.questions().get(9).texts());

            // What Brazil has sent it keeps no more, but who has answered.
            RecordId round = copy.round(Moment.END).id();
            assertEquals(0, region.brazil.stores.answers().tally(round).sheets());
            assertEquals(3, region.brazil.stores.answers().answered(round).size());
            int sent = region.brazil.exchange.left.size();
            joint.daily();
            assertEquals(sent, region.brazil.exchange.left.size());
            nobody(joint);
        }
    }

    /** What holds answers of the anonymous round says of nobody whose they are. */
    private static void nobody(Joint joint) {
        List<String> tallies = joint.region.brazil.exchange.left.stream()
                .filter(text -> text.contains("\"sheets\""))
                .toList();
        assertEquals(1, tallies.size(), "all answers together");
        Set<String> secrets = new HashSet<>(List.of("Pessoa", "@", "nomination"));
        joint.brazilians.forEach(one -> secrets.add(one.id().toString()));
        joint.there.forEach(account -> secrets.add("\"" + account.officer().value() + "\""));
        for (String secret : secrets) {
            assertFalse(tallies.get(0).contains(secret), secret);
        }
        assertFalse(tallies.get(0).matches("(?s).*T[0-9]{2}:.*"), "no time");
        for (String text : joint.region.brazil.exchange.left) {
            assertFalse(text.contains("\"answered\"") && text.contains("Texto"), text);
        }
        assertTrue(
                joint.region.colombia.acts.stream()
                        .filter(act -> act.code().equals("training.receive-evaluation-answers"))
                        .allMatch(act -> act.concerns().isEmpty()),
                "the audit names nobody either");
    }

    @OnEveryDatabase
    void answers_with_names_come_at_once_and_so_does_the_view_of_a_superior(TestDatabase database) {
        try (Region region = new Region(database)) {
            Joint joint = new Joint(region, 1, 2);
            Nomination ana = joint.brazilians.get(0);
            region.colombia
                    .desks
                    .evaluation()
                    .respondents()
                    .setSuperiors(Subject.series(joint.series), 0, ana.person().mail() + ";chefe@pf.example;pt", ANNA);
            Questionnaire one = joint.made("behaviour");
            Questionnaire copy = joint.copy(one);
            joint.on("2027-06-15");
            Joint.remind(region.colombia);
            Joint.remind(region.brazil);
            assertEquals(1, region.colombia.letters.size(), "the superior too is asked by Brazil");
            Letter chief = region.brazil.letters.stream()
                    .filter(letter -> letter.to().value().equals("chefe@pf.example"))
                    .findFirst()
                    .orElseThrow();

            joint.answerThere(0, copy, Moment.LATER, 4);
            Joint.answering(region.brazil)
                    .answer(Course.code(chief.text()), "net", copy.version(), Course.answers(copy, 2));
            region.carryAll();
            var sheets = region.colombia.desks.evaluation().evaluations().sheets(one.id(), Moment.LATER, ANNA);
            assertEquals(
                    List.of(ana.id()),
                    sheets.keySet().stream().map(each -> each.participant()).toList());
            assertEquals(4, sheets.values().iterator().next().answers().get(0).choice());
            assertEquals(
                    2,
                    region.colombia
                            .desks
                            .evaluation()
                            .evaluations()
                            .sheets(one.id(), Moment.SUPERIOR, ANNA)
                            .values()
                            .iterator()
                            .next()
                            .answers()
                            .get(0)
                            .choice());
            assertEquals(
                    Map.of(),
                    region.brazil
                            .stores
                            .answers()
                            .sheets(copy.round(Moment.LATER).id()),
                    "what was sent is not kept twice");
            assertEquals(
                    "training.answered-already", refused(() -> joint.answerThere(0, joint.copy(one), Moment.LATER, 1)));
            assertEquals(List.of(), joint.turnedThere(one));
        }
    }

    @OnEveryDatabase
    void the_copy_is_its_owners_and_follows_it(TestDatabase database) {
        try (Region region = new Region(database)) {
            Joint joint = new Joint(region, 1, 1);
            Questionnaire one = joint.made("learning");
            assertTrue(one.content().questions().get(3).right().isPresent());
            assertTrue(
                    joint.copy(one).content().questions().get(3).right().isEmpty(), "which one is right is not told");
            var there = region.brazil.desks.evaluation().evaluations();
            assertEquals(
                    "training.foreign-series",
                    refused(() -> there.make(Subject.series(joint.series), "reaction", ANNA)));
            assertEquals(
                    "training.foreign-questionnaire",
                    refused(() -> there.revise(one.id(), 1, joint.copy(one).content(), ANNA)));
            assertEquals("training.foreign-questionnaire", refused(() -> there.seal(one.id(), 1, Moment.AFTER, ANNA)));
            assertEquals("training.foreign-questionnaire", refused(() -> there.remove(one.id(), 1, ANNA)));
            assertEquals("training.foreign-questionnaire", refused(() -> there.results(one.id(), ANNA)));
            assertEquals("training.foreign-questionnaire", refused(() -> there.sheets(one.id(), Moment.AFTER, ANNA)));
            assertEquals(List.of(), there.summary(List.of(Subject.series(joint.series)), ANNA));

            Window moved = new Window.Fixed(new Span(LocalDate.of(2027, 3, 9), LocalDate.of(2027, 4, 9)));
            var here = region.colombia.desks.evaluation().evaluations();
            here.schedule(one.id(), 1, Moment.AFTER, moved, ANNA);
            region.carryAll();
            assertEquals(moved, joint.copy(one).round(Moment.AFTER).window());

            joint.on(DURING);
            joint.answerThere(0, joint.copy(one), Moment.AFTER, 3);
            // They cross: Colombia asks something else before the answer is carried.
            Questionnaire now = joint.here(one);
            here.revise(
                    one.id(),
                    now.version(),
                    now.content().with(now.content().questions().subList(0, 3)),
                    ANNA);
            region.carryAll();
            assertEquals(Set.of(), joint.answeredHere(one, Moment.AFTER));
            assertEquals(3, joint.copy(one).content().questions().size());
            assertEquals(UnwantedAnswer.OTHER, joint.turnedThere(one).get(0).reason());
            joint.answerThere(0, joint.copy(one), Moment.AFTER, 2);
            region.carryAll();
            assertEquals(Set.of(joint.brazilians.get(0).id()), joint.answeredHere(one, Moment.AFTER));

            here.seal(one.id(), joint.here(one).version(), Moment.AFTER, ANNA);
            region.carryAll();
            assertTrue(joint.copy(one).round(Moment.AFTER).sealed());
            assertEquals(
                    List.of(),
                    joint.region.brazil.waiting.keySet().stream()
                            .filter(key -> key.startsWith("answer/"))
                            .toList());

            Questionnaire gone = joint.made("reaction");
            here.remove(gone.id(), 1, ANNA);
            region.carryAll();
            assertEquals(1, there.of(Subject.series(joint.series), READER).size());
            region.colombia
                    .desks
                    .shares()
                    .narrow(
                            joint.series,
                            region.colombia
                                    .exchange
                                    .find(joint.series)
                                    .orElseThrow()
                                    .version(),
                            Set.of(),
                            "Se aplaza",
                            ANNA);
            region.carryAll();
            assertEquals(List.of(), there.of(Subject.series(joint.series), READER));
        }
    }

    @OnEveryDatabase
    void what_comes_too_late_or_of_somebody_else_is_not_taken_and_its_country_hears_why(TestDatabase database) {
        try (Region region = new Region(database)) {
            Joint joint = new Joint(region, 1, 3);
            Questionnaire one = joint.made("behaviour");
            RecordId round = one.round(Moment.LATER).id();
            Nomination ana = joint.brazilians.get(0);
            Map<String, String> given = Course.answers(one, 3);
            String early = sheet(one, round, ana.id(), given);
            Region.taken(region.colombia.desks, record(id(1), SeriesShares.EVALUATION_ANSWER, BR, 1, CO), early);
            region.carryAll();
            assertEquals(UnwantedAnswer.EARLY, joint.turnedThere(one).get(0).reason());
            assertEquals(Optional.of(ana.id()), joint.turnedThere(one).get(0).participant());

            joint.on("2027-06-15");
            RecordId stranger = joint.colombians.get(0).id();
            Region.taken(
                    region.colombia.desks,
                    record(id(2), SeriesShares.EVALUATION_ANSWER, BR, 1, CO),
                    sheet(one, round, stranger, given));
            assertEquals(Set.of(), joint.answeredHere(one, Moment.LATER));
            Region.taken(region.colombia.desks, record(id(3), SeriesShares.EVALUATION_ANSWER, BR, 1, CO), early);
            assertEquals(Set.of(ana.id()), joint.answeredHere(one, Moment.LATER));
            // The same message, and the same answer in another.
            assertEquals(
                    "training.travel-older at version",
                    quarantined(region.colombia, record(id(3), SeriesShares.EVALUATION_ANSWER, BR, 1, CO), early));
            Region.taken(
                    region.colombia.desks,
                    record(id(4), SeriesShares.EVALUATION_ANSWER, BR, 1, CO),
                    sheet(one, round, ana.id(), Course.answers(one, 1)));
            assertEquals(
                    3,
                    region.colombia
                            .desks
                            .evaluation()
                            .evaluations()
                            .sheets(one.id(), Moment.LATER, ANNA)
                            .values()
                            .iterator()
                            .next()
                            .answers()
                            .get(0)
                            .choice());

            joint.answerThere(1, joint.copy(one), Moment.LATER, 2);
            region.colombia.desks.evaluation().evaluations().seal(one.id(), one.version(), Moment.LATER, ANNA);
            region.carryAll();
            assertEquals(
                    Map.of(
                            joint.brazilians.get(0).id().toString(),
                            UnwantedAnswer.TWICE,
                            joint.brazilians.get(1).id().toString(),
                            UnwantedAnswer.LATE,
                            "",
                            UnwantedAnswer.NOT_ASKED),
                    joint.turnedThere(one).stream()
                            .collect(Collectors.toMap(
                                    each -> each.participant()
                                            .map(RecordId::toString)
                                            .orElse(""),
                                    EvaluationTravelStore.Turned::reason)));
            assertEquals(Set.of(ana.id()), joint.answeredHere(one, Moment.LATER));

            // Peru was not asked, and what it says of Brazil's people is nothing; nor does a form that is none get in.
            assertEquals(
                    "training.travel-owner at questionnaire",
                    quarantined(region.colombia, record(id(5), SeriesShares.EVALUATION_ANSWER, PE, 1, CO), early));
            assertEquals(
                    "training.travel-form at answer",
                    quarantined(region.colombia, record(id(6), SeriesShares.EVALUATION_ANSWER, BR, 1, CO), "{"));
            assertEquals(
                    "training.travel-form at questionnaire",
                    quarantined(
                            region.colombia,
                            record(id(7), SeriesShares.EVALUATION_ANSWERED, BR, 1, CO),
                            new TravellingAnswered(one.id(), round, 1, List.of(ana.id())).text()));
        }
    }

    @OnEveryDatabase
    void a_round_that_is_opened_again_takes_what_is_answered_then_and_no_more_than_people_answered(
            TestDatabase database) {
        try (Region region = new Region(database)) {
            Joint joint = new Joint(region, 1, 2);
            Questionnaire one = joint.made("reaction");
            RecordId round = one.round(Moment.END).id();
            joint.on(DURING);
            joint.answerThere(0, joint.copy(one), Moment.END, 4);
            joint.on(AFTER);
            joint.daily();
            assertEquals(1, region.colombia.stores.answers().tally(round).sheets());
            assertEquals(Seen.FEW, joint.result(one, 0).seen());
            region.colombia
                    .desks
                    .evaluation()
                    .evaluations()
                    .schedule(
                            one.id(),
                            one.version(),
                            Moment.END,
                            new Window.Fixed(new Span(LocalDate.of(2027, 3, 9), LocalDate.of(2027, 4, 9))),
                            ANNA);
            region.carryAll();
            joint.answerThere(1, joint.copy(one), Moment.END, 2);
            joint.on("2027-04-10");
            joint.daily();
            assertEquals(2, region.colombia.stores.answers().tally(round).sheets());
            assertEquals(List.of(), joint.turnedThere(one));
            // More than seven days later nothing is taken.
            joint.on("2027-04-18");
            assertEquals(Seen.FEW, joint.result(one, 0).seen());
            String late = TravellingTally.of(one.id(), round, one.version(), 0, Tally.NONE)
                    .get(0)
                    .text();
            Region.taken(region.colombia.desks, record(id(9), SeriesShares.EVALUATION_TALLY, BR, 1, CO), late);
            region.carryAll();
            assertEquals(UnwantedAnswer.LATE, joint.turnedThere(one).get(0).reason());
        }
    }

    private static String sheet(Questionnaire one, RecordId round, RecordId nomination, Map<String, String> given) {
        return new TravellingSheet(one.id(), round, one.version(), nomination, given).text();
    }

    @OnEveryDatabase
    void more_answers_than_people_and_answers_twice_are_not_taken_of_an_anonymous_round(TestDatabase database) {
        try (Region region = new Region(database)) {
            Joint joint = new Joint(region, 1, 3);
            Questionnaire one = joint.made("reaction");
            Round round = one.round(Moment.END);
            joint.on(DURING);
            joint.answerThere(0, joint.copy(one), Moment.END, 4);
            joint.daily();
            String two = region.brazil.exchange.left.get(region.brazil.exchange.left.size() - 1);
            assertTrue(two.contains("\"answered\""), two);
            Tally tally = Tally.NONE;
            for (int i = 0; i < 2; i++) {
                tally = tally.plus(Sheet.of(one.content().questions(), Course.answers(one, 1)));
            }
            Region.taken(
                    region.colombia.desks,
                    record(id(1), SeriesShares.EVALUATION_TALLY, BR, 1, CO),
                    TravellingTally.of(one.id(), round.id(), one.version(), tally.sheets(), tally)
                            .get(0)
                            .text());
            region.carryAll();
            assertEquals(UnwantedAnswer.NOT_ASKED, joint.turnedThere(one).get(0).reason());
            assertEquals(Optional.empty(), joint.turnedThere(one).get(0).participant());
            assertEquals(0, region.colombia.stores.answers().tally(round.id()).sheets());

            // Closed before its time: what was answered until then is still sent, and taken once.
            region.colombia.desks.evaluation().evaluations().seal(one.id(), one.version(), Moment.END, ANNA);
            region.carryAll();
            assertEquals(1, region.colombia.stores.answers().tally(round.id()).sheets());
            String sent = region.brazil.exchange.left.get(region.brazil.exchange.left.size() - 1);
            Region.taken(region.colombia.desks, record(id(2), SeriesShares.EVALUATION_TALLY, BR, 1, CO), sent);
            region.carryAll();
            assertEquals(1, region.colombia.stores.answers().tally(round.id()).sheets());
            assertEquals(UnwantedAnswer.TWICE, joint.turnedThere(one).get(0).reason());
            assertEquals(Seen.FEW, joint.result(one, 0).seen(), "from five answers on");
            assertEquals(
                    "training.round-not-open", refused(() -> joint.answerThere(1, joint.copy(one), Moment.END, 1)));
        }
    }

    @OnEveryDatabase
    void an_organiser_speaks_of_its_own_series_and_of_the_people_of_the_country_alone(TestDatabase database) {
        try (Region region = new Region(database)) {
            Joint joint = new Joint(region, 1, 2);
            Questionnaire one = joint.made("reaction");
            String text = region.colombia.exchange.left.get(region.colombia.exchange.left.size() - 1);
            TravellingEvaluation said = TravellingEvaluation.read(text);
            assertEquals(2, said.asked().size());
            assertFalse(text.contains(joint.colombians.get(0).id().toString()));
            assertEquals(text, said.text());
            RecordId record = region.brazil
                    .stores
                    .evaluationTravel()
                    .copy(one.id())
                    .orElseThrow()
                    .record();
            assertEquals(
                    "training.travel-older at version",
                    quarantined(region.brazil, record(record, SeriesShares.EVALUATION, CO, 1, BR), text));
            assertEquals(
                    "training.travel-owner at series",
                    quarantined(region.brazil, record(record, SeriesShares.EVALUATION, PE, 9, BR), text));
            assertEquals(
                    "training.travel-owner at questionnaire",
                    quarantined(region.brazil, record(id(1), SeriesShares.EVALUATION, CO, 9, BR), text));
            assertEquals(
                    "training.travel-form at rounds",
                    quarantined(
                            region.brazil,
                            record(record, SeriesShares.EVALUATION, CO, 9, BR),
                            text.replace(one.round(Moment.END).id().toString(), id(3).toString())));
            Nomination other = region.brazil.confirmed(
                    region.brazil.series(new Quota(BR, 1)).id(), "Caio Dias", BR);
            assertEquals(
                    "training.travel-owner at asked",
                    quarantined(
                            region.brazil,
                            record(record, SeriesShares.EVALUATION, CO, 9, BR),
                            text.replace(
                                    joint.brazilians.get(0).id().toString(),
                                    other.id().toString())));
            assertEquals(
                    "training.travel-form at evaluation",
                    quarantined(
                            region.brazil,
                            record(record, SeriesShares.EVALUATION, CO, 9, BR),
                            text.replaceFirst("\\{", "{\"mail\":\"x\",")));
        }
    }

    @OnEveryDatabase
    void letters_go_where_no_node_asks(TestDatabase database) {
        try (Region region = new Region(database)) {
            region.colombia.exchange.reads.remove(SeriesShares.EVALUATION);
            Joint joint = new Joint(region, 1, 1);
            Questionnaire old = joint.made("reaction");
            assertEquals(
                    List.of(), region.brazil.desks.evaluation().evaluations().of(Subject.series(joint.series), READER));
            joint.on(DURING);
            Joint.remind(region.colombia);
            assertEquals(2, region.colombia.letters.size(), "a node that reads no evaluations asks nobody");
            assertEquals(List.of(), region.colombia.desks.evaluation().travel().ways(old));

            region.colombia.exchange.reads.put(SeriesShares.EVALUATION, new TreeSet<>(Set.of(1)));
            Questionnaire learning = joint.made("learning");
            assertEquals(
                    List.of("BR true 1", "CO false 1"),
                    region.colombia.desks.evaluation().travel().ways(learning).stream()
                            .map(way -> way.country() + " " + way.node() + " " + way.people())
                            .toList());
            region.colombia.letters.clear();
            Joint.remind(region.colombia);
            assertEquals(1, region.colombia.letters.size());
            // Its module did not take it: by the time the round is open letters ask instead.
            RecordId record = region.colombia
                    .stores
                    .evaluationTravel()
                    .told(learning.id(), BR)
                    .orElseThrow()
                    .record();
            region.colombia.exchange.became.put(
                    record,
                    new Delivery(
                            BR, 1, record, Delivery.Kind.RECORD, 1, Delivery.State.KEPT, "not-adopted", Instant.EPOCH));
            region.colombia.letters.clear();
            joint.daily();
            Joint.remind(region.colombia);
            assertEquals(
                    List.of(joint.brazilians.get(0).person().mail()),
                    region.colombia.letters.stream().map(Letter::to).toList());
            assertEquals(
                    List.of(), region.brazil.desks.evaluation().evaluations().of(Subject.series(joint.series), READER));
        }
    }

    @OnEveryDatabase
    void damaged_at_any_place_it_is_taken_whole_or_refused_by_a_code(TestDatabase database) {
        try (Region region = new Region(database)) {
            Joint joint = new Joint(region, 1, 2);
            Questionnaire reaction = joint.made("reaction");
            Questionnaire behaviour = joint.made("behaviour");
            RecordId anonymous = reaction.round(Moment.END).id();
            RecordId named = behaviour.round(Moment.LATER).id();
            RecordId ana = joint.brazilians.get(0).id();
            RecordId there = region.brazil
                    .stores
                    .evaluationTravel()
                    .copy(reaction.id())
                    .orElseThrow()
                    .record();
            String asked = region.colombia
                    .stores
                    .evaluationTravel()
                    .told(reaction.id(), BR)
                    .orElseThrow()
                    .text();
            Tally tally = Tally.NONE.plus(Sheet.of(reaction.content().questions(), Course.answers(reaction, 3)));
            List<String> texts = List.of(
                    asked,
                    new TravellingAnswered(reaction.id(), anonymous, 1, List.of(ana)).text(),
                    sheet(behaviour, named, ana, Course.answers(behaviour, 3)),
                    TravellingTally.of(reaction.id(), anonymous, 1, 1, tally)
                            .get(0)
                            .text());
            List<String> types = List.of(
                    SeriesShares.EVALUATION,
                    SeriesShares.EVALUATION_ANSWERED,
                    SeriesShares.EVALUATION_ANSWER,
                    SeriesShares.EVALUATION_TALLY);
            joint.on("2027-06-15");
            Random random = new Random(20270301);
            for (int round = 0; round < 200; round++) {
                int kind = round % 4;
                SharedRecord record = kind == 0
                        ? record(there, types.get(kind), CO, 10 + round, BR)
                        : record(id(1_000 + round), types.get(kind), BR, 1, CO);
                String damaged = HostileTravelTest.damaged(texts.get(kind), random);
                try {
                    Region.taken((kind == 0 ? region.brazil : region.colombia).desks, record, damaged);
                } catch (IllegalArgumentException e) {
                    assertTrue(
                            e.getMessage().matches("[a-z]+\\.[a-z-]+( at [A-Za-z0-9-]+)?"), e.getMessage() + damaged);
                }
            }
            assertTrue(joint.answeredHere(behaviour, Moment.LATER).size() <= 1);
        }
    }
}
