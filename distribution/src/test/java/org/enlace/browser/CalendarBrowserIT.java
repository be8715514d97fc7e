package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.enlace.node.Account;
import org.enlace.node.Browser;
import org.enlace.node.Client;
import org.enlace.node.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An adoption is about to end: its date stands in the administrator's calendar, and in a calendar program that knows the address alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalendarBrowserIT {
    private static final LocalDate END =
            LocalDate.now(ZoneId.of("America/Bogota")).plusDays(20);
    private static final HttpClient PROGRAM = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static Chromium chromium;
    private static Program node;
    private static Browser admin;
    private static Visitor reading;

    @BeforeAll
    static void startNode() {
        chromium = Chromium.start();
        node = Program.demo(data);
        Account account = Account.ofDemo(node, "admin");
        admin = new Browser(node).signIn(account);
        Account other = Account.of("second.admin", "trueno manzana reloj tambor");
        Browser theirs = admin.makes(node, other, "sample-unit", "administrator");
        theirs.enrolled(other);
        Client first = Client.inSessionOf(node, admin);
        HttpResponse<String> recorded = first.post(
                "/api/modules/adoptions",
                Client.anAdoption("protocol-library").replaceFirst("}\\s*$", ",\"until\":\"" + END + "\"}"));
        assertEquals(201, recorded.statusCode(), recorded.body());
        JsonObject adoption = Client.json(recorded);
        Client second = Client.inSessionOf(node, theirs);
        HttpResponse<String> confirmed = second.send(second.at(
                        "/api/modules/adoptions/" + adoption.getString("id") + "/confirm")
                .header("If-Match", recorded.headers().firstValue("ETag").orElseThrow())
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, confirmed.statusCode(), confirmed.body());
        assertEquals(
                "Done: adoption-warnings",
                node.shell("node:job-run", "adoption-warnings").strip());
        reading = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(account);
    }

    @AfterAll
    static void stopNode() {
        if (node != null) {
            node.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static HttpResponse<String> fetched(String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return PROGRAM.send(request.build(), BodyHandlers.ofString());
    }

    private static String subscribed(Visitor visitor) {
        Page page = visitor.open("/calendar").page();
        page.locator("form[action='/calendar/feeds'] button").click();
        assertThat(page.locator("h1")).containsText("Dirección para su calendario");
        return page.locator("#address").textContent().strip();
    }

    @Test
    @Order(1)
    void whatIsDueStandsOnItsDayAndMonthsFollowOneAnother() {
        Visitor plain = new Visitor(chromium.profile("es-CO", false), node.address()).inSessionOf(reading);
        Page page = plain.open("/calendar?month=" + YearMonth.from(END).minusMonths(1))
                .page();
        page.locator("nav .govuk-pagination__next a").click();
        assertThat(page.locator("main")).containsText("La adopción de «Biblioteca de protocolos» termina");
        plain.close();
        page = reading.open("/calendar?month=" + YearMonth.from(END)).page();
        assertThat(page.locator("section:has(time[datetime='" + END + "'])")).containsText("Todo el día");
        reading.look("calendar-month");
        reading.open("/calendar?month=" + YearMonth.from(END).plusMonths(3));
        reading.look("calendar-empty");
        reading.open("/calendar?month=nunca", 422);
    }

    @Test
    @Order(2)
    void aProgramThatKnowsTheAddressReadsTheDateAndNoWordOfTheRecordUntilTheAddressIsRevoked() throws Exception {
        String address = subscribed(reading);
        reading.look("calendar-address");
        HttpResponse<String> calendar = fetched(address);
        assertEquals(200, calendar.statusCode(), calendar.body());
        String text = calendar.body();
        assertTrue(text.contains("DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(END) + "\r\n"), text);
        assertTrue(text.contains("SUMMARY:Vence un plazo\r\n"), text);
        String deadline = Arrays.stream(text.split("BEGIN:VEVENT"))
                .filter(event -> event.contains("/modules/adoptions/"))
                .findFirst()
                .orElseThrow();
        assertFalse(deadline.contains("Biblioteca") || deadline.contains("adopci"), deadline);
        assertEquals(
                304,
                fetched(
                                address,
                                "If-None-Match",
                                calendar.headers().firstValue("ETag").orElseThrow())
                        .statusCode());
        Page page = reading.open("/calendar").page();
        assertThat(page.locator("#subscribe ~ table, section:has(#subscribe) table"))
                .containsText("Todas las fechas");
        page.locator("details summary").last().click();
        reading.look("calendar-subscribed");
        String listed = node.shell("calendar:feeds", "admin", "--json");
        assertTrue(listed.contains("\"officer\": \"admin\"") || listed.contains("\"officer\":\"admin\""), listed);
        String secret = address.replaceFirst(".*/feed/(.*)\\.ics", "$1");
        assertFalse(listed.contains(secret), listed);
        String table = node.shell("calendar:feeds");
        assertTrue(
                table.matches("(?s)Officer +Address +Gives +Made +Last read *\\R"
                        + "admin +f-[0-9a-f]{12} +all +2[^\\n]* UTC +2[^\\n]* UTC\\s*"),
                table);
        assertFalse(node.shell("audit:search", "--code", "calendar.fetch").contains(secret));
        page.getByText("Revocar").first().click();
        assertThat(page.getByText("La dirección está revocada; ya no da nada.")).isVisible();
        HttpResponse<String> gone = fetched(address);
        HttpResponse<String> never = fetched(address.replace(secret, "A".repeat(43)));
        assertEquals(404, gone.statusCode());
        assertEquals(404, never.statusCode());
        assertEquals(never.body(), gone.body());
    }

    @Test
    @Order(3)
    void anAddressGivesNothingOnceItsOfficerIsSuspendedOrAnAdministratorRevokesIt() throws Exception {
        String own = subscribed(reading);
        Visitor officer =
                new Visitor(chromium.profile("es-CO", true), node.address()).signIn(Account.ofDemo(node, "officer"));
        String address = subscribed(officer);
        officer.close();
        assertEquals(200, fetched(address).statusCode());
        String version = Browser.found(admin.get("/officers/officer/disable"), "name=\"version\" value=\"(\\d+)\"");
        admin.done("/officers/officer/disable", "version", version, "reason", "Para la prueba");
        assertEquals(404, fetched(address).statusCode());
        assertEquals(200, fetched(own).statusCode());
        assertEquals("Revoked: 1", node.shell("calendar:revoke", "admin").strip());
        assertEquals(404, fetched(own).statusCode());
        reading.close();
    }
}
