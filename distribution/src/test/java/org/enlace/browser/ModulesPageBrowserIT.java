package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.enlace.node.Account;
import org.enlace.node.Client;
import org.enlace.node.Program;
import org.enlace.node.SampleModule;
import org.enlace.node.sample.Held;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An administrator takes a module in, upgrades it, goes back, and takes it out, on pages, with and without script. In order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModulesPageBrowserIT {
    private static final double PATIENCE = 60_000;

    @TempDir
    static Path folder;

    private static Path home;
    private static Chromium chromium;
    private static Program node;
    private static Visitor admin;
    private static Visitor plain;
    private static Client client;

    @BeforeAll
    static void aReleaseThatBringsASampleModule() throws IOException {
        chromium = Chromium.start();
        home = Program.copiedTo(folder.resolve("home"));
        node = Program.usedBefore(home, folder.resolve("data"))
                .with("ENLACE_DEMO", "1")
                .with("ENLACE_JAVA_OPTS", "-Denlace.sample.held=" + held())
                .started();
        // A demonstration takes in whatever its release brings: this one comes later.
        SampleModule.notes("1.0.0")
                .with(Held.class, "org.enlace.platform.contribution.HealthCheck")
                .in(home.resolve("modules"));
        Account account = Account.ofDemo(node, "admin");
        client = Client.signedIn(node, account);
        admin = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(account);
        plain = new Visitor(chromium.profile("es-CO", false), node.address()).inSessionOf(admin);
    }

    /** While it is there, the sample does not come up. */
    private static Path held() {
        return folder.resolve("held");
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Locator main(Visitor visitor) {
        return visitor.page().locator("main");
    }

    private static Visitor follow(Visitor visitor, String part) {
        return visitor.press("main a[href*='" + part + "']");
    }

    /** Presses the button of the plan. */
    private static Visitor confirm(Visitor visitor) {
        visitor.press("main form[action='/modules/notes/changes'] button");
        assertTrue(
                visitor.page().url().contains("/modules/changes/"),
                visitor.page().url());
        return visitor;
    }

    /** With script the page follows by itself. */
    private static void done(Visitor visitor, String words) {
        assertThat(visitor.page().locator(".govuk-notification-banner--success"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(main(visitor).locator("text=En curso")).hasCount(0);
    }

    /** Without script somebody looks again. */
    private static void lookedAfter(Visitor visitor, String words) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (visitor.page().locator("main noscript").count() > 0
                || visitor.page().locator("main a:text('Ver cómo va')").count() > 0) {
            assertTrue(Instant.now().isBefore(end), main(visitor).innerText());
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            visitor.open(visitor.page().url().replace(node.address(), ""));
        }
        assertThat(main(visitor)).containsText(words);
    }

    private static void write(String id) {
        assertEquals(
                201,
                client.post("/api/notes", "{\"id\": \"" + id + "\", \"words\": \"sample\"}")
                        .statusCode());
    }

    @Test
    @Order(1)
    void whatCouldBeInstalledIsShownWithItsPlanAndInstalledStepByStep() throws IOException {
        admin.open("/modules").look("modules");
        assertThat(main(admin)).containsText("Biblioteca de protocolos");
        follow(admin, "/modules/notes/plan").look("module-plan-install");
        assertThat(main(admin)).containsText("Nada se ha tocado");
        assertThat(main(admin)).containsText("V1__notes.sql");
        Files.createFile(held());
        confirm(admin).look("module-change-running");
        assertThat(main(admin)).containsText("En curso: ");
        Files.delete(held());
        done(admin, "Instalar: hecho.");
        admin.look("module-change-done");
        assertThat(main(admin)).containsText("Ahora: Muestra, versión 1.0.0");
        assertEquals(200, client.status("/notes"));
        follow(admin, "/modules/notes").look("module");
        assertThat(main(admin)).containsText("En servicio");
        assertThat(main(admin).locator(".moj-timeline")).containsText("notes: Instalar, 1.0.0");
        write("one");
    }

    @Test
    @Order(2)
    void withoutScriptItIsUpgradedAndGoesBack() throws IOException {
        SampleModule.notes("2.0.0").in(home.resolve("modules"));
        plain.open("/modules/notes");
        follow(plain, "operation=upgrade");
        assertThat(main(plain)).containsText("V2__letters.sql");
        confirm(plain);
        lookedAfter(plain, "Actualizar: hecho.");
        assertThat(main(plain)).containsText("versión 2.0.0");
        assertThat(main(plain)).containsText("Adaptar las tablas");
        plain.open("/modules/notes");
        follow(plain, "operation=rollback");
        confirm(plain);
        lookedAfter(plain, "Volver a la versión anterior: hecho.");
        assertThat(main(plain)).containsText("versión 1.0.0");
    }

    @Test
    @Order(3)
    void goingBackWithALossLeadsToTwoOfficers() throws IOException {
        follow(admin.open("/modules"), "/modules/notes/plan").look("module-plan-upgrade");
        confirm(admin);
        done(admin, "Actualizar: hecho.");
        write("two");
        follow(admin.open("/modules/notes"), "operation=rollback").look("module-plan-loss");
        assertThat(main(admin)).containsText("se escribió, cambió o borró 1 registro");
        Download download = admin.page().waitForDownload(() -> admin.page()
                .locator("a[href='/modules/notes/later/export']")
                .click());
        assertTrue(Files.readString(download.path()).contains("\"two\""));
        admin.press("form[action='/modules/notes/loss'] button");
        assertThat(admin.page().locator(".govuk-error-summary")).isVisible();
        admin.page().locator("[name=reason]").fill("La versión nueva no sirve para la prueba");
        admin.press("form[action='/modules/notes/loss'] button").look("module-loss-proposed");
        assertThat(main(admin)).containsText("Volver atrás con pérdida: Muestra");
        assertThat(main(admin)).containsText("Usted la propuso");
    }

    @Test
    @Order(4)
    void whatARemovedModuleLeftIsExportedAndItsEndProposed() throws IOException {
        follow(admin.open("/modules/notes"), "operation=remove").look("module-plan-remove");
        confirm(admin);
        done(admin, "Retirar: hecho.");
        assertEquals(404, client.status("/notes"));
        follow(admin.open("/modules").look("modules-left"), "/modules/notes/left")
                .look("module-left");
        assertThat(main(admin)).containsText("2 registros en el esquema notes");
        admin.page().locator("[name=reason]").fill("Los registros eran de prueba");
        admin.page().locator("[name=confirm]").fill("otro");
        admin.press("form[action='/modules/notes/purge'] button").look("module-left-refused");
        assertThat(admin.page().locator(".govuk-error-summary a")).hasCount(2);
        Download download = admin.page().waitForDownload(() -> admin.page()
                .locator("a[href='/modules/notes/left/export']")
                .click());
        String rows = Files.readString(download.path());
        assertTrue(rows.contains("\"one\"") && rows.contains("\"two\""), rows);
        admin.page().locator("[name=confirm]").fill("notes");
        admin.press("form[action='/modules/notes/purge'] button");
        assertThat(main(admin)).containsText("Borrar los datos: notes");
        assertThat(main(admin)).containsText("notes-");
    }

    @Test
    @Order(5)
    void theHistoryTellsItAll() {
        Page page = admin.open("/modules/history").look("module-history").page();
        for (String line : new String[] {
            "notes: Retirar, 2.0.0",
            "notes: Actualizar, 1.0.0 → 2.0.0",
            "notes: Volver a la versión anterior, 2.0.0 → 1.0.0"
        }) {
            assertThat(page.locator(".moj-timeline")).containsText(line);
        }
        assertThat(page.locator("h1")).hasText(Pattern.compile("Historia.*"));
    }
}
