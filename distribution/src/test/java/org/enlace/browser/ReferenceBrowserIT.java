package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.node.Account;
import org.enlace.node.Client;
import org.enlace.node.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst looks things up; the administrator imports a newer set at the console, and goes back. */
class ReferenceBrowserIT {
    @TempDir
    private Path folder;

    @Test
    void theReferenceDataAreLookedUpAndAnUpdateShowsAtOnceAndAfterARestart() throws Exception {
        try (Program node = Program.demo(folder.resolve("data"));
                Chromium chromium = Chromium.start();
                Visitor analyst = new Visitor(chromium.profile("es-CO", true), node.address())
                        .signIn(Account.ofDemo(node, "analyst"))) {
            Locator main = analyst.page().locator("main");
            analyst.press("nav a[href='/reference']").look("reference");
            assertThat(main).containsText("2026.11");
            analyst.page().locator("main [name=q]").fill("iguacu");
            analyst.press("main form button").look("reference-search");
            assertThat(main).containsText("Puente Internacional de la Amistad");
            analyst.open("/reference?q=xyz").look("reference-none");
            assertThat(main).containsText("No hay nada en los datos de referencia para «xyz»");
            for (String set : new String[] {"countries", "organisations", "iccs", "handling", "border-crossings"}) {
                analyst.open("/reference/" + set).look("reference-" + set);
            }

            Path update = update(folder.resolve("reference-2026.12.zip"));
            assertTrue(node.enlace("shell", "reference:plan", update.toString()).contains("~ CL: name, retired"));
            node.enlace("shell", "reference:import", update.toString());
            analyst.open("/reference/countries?q=chile").look("reference-retired");
            assertThat(main).containsText("Chile la Nueva");
            assertThat(main).containsText("Retirado");
            assertEquals(
                    0,
                    analyst.open("/protocols")
                            .page()
                            .locator("#country option[value=CL]")
                            .count());
            node.killed();
            node.started();
            Client program = Client.of(node);
            assertTrue(program.get("/api/reference").body().contains("\"version\":\"2026.12\""));
            assertEquals(422, program.status("/api/reference/iccs?q=" + "a".repeat(201)));
            assertEquals(404, program.status("/api/reference/practices"));
            node.enlace("shell", "reference:back");
            assertTrue(program.get("/api/reference").body().contains("\"version\":\"2026.11\""));
            String audit = program.get("/api/audit?size=50").body();
            assertTrue(audit.contains("reference.import") && audit.contains("reference.back"), audit);
        }
    }

    private static Path update(Path file) throws IOException {
        String countries = Files.readString(Program.assembled().resolve("config/reference/countries.json"))
                .replace("\"es\": \"Chile\"", "\"es\": \"Chile la Nueva\"")
                .replace("\"id\": \"CL\",", "\"id\": \"CL\", \"retired\": true,");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("reference.json"));
            zip.write("{\"version\": \"2026.12\", \"issued\": \"2026-12-01\"}".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("countries.json"));
            zip.write(countries.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
