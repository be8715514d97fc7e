package org.enlace.training.internal;

import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.Swap.COORDINATOR;
import static org.enlace.training.internal.Swap.HOST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Handling;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.travel.TravellingHostAnswer;
import org.enlace.training.internal.travel.TravellingHostRequest;

/** What nodes say of hosts is read as carefully as any input: told by code and field, without a word of what it said. */
class HostileHostTest {
    @OnEveryDatabase
    void a_country_asks_and_answers_for_itself_alone(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            HostRequest asked = walk.request();
            String question = new TravellingHostRequest(asked.said()).text();
            String answer = new TravellingHostAnswer(asked.id(), 1, true, "").text();
            School peru = walk.region.peru;
            School colombia = walk.region.colombia;
            assertEquals(
                    "training.travel-owner at owner",
                    walk.told(peru, asked.id(), CallShares.HOST_REQUEST, BR, 9, PE, question));
            assertEquals(
                    "training.travel-older at version",
                    walk.told(peru, asked.id(), CallShares.HOST_REQUEST, CO, 1, PE, question));
            assertEquals(
                    "training.travel-form at request",
                    walk.told(peru, School.id(), CallShares.HOST_REQUEST, CO, 1, PE, "{\"x\":1}"));
            assertEquals(
                    "training.travel-form at name",
                    walk.told(
                            peru,
                            School.id(),
                            CallShares.HOST_REQUEST,
                            CO,
                            1,
                            PE,
                            question.replace("\"objectives\"", "\"name\":\"Ana\",\"objectives\"")));
            assertEquals(
                    "training.travel-form at state",
                    walk.told(
                            peru,
                            School.id(),
                            CallShares.HOST_REQUEST,
                            CO,
                            1,
                            PE,
                            question.replace("\"asked\"", "\"over\"")));
            assertEquals(
                    "training.travel-owner at request",
                    walk.told(colombia, School.id(), CallShares.HOST_ANSWER, BR, 1, CO, answer));
            assertEquals(
                    "training.travel-form at reason",
                    walk.told(
                            colombia, School.id(), CallShares.HOST_ANSWER, PE, 1, CO, answer.replace("true", "false")));
            SharedRecord red = new SharedRecord(
                    School.id(), CallShares.HOST_ANSWER, PE, 1, Set.of(CO), Handling.GENERAL, Optional.of(Tlp.RED));
            assertEquals(
                    "training.share-red at tlp",
                    assertThrows(IllegalArgumentException.class, () -> Region.taken(colombia.desks, red, answer))
                            .getMessage());
            walk.takes(
                    colombia,
                    School.id(),
                    CallShares.HOST_ANSWER,
                    PE,
                    1,
                    CO,
                    new TravellingHostAnswer(School.id(), 1, true, "").text());
            assertEquals(Stage.ACCEPTED, Stage.of(walk.here()));
            assertThrows(Forbidden.class, () -> peru.desks.hostDesk().find(asked.id(), COORDINATOR));
        }
    }

    @OnEveryDatabase
    void so_many_questions_of_a_country_wait_and_no_more(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            School peru = walk.region.peru;
            HostRequest asked = walk.request();
            String question = new TravellingHostRequest(asked.said()).text();
            for (int i = 1; i < HostDesk.MOST_OPEN; i++) {
                walk.takes(peru, School.id(), CallShares.HOST_REQUEST, CO, 1, PE, question);
            }
            assertEquals(
                    "training.travel-asked at request",
                    walk.told(peru, School.id(), CallShares.HOST_REQUEST, CO, 1, PE, question));
            walk.takes(peru, School.id(), CallShares.HOST_REQUEST, BR, 1, PE, question);
            walk.takes(peru, asked.id(), CallShares.HOST_REQUEST, CO, 9, PE, question);
            peru.desks.hostDesk().confirm(asked.id(), asked.version() + 1, HOST);
            walk.takes(peru, School.id(), CallShares.HOST_REQUEST, CO, 1, PE, question);
        }
    }

    @OnEveryDatabase
    void news_of_a_question_is_one_item_however_often_it_is_revised(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            School peru = walk.region.peru;
            HostRequest asked = walk.confirmed();
            HostRequest.Said turned =
                    asked.said().turning(Optional.of(new HostRequest.NotTaken(1, HostRequest.Why.OTHER_PLACE)));
            for (int version = 5; version < 9; version++) {
                HostRequest.Said said = version % 2 == 0 ? asked.said() : turned;
                walk.takes(
                        peru,
                        asked.id(),
                        CallShares.HOST_REQUEST,
                        CO,
                        version,
                        PE,
                        new TravellingHostRequest(said).text());
            }
            assertEquals(
                    1,
                    peru.waiting.values().stream()
                            .filter(item -> item.text().equals("inbox.exchange.hosted-turned"))
                            .count());
        }
    }

    @OnEveryDatabase
    void damaged_at_any_place_it_is_taken_whole_or_refused_by_a_code(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            Random random = new Random(20271129);
            String question = new TravellingHostRequest(walk.request().said()).text();
            String answer = new TravellingHostAnswer(walk.request().id(), 1, false, "Obras en la sede").text();
            for (int round = 0; round < 300; round++) {
                boolean asks = round % 2 == 0;
                String damaged = HostileTravelTest.damaged(asks ? question : answer, random);
                try {
                    walk.takes(
                            asks ? walk.region.peru : walk.region.colombia,
                            School.id(),
                            asks ? CallShares.HOST_REQUEST : CallShares.HOST_ANSWER,
                            asks ? CO : PE,
                            1,
                            asks ? PE : CO,
                            damaged);
                } catch (IllegalArgumentException e) {
                    assertTrue(e.getMessage().matches("[a-z]+\\.[a-z-]+( at [A-Za-z]+)?"), e.getMessage() + damaged);
                }
            }
        }
    }
}
