package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.Session;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.SealedPdf;
import org.enlace.training.certificate.Standing;
import org.enlace.training.internal.shell.CertificateCommand;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** The pages, the API and the command of certificates, as organisers, holders, programs and anybody use them. */
class CertificateWebTest {
    private static final String HOME = "/training";
    private static final String API = "/api/training";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path folder;

    private TestDatabase database;
    private School school;
    private WebServer server;
    private RecordId series;
    private Nomination ana;
    private Nomination beto;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> null,
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)));
        server.officers().with("reader", "training.read").with("unit", "training.read", "training.nominate");
        series = school.series(new Quota(CO, 9)).id();
        Session session = school.planned(series, "2027-03-09T09:00");
        ana = school.confirmed(series, "Ana <b>Rojas", CO);
        beto = school.confirmed(series, "Beto Mora", CO);
        school.now = Instant.parse("2027-03-11T15:00:00Z");
        school.desks.sessions().hold(session.id(), session.version(), ANNA);
        school.came(session.id(), ana);
    }

    @AfterEach
    void stop() {
        server.close();
        school.close();
        database.close();
    }

    private String page() {
        return HOME + "/series/" + series + "/certificates";
    }

    private String post(int status, String path, String body) {
        HttpResponse<String> answer = server.post(path, FORM, body);
        assertEquals(status, answer.statusCode(), answer.body());
        return status == 303
                ? answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "")
                : answer.body();
    }

    private Certificate given(Nomination nomination) {
        return school.desks.certificates().series().standings(series, ANNA).stream()
                .filter(one -> one.nomination().id().equals(nomination.id()))
                .findFirst()
                .flatMap(Standing::certificate)
                .orElseThrow();
    }

    private byte[] bytes(String path) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        server.request(path)
                                .header("Cookie", "enlace=" + WebServer.LOCAL)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private String check(Certificate certificate) {
        return school.desks.certificates().files().path(certificate.number());
    }

    @Test
    void an_organiser_sees_what_is_due_issues_corrects_and_revokes() throws Exception {
        String list = server.get(page()).body();
        assertTrue(list.contains("Ana &lt;b>Rojas") || list.contains("Ana &lt;b&gt;Rojas"), list);
        assertTrue(list.contains("1 of 1") && list.contains("Too few sessions attended"), list);
        assertTrue(server.get(HOME + "/series/" + series).body().contains(page()));
        String asked = server.get(page() + "/issue").body();
        assertTrue(asked.contains("Issue one certificate?") && asked.contains("is not deleted"), asked);
        String issued = post(303, page() + "/issue", "");
        assertTrue(server.get(issued).body().contains("The certificates were issued"));
        assertTrue(post(422, page() + "/issue", "").contains("is due a certificate"));
        assertEquals(
                "There is no certificate to issue",
                titled(server.get(page() + "/issue").body()));
        assertTrue(post(422, HOME + "/nominations/" + beto.id() + "/certificate", "")
                .contains("has not met the conditions"));

        Certificate wrong = given(ana);
        String one = HOME + "/certificates/" + wrong.id();
        assertTrue(server.get(one).body().contains("CO-2027-000001"));
        SealedPdf.Reading reading = SealedPdf.read(bytes(one + "/pdf"));
        assertEquals("Ana <b>Rojas", reading.claims().get("name"));
        assertTrue(server.get(one + "/correct").body().contains("value=\"Ana &lt;b"));
        assertTrue(post(422, one + "/correct", "version=1&name=").contains("error"));
        assertTrue(post(409, one + "/correct", "version=9&name=Ana").contains("version"));
        String right = post(303, one + "/correct", "version=1&name=Ana+Rojas");
        assertTrue(server.get(right).body().contains("in place of the former"));
        assertTrue(server.get(one).body().contains("The certificate that counts"));
        assertEquals(422, server.get(one + "/pdf").statusCode());

        String now = right.replaceAll("\\?.*", "");
        assertTrue(server.get(now + "/revoke").body().contains("cannot be undone"));
        assertTrue(post(422, now + "/revoke", "version=1&reason=").contains("is no reason to revoke"));
        String revoked = post(303, now + "/revoke", "version=1&reason=misuse&note=Nota+interna");
        assertTrue(server.get(revoked).body().contains("Nota interna"));
        String again = post(303, HOME + "/nominations/" + ana.id() + "/certificate", "");
        assertTrue(server.get(again).body().contains("The certificate was issued"));
        assertEquals("CO-2027-000003", given(ana).number().toString());
        assertTrue(server.get(HOME + "/series/" + series + "/close").body().contains("One certificate of this series"));
        assertTrue(server.get(page() + "/revoke").body().contains("Revoke the one valid certificate?"));
        assertTrue(post(422, page() + "/revoke", "reason=x").contains("is no reason to revoke"));
        String all = post(303, page() + "/revoke", "reason=annulled&note=");
        assertTrue(server.get(all).body().contains("The certificates were revoked"));
        assertTrue(post(422, page() + "/revoke", "reason=annulled&note=").contains("No certificate of"));
    }

    private static String titled(String body) {
        return body.replaceAll("(?s).*<h1[^>]*>(.*?)</h1>.*", "$1")
                .replaceAll("<[^>]*>", "")
                .strip();
    }

    @Test
    void the_conditions_are_said_on_the_page_and_change_who_is_due() {
        assertTrue(post(422, page() + "/conditions", "share=0&evaluation=no").contains("1 to 100"));
        assertTrue(post(422, page() + "/conditions", "share=x&evaluation=no").contains("no whole number"));
        String saved = post(303, page() + "/conditions", "version=0&share=50&evaluation=yes");
        assertTrue(post(409, page() + "/conditions", "version=0&share=60&evaluation=no")
                .contains("Somebody else changed this"));
        String list = server.get(saved).body();
        assertTrue(list.contains("at least 50 %") && list.contains("answered the final evaluation"), list);
        assertTrue(list.contains("value=\"50\""), list);
    }

    @Test
    void anybody_with_the_number_and_the_code_sees_how_it_stands_and_no_more() throws Exception {
        school.desks.certificates().series().issueAll(series, ANNA);
        Certificate certificate = given(ana);
        String check = check(certificate);
        HttpResponse<String> empty = server.sendAsNobody(server.request(HOME + "/certificates/check"));
        assertEquals(200, empty.statusCode());
        assertTrue(empty.body().contains("name=\"number\"") && empty.body().contains("name=\"code\""), empty.body());
        HttpResponse<String> valid = server.sendAsNobody(server.request(check));
        assertEquals(200, valid.statusCode(), valid.body());
        assertEquals("no-store", valid.headers().firstValue("Cache-Control").orElseThrow());
        for (String part :
                List.of("The certificate is valid", "CO-2027-000001", "Ana &lt;b", "Seminario de prueba", "1 h")) {
            assertTrue(valid.body().contains(part), part + " in " + valid.body());
        }
        assertFalse(valid.body().contains("policia.example"), "no address of anybody");
        assertFalse(valid.body().contains("anna"), "nor who issued it");
        HttpResponse<byte[]> file = HttpClient.newHttpClient()
                .send(server.request(check.replace("check?", "check/pdf?")).build(), BodyHandlers.ofByteArray());
        SealedPdf.read(file.body());
        for (Language language : Language.values()) {
            HttpResponse<String> said =
                    server.sendAsNobody(server.request(check).header("Accept-Language", language.tag()));
            assertEquals(200, said.statusCode());
        }
        school.desks
                .certificates()
                .certificates()
                .revoke(certificate.id(), 1, Certificate.Reason.MISUSE, "Nota interna", ANNA);
        HttpResponse<String> revoked = server.sendAsNobody(server.request(check));
        assertEquals(200, revoked.statusCode());
        assertTrue(revoked.body().contains("was revoked"), revoked.body());
        assertFalse(revoked.body().contains("Nota interna") || revoked.body().contains("improperly"), revoked.body());
        String wrong = check.replaceAll("code=.*", "code=AAAA-AAAA-AAAA");
        HttpResponse<String> unknown = server.sendAsNobody(server.request(wrong));
        assertEquals(404, unknown.statusCode());
        assertFalse(unknown.body().contains("Ana"), unknown.body());
        String one = unknown.body();
        HttpResponse<String> other =
                server.sendAsNobody(server.request(wrong.replace("CO-2027-000001", "CO-2027-000009")));
        assertEquals(one.replace("CO-2027-000001", "N"), other.body().replace("CO-2027-000009", "N"), "both alike");
        int status = 404;
        for (int i = 0; i < 12 && status == 404; i++) {
            status = server.sendAsNobody(server.request(wrong)).statusCode();
        }
        HttpResponse<String> later = server.sendAsNobody(server.request(check));
        assertEquals(429, status);
        assertEquals(429, later.statusCode());
        assertTrue(Integer.parseInt(later.headers().firstValue("Retry-After").orElseThrow()) > 0);
    }

    @Test
    void a_holder_sees_their_own_and_whoever_may_not_sees_nothing() {
        school.desks.certificates().series().issueAll(series, ANNA);
        String one = HOME + "/certificates/" + given(ana).id();
        assertTrue(server.sendAs("reader", server.request(HOME + "/certificates"))
                .body()
                .contains("You have no certificates"));
        assertEquals(404, server.sendAs("reader", server.request(one)).statusCode());
        assertEquals(404, server.sendAs("reader", server.request(one + "/pdf")).statusCode());
        school.addresses.put("reader", ana.person().mail().value());
        school.unvouched.add("reader");
        String hidden =
                server.sendAs("reader", server.request(HOME + "/certificates")).body();
        assertTrue(hidden.contains("Your certificates are not shown"), hidden);
        assertTrue(hidden.contains("ask an administrator to vouch for it"), hidden);
        assertFalse(hidden.contains(one), hidden);
        assertEquals(404, server.sendAs("reader", server.request(one)).statusCode());
        school.unvouched.clear();
        String own =
                server.sendAs("reader", server.request(HOME + "/certificates")).body();
        assertTrue(own.contains(one), own);
        HttpResponse<String> shown = server.sendAs("reader", server.request(one));
        assertEquals(200, shown.statusCode());
        assertFalse(shown.body().contains(one + "/revoke"), shown.body());
        for (String path : List.of(
                page(), page() + "/issue", page() + "/revoke", page() + ".zip", one + "/revoke", one + "/correct")) {
            assertEquals(403, server.sendAs("unit", server.request(path)).statusCode(), path);
        }
        assertTrue(server.sendAs("reader", server.request(API + "/certificates"))
                .body()
                .contains("CO-2027-000001"));
    }

    @Test
    void all_of_a_series_come_in_one_zip() throws Exception {
        assertEquals(422, server.get(page() + ".zip").statusCode());
        school.came(school.desks.sessions().of(series, ANNA).get(0).id(), beto);
        school.desks.certificates().series().issueAll(series, ANNA);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(page() + ".zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                SealedPdf.read(zip.readAllBytes());
            }
        }
        assertEquals(List.of("CO-2027-000001-ana-b-rojas.pdf", "CO-2027-000002-beto-mora.pdf"), names);
        assertTrue(school.codes().contains("training.export-certificates"));
    }

    private HttpResponse<String> json(String method, String path, String tag, String body) {
        HttpRequest.Builder request = server.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return server.send(tag == null ? request : request.header("If-Match", tag));
    }

    @Test
    void a_program_does_the_same() throws Exception {
        String path = API + "/series/" + series + "/certificates";
        assertEquals(
                "{\"share\":80,\"evaluation\":false}",
                server.get(path + "/conditions").body());
        assertEquals(
                204,
                json("PUT", path + "/conditions", "\"v0\"", "{\"share\":100}").statusCode());
        assertEquals(
                428, json("PUT", path + "/conditions", null, "{\"share\":100}").statusCode());
        assertEquals(
                412,
                json("PUT", path + "/conditions", "\"v0\"", "{\"share\":90}").statusCode());
        assertEquals(
                422,
                json("PUT", path + "/conditions", "\"v1\"", "{\"share\":101}").statusCode());
        assertEquals(422, json("PUT", path + "/conditions", "\"v1\"", "{}").statusCode());
        String first = server.get(path + "?size=1").body();
        assertTrue(first.contains("\"due\":true") && first.contains("\"next\":\"" + ana.id()), first);
        String second = server.get(path + "?size=1&after=" + ana.id()).body();
        assertTrue(second.contains("\"lacks\":[\"attendance\"]") && second.contains("\"next\":null"), second);
        assertEquals(
                200,
                server.get(path + "?after=01900000-0000-7000-8000-00000000ffff").statusCode());
        assertEquals("{\"certificates\":1}", json("POST", path, null, "").body());
        assertEquals(422, json("POST", path, null, "").statusCode());
        assertEquals(
                422,
                json("POST", API + "/nominations/" + beto.id() + "/certificate", null, "")
                        .statusCode());
        String one = API + "/certificates/" + given(ana).id();
        HttpResponse<String> found = server.get(one);
        assertEquals("\"v1\"", found.headers().firstValue("ETag").orElseThrow());
        assertTrue(found.body().contains("\"state\":\"valid\""), found.body());
        SealedPdf.read(bytes(one + "/pdf"));
        HttpResponse<String> corrected = json("POST", one + "/correct", "\"v1\"", "{\"name\":\"Ana Rojas\"}");
        assertEquals(201, corrected.statusCode(), corrected.body());
        assertEquals(
                412,
                json("POST", one + "/revoke", "\"v1\"", "{\"reason\":\"misuse\"}")
                        .statusCode());
        assertEquals(
                422,
                json("POST", one + "/revoke", "\"v2\"", "{\"reason\":\"misuse\"}")
                        .statusCode());
        String now = API + "/certificates/" + given(ana).id();
        assertEquals(422, json("POST", now + "/revoke", "\"v1\"", "{}").statusCode());
        assertEquals(422, json("POST", now + "/correct", "\"v1\"", "{}").statusCode());
        HttpResponse<String> revoked = json("POST", now + "/revoke", "\"v1\"", "{\"reason\":\"misuse\"}");
        assertTrue(revoked.body().contains("\"reason\":\"misuse\""), revoked.body());
        HttpResponse<String> again = json("POST", API + "/nominations/" + ana.id() + "/certificate", null, "");
        assertEquals(201, again.statusCode(), again.body());
        assertEquals(
                "{\"certificates\":1}",
                json("POST", path + "/revoke", null, "{\"reason\":\"annulled\"}")
                        .body());
        assertEquals(
                404,
                server.get(API + "/certificates/01900000-0000-7000-8000-00000000ffff")
                        .statusCode());
        assertEquals(422, server.get(path + ".zip").statusCode());
    }

    private String command(int status, Map<String, String> options, String... arguments) throws Exception {
        StringWriter out = new StringWriter();
        PrintWriter print = new PrintWriter(out);
        CertificateCommand command = new CertificateCommand(new ComponentServiceObjects<>() {
            @Override
            public CertificateOffice getService() {
                return school.desks.certificates();
            }

            @Override
            public void ungetService(CertificateOffice office) {}

            @Override
            public ServiceReference<CertificateOffice> getServiceReference() {
                return null;
            }
        });
        int got;
        try {
            got = command.run(
                    new Invocation(List.of(arguments), options, folder, print, (step, done, total) -> {}, ANNA, 200));
        } catch (Refusal refusal) {
            print.print(refusal.code());
            got = 1;
        }
        print.flush();
        assertEquals(status, got, out::toString);
        return out.toString();
    }

    @Test
    void an_administrator_does_it_by_a_command() throws Exception {
        String id = series.toString();
        assertTrue(command(0, Map.of(), "list", id).contains("due"));
        assertEquals("training.certificate-act", command(1, Map.of(), "erase", id));
        assertTrue(command(0, Map.of(), "issue", id).contains("Issued 1 certificates."));
        String listed = command(0, Map.of("json", ""), "list", id);
        assertTrue(listed.contains("\"CO-2027-000001\"") && listed.contains("\"attendance\""), listed);
        Path empty = Files.createDirectory(folder.resolve("out"));
        assertTrue(command(0, Map.of(), "export", id, "out").contains("Wrote 1 certificates"));
        SealedPdf.Reading reading = SealedPdf.read(Files.readAllBytes(empty.resolve("CO-2027-000001-ana-b-rojas.pdf")));
        assertTrue(reading.claims().get("address").startsWith("https://enlace.example/"));
        assertEquals(
                "training.certificate-folder", command(1, Map.of(), "export", id, "out"), "it is not empty any more");
        assertEquals("training.certificate-folder", command(1, Map.of(), "export", id, "none"));
        school.opened = null;
        Files.createDirectory(folder.resolve("other"));
        assertEquals("training.certificate-address", command(1, Map.of(), "export", id, "other"));
        assertEquals(
                "training.certificate-address",
                command(1, Map.of("address", "javascript:alert(1)"), "export", id, "other"));
        assertTrue(command(0, Map.of("address", "https://otro.example:8443"), "export", id, "other")
                .contains("Wrote 1"));
        String certificate = given(ana).id().toString();
        assertEquals("training.revocation-reason", command(1, Map.of(), "revoke", certificate));
        assertTrue(command(0, Map.of("reason", "misuse"), "revoke", certificate).contains("Revoked CO-2027-000001."));
        assertEquals("training.certificate-over", command(1, Map.of("reason", "misuse"), "revoke", certificate));
    }
}
