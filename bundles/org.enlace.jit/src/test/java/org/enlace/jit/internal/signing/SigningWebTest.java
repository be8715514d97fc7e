package org.enlace.jit.internal.signing;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.EC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.web.testing.Officers;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages and the API as officers and programs use them, over the platform's real web side. */
class SigningWebTest {
    private static final String JSON = "application/json";
    private static final String[] DAY = {"day-year", "2027", "day-month", "3", "day-day", "1"};

    private Parties parties;
    private WebServer server;
    private String team;
    private String api;

    @BeforeEach
    void start() {
        parties = new Parties(TestDatabase.Kind.DERBY, Set.of(EC), BR, EC);
        team = "/jit/teams/" + parties.team;
        api = "/api" + team;
        TestNode node = parties.of(CO);
        server = WebServer.serving(JitWeb.of(() -> node.desks, () -> (owner, done, caller) -> output -> {}));
        server.officers()
                .with("leader", "jit.read", "jit.prepare")
                .with("second", "jit.read")
                .with("member", "jit.read")
                .with("drafter", "jit.read", "jit.prepare")
                .with("signer", "jit.read", "jit.sign")
                .with("admin", "jit.read", "jit.oversee")
                .with("outsider", "jit.read", "jit.prepare", "jit.sign")
                .with("stranger", "home.read");
        server.officers()
                .with(Officers.holding("late", permission -> true, Instant.now().minusSeconds(3600)));
    }

    @AfterEach
    void stop() {
        server.close();
        parties.close();
    }

