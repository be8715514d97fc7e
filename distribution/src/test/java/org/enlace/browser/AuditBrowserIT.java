package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import org.enlace.node.Account;
import org.enlace.node.NotesNode;
import org.enlace.node.Program;
import org.enlace.node.Program.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An auditor finds what was done, takes proofs of it away, and sees that the log is whole. One story, told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditBrowserIT {
    @TempDir
    static Path data;

    @TempDir
    static Path usb;

    private static Chromium chromium;
    private static Program node;
    private static Account account;
    private static Visitor auditor;
    private static Page page;

    @BeforeAll
    static void startNode() {
        chromium = Chromium.start();
        node = Program.demo(data);
        account = Account.ofDemo(node, "auditor");
        auditor = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(account);
        page = auditor.page();
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

    private static Locator rows() {
        return page.locator("main tbody tr");
    }

    /** The last record of the library that was made, with nothing done to it since. */
    private static Locator created() {
        return rows().filter(new Locator.FilterOptions().setHasText("Creación de un registro"))
                .first();
    }

    private static Path fetched(Runnable press) {
        Download download = page.waitForDownload(press::run);
        Path file = usb.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    @Test
    @Order(1)
    void theLogIsFilteredByKeyboardAndByChoice() {
        auditor.open("/audit").look("audit");
        assertThat(rows().filter(new Locator.FilterOptions().setHasText("Inicio de sesión"))
                        .first())
                .isVisible();
        // Anew: what judges a page leaves empty style attributes, which htmx would carry over.
        auditor.open("/audit");
        page.locator("[name=officer]").focus();
        page.keyboard().type("nadie");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("Ningún asiento cumple el filtro");
        auditor.look("audit-none").open("/audit");
        page.locator("[name=kind]").selectOption("protocol");
        auditor.press("main form[action='/audit'] button");
        assertThat(page.getByText("Quitar todos los filtros")).isVisible();
        assertThat(rows()).hasCount(25);
        assertThat(created()).containsText("Registro de la biblioteca");
        auditor.look("audit-filtered");
        auditor.open("/audit?record=x&from-year=2026&from-month=13");
        assertThat(page.locator("#from-error")).containsText("2026-13-01");
        auditor.look("audit-wrong");
    }

    @Test
    @Order(2)
    void anEntryLeadsToTheHistoryOfItsRecord() {
        auditor.open("/audit?kind=protocol");
        created().locator("a").click();
        assertThat(page.locator("h1")).containsText("Creación de un registro");
        page.locator("main details summary").first().click();
        assertThat(page.locator("main")).containsText("Hash de la hoja");
        auditor.look("audit-entry");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("main")).containsText("Título en su idioma original");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.getByText("Ver la historia del registro").click();
        assertThat(page.locator("main .moj-timeline__item")).hasCount(1);
        auditor.look("audit-record");
        auditor.open("/audit/record?kind=protocol&id=none").look("audit-record-none");
    }

    @Test
    @Order(3)
    void whatIsTakenAwayVerifiesWithoutTheNodeAfterAProofOfIdentity() {
        auditor.open("/confirm?to=%2Faudit%3Fkind%3Dprotocol");
        page.locator("[name=password]").fill(account.password());
        page.locator("[name=second-factor]")
                .fill(account.authenticator().orElseThrow().code());
        auditor.press("main form[action='/confirm'] button");
        assertTrue(page.url().endsWith("/audit?kind=protocol"), page.url());
        Path part = fetched(() ->
                page.getByText("Descargar los asientos que cumplen el filtro").click());
        assertTrue(node.enlace("verify", part.toString()).startsWith("WHOLE"));
        rows().first().locator("a").click();
        Path entry = fetched(
                () -> page.getByText("Descargar este asiento con su prueba").click());
        assertTrue(node.enlace("verify", entry.toString()).contains("1 entries"));
        auditor.open("/audit/person").look("audit-person");
        page.locator("[name=person]").fill("officer:analyst");
        Path person = fetched(() ->
                page.locator("main form[action='/audit/person/export'] button").click());
        assertTrue(node.enlace("verify", person.toString()).startsWith("WHOLE"));
        auditor.open("/audit?code=audit.person");
        assertThat(rows()).hasCount(1);
    }

    @Test
    @Order(4)
    void theLogIsVerifiedWithAnAnchorAndErasedValuesLeaveItWhole() {
        auditor.open("/audit/verification").look("audit-verification");
        Path anchor = fetched(() -> page.getByText("Descargar un ancla").click());
        node.shell("audit:erase", "--person", "officer:analyst", "--reason", "Sample order 1");
        page.locator("[name=anchors]").setInputFiles(anchor);
        auditor.press("main form[action='/audit/verification'] button");
        // One that takes longer than its page waits goes on; the page tells what came of it when it is asked again.
        NotesNode.await("the log is verified", () -> auditor.open("/audit/verification")
                .page()
                .locator("main")
                .innerText()
                .contains("Íntegro"));
        assertThat(page.locator("main")).not().containsText("Sin un ancla");
        auditor.look("audit-verified");
        auditor.open("/audit?kind=officer&record=analyst");
        rows().last().locator("a").click();
        assertThat(page.locator("main")).containsText("borrado conforme a la ley");
        auditor.look("audit-erased");
    }

    @Test
    @Order(5)
    void everythingIsThereWithoutScriptsAndNothingForOthers() {
        try (Visitor plain = new Visitor(chromium.profile("es-CO", false), node.address())) {
            plain.signIn(Account.ofDemo(node, "admin")).open("/audit?code=shell.");
            assertThat(plain.page().locator("main tbody tr").first()).containsText("audit:erase");
            plain.press("main tbody a");
            assertThat(plain.page().locator("main")).containsText("Estado de salida");
        }
        try (Visitor other = new Visitor(chromium.profile("es-CO", true), node.address())) {
            other.signIn(Account.ofDemo(node, "officer")).open("/audit", 403);
            other.open("/");
            assertThat(other.page().locator("body")).containsText("Protocolos");
            assertThat(other.page().locator("body")).not().containsText("Auditoría");
        }
        Outcome altered = node.run("verify", usb.resolve("none").toString());
        assertEquals(2, altered.status());
    }
}
