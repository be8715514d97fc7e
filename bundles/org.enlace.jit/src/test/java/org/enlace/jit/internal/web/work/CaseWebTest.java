package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.enlace.jit.caseuco.Ontology;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.work.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files for forensic programs, as officers and programs get them. */
class CaseWebTest {
    private Space space;
    private Exhibits exhibits;
    private String register;
    private String api;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
        register = space.work + "/evidence";
        api = "/api/jit/teams/" + space.parties.team + "/evidence";
    }

    @AfterEach
    void stop() {
        space.close();
    }

    @Test
    void the_register_and_an_item_lead_to_their_file() {
        Entry item = exhibits.sent(BR, CO);
        String link = "/case.jsonld\">Download as CASE/UCO (JSON-LD)";
        assertTrue(space.shown("leader", register).contains("href=\"" + register + link));
        assertTrue(space.shown("leader", space.work + "/entries/" + item.id())
                .contains("href=\"" + register + "/" + item.id() + link));
        for (String path : List.of(
                register + "/case.jsonld",
                register + "/" + item.id() + "/case.jsonld",
                api + "/case.jsonld",
                api + "/" + item.id() + "/case.jsonld")) {
            HttpResponse<String> answer = space.get("leader", path);
            assertEquals(200, answer.statusCode(), path);
            assertEquals(
                    "application/ld+json",
                    answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", ""));
            String disposition =
                    answer.headers().firstValue("Content-Disposition").orElseThrow();
            assertTrue(
                    disposition.startsWith("attachment; filename=\"") && disposition.contains(".jsonld"), disposition);
            assertEquals(List.of(), Ontology.SHIPPED.violations(answer.body()), path);
            assertTrue(answer.body().contains("-BR-0001") && answer.body().contains("Luis Paz"), answer.body());
        }
        assertEquals(
                space.shown("leader", api + "/case.jsonld"),
                space.shown("leader", register + "/case.jsonld"),
                "one file");
    }

    @Test
    void what_is_wrong_is_told_and_who_is_not_of_the_team_finds_nothing() {
        Entry item = exhibits.collected(CO);
        for (String at : List.of(register, api)) {
            for (String path : List.of("/case.jsonld", "/" + item.id() + "/case.jsonld")) {
                assertEquals(404, space.get("outsider", at + path).statusCode(), path);
                assertEquals(404, space.get("participant", at + path).statusCode(), path);
                assertEquals(403, space.get("stranger", at + path).statusCode(), path);
            }
            assertEquals(
                    404,
                    space.get("leader", at + "/" + TestNode.id() + "/case.jsonld")
                            .statusCode());
            int odd = space.get("leader", at + "/x/case.jsonld").statusCode();
            assertTrue(odd >= 400 && odd < 500, at + odd);
        }
        assertEquals(
                404,
                space.get("leader", "/api/jit/teams/" + TestNode.id() + "/evidence/case.jsonld")
                        .statusCode());
    }
}