    private HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path).GET());
    }

    private String shown(String officer, String path) {
        HttpResponse<String> answer = get(officer, path);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private HttpResponse<String> post(String officer, String path, String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    /** A form with a file, where one is given. */
    private HttpResponse<String> sent(String officer, String path, String file, String... pairs) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            body.append(
                    "--x\r\nContent-Disposition: form-data; name=\"" + pairs[i] + "\"\r\n\r\n" + pairs[i + 1] + "\r\n");
        }
        if (file != null) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"act\"; filename=\"" + file
                    + "\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n");
        }
        body.append("--x--\r\n");
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpResponse<String> json(String officer, String path, String body) {
        return server.sendAs(
                officer, server.request(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
    }

    private static String[] with(String... pairs) {
        String[] all = java.util.Arrays.copyOf(pairs, pairs.length + DAY.length);
        System.arraycopy(DAY, 0, all, pairs.length, DAY.length);
        return all;
    }

    private void enterOnPaper(Instrument agreement) {
        String path = team + "/instruments/" + agreement.id();
        assertTrue(shown("signer", path).contains("country=EC"));
        assertFalse(shown("drafter", path).contains("country=EC"), "who does not sign enters no signature");
        assertTrue(shown("signer", path + "/sign?country=EC").contains("Signed act"));
        for (String shows : List.of(path, path + "/sign")) {
            assertTrue(shown("signer", shows).contains("signs on paper, "), shows);
        }
        String[] form =
                with("hash", agreement.hash(), "country", "EC", "name", "Luz", "capacity", "Fiscal", "read", "yes");
        HttpResponse<String> without = sent("signer", path + "/sign", null, form);
        assertEquals(422, without.statusCode());
        assertTrue(without.body().contains("value=\"Luz\"") && without.body().contains("act-error"), without.body());
        assertEquals(303, sent("signer", path + "/sign", "acta.pdf", form).statusCode());
    }

    @Test
    void a_text_is_read_signed_and_comes_into_force() {
        Instrument agreement = parties.agreement();
        String path = team + "/instruments/" + agreement.id();
        String before = shown("signer", path);
        assertTrue(before.contains(agreement.hash()) && before.contains("designated"), before);
        assertFalse(before.contains(path + "/sign\""), "nobody leads yet");
        parties.carry();
        Instrument own = parties.people(CO);
        assertTrue(shown("signer", team + "/instruments/" + own.id()).contains("Persona leader (account leader)"));
        parties.people(BR);
        parties.sign(BR, agreement);
        parties.carry();
        enterOnPaper(agreement);
        assertTrue(shown("signer", path).contains(path + "/sign\""));
        String form = shown("signer", path + "/sign");
        assertTrue(form.contains("Uno") && form.contains("name=\"hash\" value=\"" + agreement.hash()), form);
        HttpResponse<String> wrong =
                sent("signer", path + "/sign", null, "hash", "x", "name", "<b>Ana", "day-day", "32");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("&lt;b&gt;Ana") || wrong.body().contains("&lt;b>Ana"), wrong.body());
        assertTrue(wrong.body().contains("read-error") && wrong.body().contains("day-error"), wrong.body());
        assertEquals(
                422,
                sent(
                                "signer",
                                path + "/sign",
                                null,
                                with("hash", "x", "name", "Ana", "capacity", "Fiscal", "read", "yes"))
                        .statusCode());
        String[] right = with("hash", agreement.hash(), "name", "Ana", "capacity", "Fiscal", "read", "yes");
        assertEquals(404, sent("outsider", path + "/sign", null, right).statusCode());
        assertEquals(303, sent("signer", path + "/sign", null, right).statusCode());
        assertEquals(404, get("signer", path).statusCode(), "designations decide now");
        String listed = shown("leader", team + "/instruments");
        assertTrue(listed.contains("In force until December 31, 2027"), listed);
        String signed = shown("leader", path);
        assertTrue(
                signed.contains("Luz, Fiscal") && signed.contains("On paper") && signed.contains("acta.pdf"), signed);
        assertTrue(
                signed.contains("key compared") && signed.contains("key this node does not know"),
                "Brazil seals with another key than the one on its card: " + signed);
        assertTrue(signed.contains("Compare the fingerprint"), signed);
        String home = shown("leader", team);
        assertTrue(home.contains(team + "/people"), home);
    }

    @Test
    void who_is_not_of_the_team_finds_nothing_anywhere() {
        Instrument agreement = parties.agreement();
        String person = TestNode.id().toString();
        for (String path : List.of(
                team + "/instruments",
                team + "/instruments/" + agreement.id(),
                team + "/instruments/" + agreement.id() + "/sign",
                team + "/withdrawals",
                team + "/people",
                team + "/people/new",
                team + "/people/leave",
                team + "/people/access",
                team + "/people/" + person + "/edit",
                api + "/instruments",
                api + "/instruments/" + agreement.id(),
                api + "/signatures",
                api + "/people",
                api + "/access")) {
            assertEquals(404, get("outsider", path).statusCode(), path);
            assertEquals(403, get("stranger", path).statusCode(), path);
            String other = path.replace(parties.team.toString(), person);
            assertEquals(404, get("signer", other).statusCode(), other);
        }
        assertEquals(404, json("outsider", api + "/people", "[]").statusCode());
        assertEquals(
                404,
                json(
                                "outsider",
                                api + "/instruments/" + agreement.id() + "/signatures",
                                "{\"hash\":\"x\",\"day\":\"2027-03-01\"}")
                        .statusCode());
        // Last, because the server closes the connection on such an address.
        for (String path : List.of(team + "/instruments", team + "/people", api + "/instruments", api + "/access")) {
            int odd = get("signer", path.replace(parties.team.toString(), "x%00y"))
                    .statusCode();
            assertTrue(odd >= 400 && odd < 500, path + " " + odd);
        }
    }

    @Test
    void signing_asks_for_a_fresh_proof_of_who_one_is() {
        Instrument agreement = parties.agreement();
        HttpResponse<String> asked = get("late", team + "/instruments/" + agreement.id() + "/sign");
        assertEquals(303, asked.statusCode());
        assertTrue(asked.headers().firstValue("Location").orElse("").contains("/confirm"), asked.headers()::toString);
    }

    @Test
    void people_are_named_changed_and_let_go_by_annexes() {
        parties.agreement();
        String people = team + "/people";
        String form = shown("drafter", people + "/new");
        assertTrue(form.contains("America/Bogota") && form.contains("carry-weapons"), form);
        HttpResponse<String> wrong = post(
                "drafter",
                people + "/new",
                "name",
                "<i>Eva",
                "role",
                "king",
                "powers",
                "fly",
                "zone",
                "Moon/Sea",
                "first-day",
                "x",
                "account",
                "A B");
        assertEquals(422, wrong.statusCode());
        for (String field : List.of("role", "powers", "zone", "first", "account")) {
            assertTrue(wrong.body().contains("id=\"" + field + "-error\""), field + wrong.body());
        }
        assertTrue(wrong.body().contains("&lt;i"), "what was typed is not lost");
        String[] eva = {
            "name",
            "Eva",
            "function",
            "Fiscal",
            "agency",
            "Fiscalía",
            "role",
            "member",
            "powers",
            "be-present",
            "zone",
            "America/Bogota",
            "first-year",
            "2027",
            "first-month",
            "3",
            "first-day",
            "1",
            "account",
            "eva"
        };
        HttpResponse<String> powers = post("drafter", people + "/new", eva);
        assertEquals(422, powers.statusCode());
        assertTrue(powers.body().contains("id=\"powers-error\""), powers.body());
        eva[9] = "be-present";
        eva[7] = "seconded";
        HttpResponse<String> made = post("drafter", people + "/new", eva);
        assertEquals(303, made.statusCode(), made.body());
        String annex = made.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*|\\?.*", "");
        String shown = shown("signer", annex + "?done=annexed");
        assertTrue(shown.contains("Eva") && shown.contains("Be present at measures"), shown);
        assertFalse(shown.contains(">eva<"), "the text bears a mark alone");
        assertTrue(shown("signer", annex).contains(annex + "/sign\""));
        assertFalse(shown("drafter", annex).contains(annex + "/sign\""));
    }

    @Test
    void a_team_that_runs_shows_who_is_who_and_who_may_do_what() {
        Instrument agreement = parties.inForce();
        enterOnPaper(agreement);
        parties.carry();
        String people = shown("leader", team + "/people");
        assertTrue(
                people.contains("Persona member") && people.contains("Country BR") && people.contains("/end\""),
                people);
        String member = shown("member", team + "/people");
        assertFalse(member.contains("/end\"") || member.contains("/new\""), member);
        assertEquals(422, get("member", team + "/people/new").statusCode());
        String own = shown("member", team + "/people/access");
        assertTrue(own.contains("Designated as member") && own.contains("The role does not give it"), own);
        String asked = shown("leader", team + "/people/access?officer=outsider");
        assertTrue(asked.contains("No text in force designates this account"), asked);
        assertFalse(shown("member", team + "/people/access?officer=leader").contains("Designated as team leader"));
        String id = parties.named(CO, CO, "member").id().toString();
        String edit = shown("leader", team + "/people/" + id + "/edit");
        assertTrue(edit.contains("Persona member"));
        assertTrue(edit.contains("<option value=\"member\" selected"), "what stays is chosen already: " + edit);
        assertTrue(shown("leader", team + "/people/" + id + "/end").contains("End the days of Persona member?"));
        HttpResponse<String> ended = post(
                "leader", team + "/people/" + id + "/end", "last-year", "2027", "last-month", "6", "last-day", "30");
        assertEquals(303, ended.statusCode(), ended.body());
        HttpResponse<String> atOnce = post("leader", team + "/people/" + id + "/end", "when", "now");
        assertEquals(303, atOnce.statusCode(), atOnce.body());
        HttpResponse<String> twice = post("leader", team + "/people/" + id + "/end", "when", "now");
        assertEquals(422, twice.statusCode());
        assertTrue(twice.body().contains("waits for its signature already"), twice.body());
        assertEquals(
                404,
                get(
                                "leader",
                                team + "/people/"
                                        + parties.named(CO, BR, "member").id() + "/end")
                        .statusCode());
        assertTrue(shown("leader", team + "/people/leave").contains("Does Country CO leave the team?"));
        HttpResponse<String> past = post(
                "leader",
                team + "/people/leave",
                "last-year",
                "2026",
                "last-month",
                "6",
                "last-day",
                "30",
                "zone",
                "America/Bogota");
        assertEquals(422, past.statusCode());
        assertTrue(past.body().contains("last-error"), past.body());
        assertTrue(shown("leader", team + "/withdrawals").contains("Nobody has left"));
        assertEquals(404, get("admin", team + "/people").statusCode());
        assertTrue(get("admin", api + "/access?officer=member").body().contains("designated"));
    }

    @Test
    void programs_sign_and_name_people_too() {
        Instrument agreement = parties.inForce();
        enterOnPaper(agreement);
        parties.carry();
        String listed = shown("member", api + "/instruments");
        assertTrue(listed.contains("\"state\":\"in-force\"") && listed.contains(agreement.hash()), listed);
        assertTrue(shown("member", api + "/instruments/" + agreement.id()).contains("\"canonical\""));
        String signatures = shown("member", api + "/signatures");
        assertTrue(
                signatures.contains("\"keyIs\":\"compared\"") && signatures.contains("\"keyIs\":\"unknown\""),
                signatures);
        assertTrue(signatures.contains("\"onPaper\":true") && signatures.contains("\"counts\":true"), signatures);
        assertTrue(shown("member", api + "/people").contains("\"role\":\"leader\""));
        assertTrue(shown("member", api + "/access").contains("\"right\":\"see-content\""));
        String second =
                "[{\"role\":\"authority\",\"name\":\"Segunda\",\"function\":\"f\",\"agency\":\"a\",\"first\":\"2027-03-01\",\"zone\":\"America/Bogota\",\"account\":\"second\"}]";
        HttpResponse<String> made = json("leader", api + "/people", second);
        assertEquals(201, made.statusCode(), made.body());
        assertEquals(422, json("member", api + "/people", second).statusCode());
        for (String bad : List.of(
                "[]",
                "[null]",
                "[{\"role\":\"king\"}]",
                "[{\"role\":\"member\",\"first\":\"2027-03-01\"}]",
                "[{\"role\":\"member\",\"first\":\"2027-03-01\",\"zone\":\"x\"}]",
                second.replace("second\"}", "No Such\"}"),
                second.replace("{\"role", "{\"id\":\"" + TestNode.id() + "\",\"role"),
                "[{\"nothing\":1}]",
                "{}",
                "null",
                "[[]]")) {
            int status = json("leader", api + "/people", bad).statusCode();
            assertTrue(status >= 400 && status < 500, bad + " " + status);
        }
        Instrument longer =
                parties.text(InstrumentKind.EXTENSION, BR).until("2028-06-30").propose();
        parties.carry();
        String sign = api + "/instruments/" + longer.id() + "/signatures";
        String right =
                "{\"hash\":\"" + longer.hash() + "\",\"name\":\"Ana\",\"capacity\":\"Fiscal\",\"day\":\"2027-03-01\"}";
        for (String bad : List.of(
                "{}",
                "null",
                right.replace(longer.hash(), agreement.hash()),
                right.replace("2027-03-01", "tomorrow"),
                right.replace("Ana", ""),
                right.replace("}", ",\"act\":\"" + TestNode.id() + "\"}"),
                right.replace("}", ",\"country\":\"BR\"}"),
                right.replace("}", ",\"country\":\"Brazil\"}"),
                right.replace("}", ",\"more\":1}"))) {
            int status = json("leader", sign, bad).statusCode();
            assertTrue(status >= 400 && status < 500, bad + " " + status);
        }
        HttpResponse<String> signed = json("leader", sign, right);
        assertEquals(201, signed.statusCode(), signed.body());
        assertTrue(signed.body().contains("\"signed\":[\"CO\"]"), signed.body());
        assertEquals(422, json("leader", sign, right).statusCode());
    }
}
