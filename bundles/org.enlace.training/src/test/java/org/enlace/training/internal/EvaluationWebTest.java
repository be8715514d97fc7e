package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evaluation as officers, people with a link and programs use it, over the platform's real web side. */
class EvaluationWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String HOME = "/training";

    private TestDatabase database;
    private School school;
    private Course course;
    private WebServer server;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        course = new Course(school, 6);
        server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> null,
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)));
        server.officers()
                .with("reader", "training.read")
                .with("unit", "training.read", "training.nominate")
                .with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        school.close();
        database.close();
    }

    private static String form(Map<String, String> fields) {
        StringJoiner body = new StringJoiner("&");
        fields.forEach((name, value) -> body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return body.toString();
    }

    private static String fields(Map<String, String> answers) {
        Map<String, String> named = new java.util.TreeMap<>();
        answers.forEach((key, value) -> named.put("q-" + key, value));
        return "version=1&" + form(named);
    }

    private String sent(String path, String body) {
        HttpResponse<String> answer = server.post(path, FORM, body);
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*|\\?.*", "");
    }

    private HttpResponse<String> json(String method, String path, String tag, String body) {
        HttpRequest.Builder request = server.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return server.send(tag == null ? request : request.header("If-Match", tag));
    }

    /** The officer of the requests has this person's address. */
    private void iAm(int person) {
        String mail = course.seated.get(person).person().mail().value();
        school.addresses.values().removeIf(mail::equalsIgnoreCase);
        school.addresses.put("local", mail);
    }

    @Test
    void an_organiser_makes_a_questionnaire_and_changes_what_it_asks() {
        String all = HOME + "/series/" + course.series + "/evaluation";
        assertTrue(server.get(HOME + "/series/" + course.series).body().contains(all));
        assertTrue(server.get(all).body().contains("There are no questionnaires yet"));
        assertEquals(422, server.post(all, FORM, "template=none").statusCode());
        String one = sent(all, "template=reaction");
        String shown = server.get(one).body();
        assertTrue(shown.contains("The content met what I need") && shown.contains("March 30, 2027"), shown);
        assertFalse(server.get(all).body().contains("value=\"reaction\""), "a second one is not offered");
        sent(one + "/edit", "version=1&title-en=Your+opinion&title-es=Su+opini%C3%B3n&anonymous=yes");
        String added = "version=2&text-en=%3Cscript%3Ealert(1)%3C%2Fscript%3E&kind=choice&aspect=content"
                + "&options-en=One%0ATwo&options-es=Uno%0ADos&right=2";
        sent(one + "/questions/new", added);
        String listed = server.get(one).body();
        assertTrue(listed.contains("&lt;script&gt;") && !listed.contains("<script>alert"), listed);
        assertTrue(server.get(one + "/questions/q12").body().contains("One\nTwo"));
        assertEquals(404, server.get(one + "/questions/q99").statusCode());
        HttpResponse<String> uneven = server.post(
                one + "/questions/q12",
                FORM,
                added.replace("version=2", "version=3").replace("%0ADos", ""));
        assertEquals(422, uneven.statusCode());
        assertTrue(uneven.body().contains("id=\"options-es-error\""), uneven.body());
        HttpResponse<String> wrong =
                server.post(one + "/questions/q12", FORM, "version=3&text-en=&kind=stars&aspect=food&right=x");
        assertEquals(422, wrong.statusCode());
        for (String field : List.of("kind", "aspect", "right")) {
            assertTrue(wrong.body().contains("id=\"" + field + "-error\""), field);
        }
        assertEquals(409, server.post(one + "/questions/q12", FORM, added).statusCode());
        sent(one + "/questions/q12/up", "version=3");
        sent(one + "/questions/q12/remove", "version=4");
        sent(
                one + "/rounds/end",
                "version=5&end-opens-day=1&end-opens-month=3&end-opens-year=2027&end-closes-day=20&end-closes-month=3&end-closes-year=2027");
        HttpResponse<String> backwards = server.post(
                one + "/rounds/end",
                FORM,
                "version=6&end-opens-day=1&end-opens-month=3&end-opens-year=2027&end-closes-day=20&end-closes-month=2&end-closes-year=2027");
        assertEquals(422, backwards.statusCode());
        assertTrue(backwards.body().contains("before it opens"), backwards.body());
        sent(one + "/rounds/end", "version=6&usual=yes");
        sent(one + "/rounds/end/revoke", "");
        assertEquals(200, server.get(one + "/rounds/end/close").statusCode());
        assertEquals(404, server.get(one + "/rounds/later/close").statusCode());
        assertEquals(422, server.get(one + "/rounds/x/close").statusCode());
        sent(one + "/remove", "version=7");
        assertEquals(404, server.get(one).statusCode());
    }

    @Test
    void whoever_has_a_seat_answers_and_what_is_wrong_is_told_at_the_question() {
        Questionnaire one = course.made("reaction");
        String path = HOME + "/evaluations/" + one.id() + "/answer/end";
        iAm(0);
        assertTrue(server.get(path).body().contains("come back then"));
        course.on("2027-03-10");
        String asked = server.get(path).body();
        assertTrue(asked.contains("Your answers are anonymous") && asked.contains("name=\"q-q1\""), asked);
        assertTrue(server.get(HOME + "/series/" + course.series + "/evaluation")
                .body()
                .contains("/answer/end"));
        HttpResponse<String> wrong = server.post(path, FORM, "version=1&q-q1=6&q-q10=" + "a".repeat(10_000));
        assertEquals(422, wrong.statusCode());
        for (String field : List.of("q-q1", "q-q2", "q-q9", "q-q10")) {
            assertTrue(wrong.body().contains("id=\"" + field + "-error\""), field);
        }
        assertEquals(
                422,
                server.post(path, FORM, fields(Course.answers(one, 4)) + "&q-q99=1")
                        .statusCode());
        sent(path, fields(Course.answers(one, 4)));
        HttpResponse<String> twice = server.post(path, FORM, fields(Course.answers(one, 1)));
        assertEquals(422, twice.statusCode());
        assertTrue(twice.body().contains("answered already"), twice.body());
        assertTrue(server.get(path).body().contains("answered already"));
        assertTrue(server.sendAs("reader", server.request(path)).body().contains("not that of anybody with a seat"));
        assertEquals(403, server.sendAs("stranger", server.request(path)).statusCode());
        assertEquals(422, server.get(path.replace("end", "never")).statusCode());
        assertEquals(404, server.get(path.replace("end", "later")).statusCode());
    }

    @Test
    void whoever_has_a_letter_answers_without_an_account() {
        Questionnaire one = course.made("reaction");
        course.on("2027-03-10");
        school.desks.evaluation().reminders().remind(false, School.ANNA);
        String code = Course.code(school.letters.get(0).text());
        String path = HOME + "/answer?code=" + code;
        HttpResponse<String> asked = server.sendAsNobody(server.request(path));
        assertEquals(200, asked.statusCode());
        assertTrue(asked.body().contains("name=\"q-q1\"") && !asked.body().contains("Persona"), asked.body());
        assertEquals("no-store", asked.headers().firstValue("Cache-Control").orElseThrow());
        HttpResponse<String> wrong = byLink("version=1&code=" + code + "&q-q1=9");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"q-q1-error\""));
        HttpResponse<String> thanks = byLink("code=" + code + "&" + fields(Course.answers(one, 5)));
        assertEquals(200, thanks.statusCode(), thanks.body());
        assertTrue(thanks.body().contains("Thank you for answering"), thanks.body());
        assertEquals(
                404,
                byLink("code=" + code + "&" + fields(Course.answers(one, 5))).statusCode());
        assertEquals(404, server.sendAsNobody(server.request(path)).statusCode());
        assertEquals(
                404,
                server.sendAsNobody(server.request(HOME + "/answer?code=x")).statusCode());
        assertEquals(404, server.sendAsNobody(server.request(HOME + "/answer")).statusCode());
        int status = 0;
        for (int i = 0; i < 60 && status != 429; i++) {
            status =
                    server.sendAsNobody(server.request(HOME + "/answer?code=x")).statusCode();
        }
        assertEquals(429, status);
    }

    @Test
    void whoever_was_shown_other_questions_has_not_answered_these_and_loses_nothing() {
        Questionnaire one = course.made("reaction");
        String path = HOME + "/evaluations/" + one.id() + "/answer/end";
        iAm(0);
        course.on("2027-03-10");
        school.desks.evaluation().reminders().remind(false, School.ANNA);
        String code = Course.code(school.letters.get(1).text());
        assertTrue(server.get(path).body().contains("Your answers are anonymous"));
        String typed = fields(Course.answers(one, 4));
        QuestionnaireContent named = new QuestionnaireContent(
                false, one.content().title(), one.content().questions());
        course.evaluations().revise(one.id(), 1, named, School.ANNA);
        HttpResponse<String> late = server.post(path, FORM, typed);
        assertEquals(409, late.statusCode(), late.body());
        assertTrue(late.body().contains("not anonymous: they are kept with your name"), late.body());
        assertTrue(late.body().contains("Texto 4"), "what was typed is still there");
        assertTrue(late.body().contains("name=\"version\" value=\"2\""), late.body());
        HttpResponse<String> byLetter = byLink("code=" + code + "&" + typed);
        assertEquals(409, byLetter.statusCode(), byLetter.body());
        assertTrue(byLetter.body().contains("Texto 4"), byLetter.body());
        assertFalse(course.now(one).answered(), "nothing was kept");
        sent(path, typed.replace("version=1", "version=2"));
        assertTrue(course.now(one).answered());
    }

    @Test
    void whoever_has_to_wait_keeps_what_was_typed_and_is_told_how_long() {
        Questionnaire one = course.made("reaction");
        course.on("2027-03-10");
        school.desks.evaluation().reminders().remind(false, School.ANNA);
        String code = Course.code(school.letters.get(0).text());
        HttpResponse<String> last = byLink("code=" + code + "&version=1");
        Instant at = school.now;
        for (int i = 0; i < 200 && last.statusCode() != 429; i++) {
            school.now = at;
            last = byLink("code=" + code + "&version=1&q-q10=Largo+%3Cb%3Etexto&other=x");
        }
        assertEquals(429, last.statusCode());
        String wait = last.headers().firstValue("Retry-After").orElseThrow();
        assertTrue(last.body().contains("send it again in " + wait + " seconds"), last.body());
        assertTrue(last.body().contains("name=\"q-q10\" value=\"Largo &lt;b"), last.body());
        assertFalse(last.body().contains("\"other\""), last.body());
        school.now = school.now.plusSeconds(Long.parseLong(wait) + 1);
        assertEquals(
                200,
                byLink("code=" + code + "&" + fields(Course.answers(one, 5))).statusCode());
    }

    private HttpResponse<String> byLink(String body) {
        return server.sendAsNobody(
                server.request(HOME + "/answer").header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
    }

    @Test
    void results_are_shown_with_their_charts_and_say_why_they_are_not() {
        Questionnaire one = course.made("reaction");
        String path = HOME + "/evaluations/" + one.id();
        course.on("2027-03-10");
        for (int i = 0; i < 5; i++) {
            course.answer(i, one, Moment.END, 4);
        }
        assertTrue(server.get(path + "/results").body().contains("Results are seen when the time is over"));
        sent(path + "/rounds/end/close", "version=1");
        String shown = server.get(path + "/results").body();
        assertTrue(shown.contains("Average 4.0 of 5. 5 answers."), shown);
        assertTrue(shown.contains("<progress") && shown.contains("Texto 4"), shown);
        assertTrue(shown.contains("Speakers"), shown);
        String read = server.sendAs("reader", server.request(path + "/results")).body();
        assertTrue(read.contains("Average 4.0") && !read.contains("Texto 4"), read);
        assertEquals(422, server.get(path + "/answers/end").statusCode());
        assertEquals(
                403,
                server.sendAs("reader", server.request(path + "/results.csv")).statusCode());
        assertEquals(
                403, server.sendAs("reader", server.request(path + "/edit")).statusCode());
    }

    @Test
    void named_answers_links_and_superiors_are_for_whoever_organises() {
        Questionnaire one = course.made("behaviour");
        String path = HOME + "/evaluations/" + one.id();
        course.on("2027-06-10");
        course.answer(0, one, Moment.LATER, 4);
        assertTrue(server.get(path + "/answers/later").body().contains("Persona Aa"));
        assertEquals(
                403,
                server.sendAs("reader", server.request(path + "/answers/later")).statusCode());
        assertEquals(
                403, server.sendAs("reader", server.request(path + "/results")).statusCode());
        String superiors = HOME + "/series/" + course.series + "/superiors";
        assertEquals(422, server.post(superiors, FORM, "version=0&superiors=x").statusCode());
        String mail = course.seated.get(1).person().mail().value();
        sent(superiors, form(Map.of("version", "0", "superiors", mail + "; jefa@unidad.example; pt")));
        HttpResponse<String> late =
                server.post(superiors, FORM, form(Map.of("version", "0", "superiors", mail + "; otra@unidad.example")));
        assertEquals(409, late.statusCode(), late.body());
        assertTrue(
                late.body().contains("otra@unidad.example") && late.body().contains("jefa@unidad.example"),
                "both are shown");
        assertTrue(server.get(superiors).body().contains("jefa@unidad.example; pt"));
        HttpResponse<String> made = server.post(
                path + "/rounds/superior/link",
                FORM,
                "superior-participant=" + course.seated.get(1).id());
        assertEquals(200, made.statusCode(), made.body());
        String code = Course.code(made.body());
        String asked = server.sendAsNobody(server.request(HOME + "/answer?code=" + code))
                .body();
        assertTrue(asked.contains("You are asked about: Persona Ab"), asked);
        assertEquals(
                422,
                server.post(path + "/rounds/superior/link", FORM, "superior-participant=x")
                        .statusCode());
    }

    @Test
    void indicators_are_added_changed_and_removed() {
        String add = HOME + "/series/" + course.series + "/indicators/new";
        assertEquals(200, server.get(add).statusCode());
        HttpResponse<String> wrong = server.post(add, FORM, "name=&unit=%25&before=many&after=1,5&source=");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"before-error\""), wrong.body());
        sent(add, "name=Respuestas&unit=%25&before=40&after=62,5&source=Registro");
        String all =
                server.get(HOME + "/series/" + course.series + "/evaluation").body();
        assertTrue(all.contains("+22.5"), all);
        String one = all.replaceAll("(?s).*\"(/training/indicators/[0-9a-f-]+)\".*", "$1");
        assertTrue(server.get(one).body().contains("value=\"62.5\""));
        sent(one, "version=1&name=Respuestas&unit=%25&before=40&after=70&source=Registro");
        assertEquals(
                409,
                server.post(one, FORM, "version=1&name=X&unit=%25&before=&after=&source=")
                        .statusCode());
        sent(one + "/remove", "version=2");
        assertEquals(404, server.get(one).statusCode());
    }

    @Test
    void a_program_does_the_same() {
        String all = "/api/training/series/" + course.series + "/evaluations";
        HttpResponse<String> made = json("POST", all, null, "{\"template\":\"learning\"}");
        assertEquals(201, made.statusCode(), made.body());
        String one = made.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
        assertTrue(server.get(one).body().contains("\"right\":2"));
        assertFalse(server.sendAs("reader", server.request(one)).body().contains("\"right\":2"));
        assertTrue(server.get(all).body().contains("\"learning\""));
        String content =
                "{\"anonymous\":true,\"title\":{\"es\":\"T\"},\"questions\":[{\"kind\":\"scale\",\"aspect\":\"knowledge\","
                        + "\"required\":true,\"text\":{\"es\":\"¿Qué?\"}}]}";
        assertEquals(428, json("PUT", one, null, content).statusCode());
        assertEquals(200, json("PUT", one, "\"v1\"", content).statusCode());
        for (String wrong : List.of(
                content.replace("scale", "stars"),
                content.replace("\"es\":\"¿Qué?\"", "\"de\":\"Was?\""),
                content.replaceAll("\"questions\":.*", "\"questions\":[]}"),
                content.replaceAll("\"questions\":.*", "\"questions\":[null]}"),
                "{}")) {
            assertEquals(422, json("PUT", one, "\"v2\"", wrong).statusCode(), wrong);
        }
        String days = "{\"opens\":\"2027-03-01\",\"closes\":\"2027-03-05\"}";
        assertEquals(200, json("PUT", one + "/rounds/before", "\"v2\"", days).statusCode());
        assertEquals(
                422,
                json("PUT", one + "/rounds/before", "\"v3\"", days.replace("2027-03-05", "soon"))
                        .statusCode());
        iAm(0);
        course.on("2027-03-02");
        assertTrue(server.get("/api/training/evaluations").body().contains("\"before\""));
        String answers = "{\"answers\":{\"n1\":\"4\"}}";
        assertEquals(428, json("POST", one + "/answer/before", null, answers).statusCode());
        assertEquals(
                412, json("POST", one + "/answer/before", "\"v2\"", answers).statusCode());
        assertEquals(422, json("POST", one + "/answer/before", "\"v3\"", "{}").statusCode());
        assertEquals(
                422,
                json("POST", one + "/answer/before", "\"v3\"", answers.replace("4", "40"))
                        .statusCode());
        assertEquals(
                204, json("POST", one + "/answer/before", "\"v3\"", answers).statusCode());
        assertTrue(
                json("POST", one + "/answer/before", "\"v3\"", answers).body().contains("training.answered-already"));
        assertEquals(
                200, json("POST", one + "/rounds/before/close", "\"v3\"", "").statusCode());
        assertTrue(server.get(one + "/results").body().contains("\"few\""));
        assertEquals(
                422,
                json(
                                "POST",
                                one + "/rounds/after/links",
                                null,
                                "{\"participant\":\"" + course.seated.get(0).id() + "\"}")
                        .statusCode());
        assertEquals(200, json("DELETE", one + "/rounds/after/links", null, "").statusCode());
        assertEquals(422, json("DELETE", one, "\"v4\"", "").statusCode());
        String indicators = "/api/training/series/" + course.series + "/indicators";
        HttpResponse<String> added = json(
                "POST",
                indicators,
                null,
                "{\"name\":\"R\",\"unit\":\"%\",\"before\":40,\"after\":50.5,\"source\":\"S\"}");
        assertEquals(201, added.statusCode(), added.body());
        assertEquals(
                422,
                json("POST", indicators, null, "{\"name\":\"R\",\"unit\":\"%\",\"before\":1e99,\"source\":\"S\"}")
                        .statusCode());
        String indicator = added.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
        assertTrue(server.get(indicators).body().contains("50.5"));
        assertEquals(204, json("DELETE", indicator, "\"v1\"", "").statusCode());
        String superiors = "/api/training/series/" + course.series + "/superiors";
        assertEquals(200, json("PUT", superiors, "\"v0\"", "{\"lines\":\"\"}").statusCode());
        assertEquals(428, json("PUT", superiors, null, "{\"lines\":\"\"}").statusCode());
        assertEquals(412, json("PUT", superiors, "\"v0\"", "{\"lines\":\"\"}").statusCode());
        assertEquals(422, json("PUT", superiors, "\"v1\"", "{}").statusCode());
        assertEquals("[]", server.get(superiors).body().replaceAll("\\s", ""));
        List<String> closed = new ArrayList<>(List.of(superiors, one + "/answers/before"));
        closed.forEach(path ->
                assertEquals(403, server.sendAs("reader", server.request(path)).statusCode(), path));
    }
}
