package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.enlace.node.Account;
import org.enlace.node.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The administrator sees what needs them, mends the configuration on a page, and takes a change back. */
class DoctorBrowserIT {
    @TempDir
    private Path folder;

    @Test
    void theAdministratorSeesWhatIsWrongAndChangesAndUndoesASetting() throws Exception {
        try (Program node = Program.demo(folder.resolve("data"));
                Chromium chromium = Chromium.start();
                Visitor admin = new Visitor(chromium.profile("es-CO", true), node.address())
                        .signIn(Account.ofDemo(node, "admin"))) {
            Files.writeString(node.data().resolve("config/mine.json"), "{\"org.enlace.mail\": {\"giveUpHuors\": 5}}");
            Locator main = admin.page().locator("main");
            admin.press("nav a[href='/doctor']").look("doctor");
            assertThat(main).containsText("Estado del nodo");
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!main.innerText().contains("giveUpHuors") && System.nanoTime() < end) {
                admin.open("/doctor");
            }
            admin.look("doctor-findings");
            assertThat(main).containsText("Corríjalo en ese archivo");
            Files.delete(node.data().resolve("config/mine.json"));

            admin.press("nav a[href='/configuration']").look("configuration");
            admin.press("main a[href='/configuration/of/org.enlace.mail']").look("configuration-of");
            assertThat(main).containsText("El servidor al que se entrega el correo");
            admin.page().selectOption("#key", "giveUpHours");
            admin.page().fill("#value", "pronto");
            admin.press("form[action='/configuration/set'] button").look("configuration-wrong");
            assertThat(main).containsText("Ese valor no está permitido. Se permite: un número entero");
            admin.page().fill("#value", "24");
            admin.press("form[action='/configuration/set'] button").look("configuration-done");
            assertThat(main).containsText("Ya está en vigor");
            admin.open("/configuration/of/org.enlace.mail").look("configuration-own");
            assertThat(main).containsText("ENLACE_DATA/config/mail.json");

            admin.open("/configuration/history").look("configuration-history");
            assertThat(main).containsText("giveUpHours");
            admin.press("form[action='/configuration/undo'] button");
            assertThat(main).containsText("Ya está en vigor");
        }
    }
}
