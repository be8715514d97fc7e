package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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

/**
 * A node that uses modules by adoption only: what one officer records and another confirms opens the module, and when it lapsed
 * its records are read and withdrawn and nothing new comes in. One story, told in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdoptionsBrowserIT {
    private static final byte[] ACT = "%PDF-1.7 Decreto de muestra".getBytes(StandardCharsets.US_ASCII);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/Bogota"));

    @TempDir
    static Path data;

    @TempDir
    static Path usb;

    private static Chromium chromium;
    private static Program node;
    private static Visitor first;
    private static Visitor second;
    private static Client client;
    private static Page page;
    private static String adoption;

    @BeforeAll
    static void startNode() throws IOException {
        chromium = Chromium.start();
        node = Program.demo(data);
        Account admin = Account.ofDemo(node, "admin");
        Account other = Account.of("second.admin", "trueno manzana reloj tambor");
        Account whole = new Browser(node)
                .signIn(admin)
                .makes(node, other, "sample-unit", "administrator")
                .enrolled(other);
        client = Client.of(node);
        first = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(admin);
        second = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(whole);
        page = first.page();
        Files.writeString(data.resolve("config/modules.json"), "{\"org.enlace.modules\": {\"adoption\": \"always\"}}");
        await(403);
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

    /** Waits until new work in the library is answered so. */
    private static void await(int status) {
        Instant end = Instant.now().plusSeconds(30);
        while (work() != status && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertEquals(status, work());
    }

    /** What new work in the library is answered with: 422 where it is looked at, since it says nothing. */
    private static int work() {
        return client.post("/api/protocols", "{}").statusCode();
    }

    private static void choose(String name, String value) {
        page.locator("select[name=" + name + "]").selectOption(value);
    }

    private static void type(String name, String value) {
        page.locator("[name=" + name + "]").fill(value);
    }

    private static void day(String name, LocalDate day) {
        type(name + "-year", String.valueOf(day.getYear()));
        type(name + "-month", String.valueOf(day.getMonthValue()));
        type(name + "-day", String.valueOf(day.getDayOfMonth()));
    }

    @Test
    @Order(1)
    void withoutAnAdoptionTheLibraryIsReadAndTakesNothingNew() {
        first.open("/modules/adoptions").look("adoptions-none");
        assertThat(page.locator("main")).containsText("No hay adopciones registradas");
        assertThat(page.locator("main")).containsText("Estos módulos no admiten trabajo nuevo");
        first.open("/protocols").look("protocols-closed");
        assertThat(page.locator("#closed-title")).hasText("Este módulo no admite trabajo nuevo");
        first.open("/protocols/new");
        first.press("main form[action='/protocols/new'] button:visible");
        assertThat(page.locator("h1")).hasText("Este módulo no admite trabajo nuevo");
        assertThat(page.locator("main")).containsText("no hay ninguna registrada");
        first.look("protocols-closed-form");
        HttpResponse<String> refused = client.post("/api/protocols", Client.aGuide("Nueva"));
        JsonObject problem = Client.json(refused);
        assertEquals(403, refused.statusCode());
        assertEquals("module.not-adopted", problem.getString("code"));
        assertTrue(client.get("/health").body().contains("adoptions"));
    }

    @Test
    @Order(2)
    void anOfficerRecordsItWithItsDocument() throws IOException {
        Path act = Files.write(usb.resolve("decreto.pdf"), ACT);
        first.open("/modules/adoptions/new").look("adoption-form");
        first.press("main form[action='/modules/adoptions/new'] button");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        first.look("adoption-form-wrong");
        choose("module", "protocol-library");
        choose("kind", "decree");
        type("number", "1066 de 2025");
        day("date", LocalDate.of(2025, 12, 1));
        type("title", "Decreto de muestra sobre la biblioteca de protocolos");
        type("authority", "Ministerio de muestra");
        type("scope", "Todas las unidades del país");
        day("from", LocalDate.of(2026, 1, 1));
        page.locator("[name=document]").setInputFiles(act);
        first.press("main form[action='/modules/adoptions/new'] button");
        assertThat(page.locator("h1")).containsText("Decreto de muestra");
        assertThat(page.locator("main")).containsText("Por confirmar");
        first.look("adoption-recorded");
        adoption = page.url().replaceAll("^" + node.address() + "|\\?.*", "");
        first.open(adoption + "/confirm");
        first.press("main form[action$='/confirm'] button");
        assertThat(page.locator(".govuk-error-summary")).containsText("Lo decide otra persona");
        first.look("adoption-own");
        first.open("/");
        assertThat(page.locator("main")).containsText("espera a quien la confirme");
        first.look("home-adoptions");
    }

    @Test
    @Order(3)
    void anotherConfirmsItAndTheLibraryOpens() throws IOException {
        second.open(adoption + "/confirm").look("adoption-confirm");
        second.press("main form[action$='/confirm'] button");
        assertThat(second.page().locator("main")).containsText("In force");
        second.look("adoption-confirmed");
        Download file = second.page()
                .waitForDownload(() -> second.page().getByText("decreto.pdf").click());
        Path kept = usb.resolve("kept.pdf");
        file.saveAs(kept);
        assertArrayEquals(ACT, Files.readAllBytes(kept));
        await(422);
        first.open("/protocols");
        assertThat(page.locator("#closed-title")).hasCount(0);
        first.open("/modules/adoptions?state=in-force").look("adoptions");
        assertThat(page.locator("main")).containsText("1 adopción");
    }

    @Test
    @Order(4)
    void theSheetIsPrintedAndTheRegisterTakenAway() throws IOException {
        first.open("/modules/adoptions/sheet").look("adoption-sheet");
        assertThat(page.locator("h1")).containsText("Colombia");
        assertThat(page.locator("main")).containsText("SHA-256");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("main")).containsText("Lugar y fecha");
        assertThat(page.locator(".enlace-menu")).isHidden();
        first.picture("adoption-sheet-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        first.open("/modules/adoptions");
        Download csv =
                page.waitForDownload(() -> page.getByText("Exportar en CSV").click());
        Path file = usb.resolve("adoptions.csv");
        csv.saveAs(file);
        assertTrue(Files.readString(file).contains("Decreto de muestra"));
        assertTrue(node.shell("module:adoptions").contains("in-force"));
    }

    @Test
    @Order(5)
    void whenItLapsedItsRecordsAreReadAndWithdrawnAndNothingNewComesIn() {
        String record = Client.json(client.post("/api/protocols", Client.aGuide("Guía que se retira")))
                .getString("id");
        String id = node.shell(
                        "module:adopt",
                        "protocol-library",
                        "--kind",
                        "decree",
                        "--number",
                        "7 de 2026",
                        "--date",
                        "2026-01-02",
                        "--title",
                        "Decreto de muestra que termina",
                        "--authority",
                        "Ministerio de muestra",
                        "--scope",
                        "Todas las unidades",
                        "--from",
                        "2026-01-02",
                        "--until",
                        TODAY.minusDays(1).toString())
                .lines()
                .findFirst()
                .orElseThrow();
        // Nobody knows who sat at the console, so two officers stand behind what was proposed there.
        for (Visitor officer : List.of(second, first)) {
            officer.open("/modules/adoptions/" + id + "/confirm");
            officer.press("main form[action$='/confirm'] button");
        }
        second.open("/modules/adoptions/" + id);
        assertThat(second.page().locator("main")).containsText("Lapsed");
        second.look("adoption-lapsed");
        await(403);
        first.open("/protocols/" + record).look("protocol-closed");
        first.open("/protocols/" + record + "/withdraw");
        page.locator("[name=reason]").fill("Sustituida");
        first.press("main form[action$='/withdraw'] button");
        assertThat(page.locator("main")).containsText("Sustituida");
        assertEquals(
                403, client.post("/api/protocols/" + record + "/restore", "").statusCode());

        second.open("/modules/adoptions/" + id + "/withdraw").look("adoption-withdraw");
        second.page().locator("[name=reason]").fill("Registrada por error");
        second.press("main form[action$='/withdraw'] button");
        assertThat(second.page().locator("main")).containsText("Withdrawn");
        await(422);
    }

    @Test
    @Order(6)
    void everythingIsThereWithoutScriptsAndNothingForOthers() {
        first.open("/modules/decisions").look("decisions-none");
        try (Visitor plain = new Visitor(chromium.profile("pt-BR", false), node.address())) {
            plain.signIn(Account.ofDemo(node, "auditor")).open("/modules/adoptions");
            assertThat(plain.page().locator("main")).containsText("Decreto de muestra");
            plain.open("/modules/adoptions/new", 403);
            plain.open(adoption + "/withdraw", 403);
        }
        try (Visitor officer = new Visitor(chromium.profile("es-CO", true), node.address())) {
            officer.signIn(Account.ofDemo(node, "officer")).open("/modules/adoptions", 403);
        }
    }
}
