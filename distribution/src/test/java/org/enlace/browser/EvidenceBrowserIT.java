package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.node.NotesNode;
import org.enlace.node.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an image of a telephone consists of is stored and found again by its hash; one officer prepares a bundle for a court, another
 * approves it, and what they download is verified by the program of the release alone.
 */
class EvidenceBrowserIT {
    private static final String IMAGE = "EJEMPLO: imagen forense del teléfono";
    private static final byte[] CONTENT = "EJEMPLO: lo que se extrajo".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path data;

    @TempDir
    private Path usb;

    private final Sessions sessions = new Sessions();
    private Chromium chromium;
    private Program node;

    @Test
    void evidenceIsStoredBundledByTwoAndVerifiedWithoutTheNode() throws Exception {
        try (Chromium opened = Chromium.start();
                Program demo = Program.demo(data)) {
            chromium = opened;
            node = demo;
            String register = stored();
            String bundle = prepared(register);
            Path zip = approved(bundle);
            assertTrue(node.enlace("verify", zip.toString()).startsWith("WHOLE"));
            assertEquals(1, node.run("verify", altered(zip).toString()).status());
        }
    }

    private Visitor officer(String account) {
        return sessions.visitor(chromium, "es-CO", node, account);
    }

    private static Locator named(Visitor visitor, String name) {
        return visitor.page().locator("main").getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    /** @return the address of the register */
    private String stored() {
        try (Visitor investigator = officer("investigator")) {
            Page page = investigator.page();
            investigator.open("/jit");
            for (String team : page.locator("main a[href^='/jit/teams/']").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .distinct()
                    .toList()) {
                String register = team + "/work/evidence";
                if (page.navigate(node.address() + register).status() == 200
                        && named(investigator, IMAGE).count() > 0) {
                    stored(investigator, register);
                    return register;
                }
            }
            throw new AssertionError("No team of the demonstration has \"" + IMAGE + "\"");
        }
    }

    private static void stored(Visitor investigator, String register) {
        Page page = investigator.page();
        investigator.look("evidence-register");
        page.locator("main tr")
                .filter(new Locator.FilterOptions().setHasText(IMAGE))
                .locator("a")
                .first()
                .click();
        page.locator("main a[href$='/contents']").click();
        investigator.look("evidence-contents-empty");
        page.setInputFiles(
                "main input[type=file]",
                new FilePayload("EJEMPLO extracción.bin", "application/octet-stream", CONTENT));
        investigator.press("main form[data-upload] button[type=submit]");
        assertThat(page.locator("main")).containsText("EJEMPLO extracción.bin");
        assertThat(page.locator("main")).containsText(CONTENT.length + " bytes");
        investigator.look("evidence-contents");
        investigator.open(register + "/overdue").look("evidence-overdue");
    }

    /** @return the address of the bundle */
    private String prepared(String register) {
        try (Visitor prosecutor = officer("prosecutor")) {
            Page page = prosecutor.page();
            String bundles = register.replace("/work/evidence", "/bundles");
            prosecutor.open(bundles).look("bundles-empty");
            prosecutor.open(bundles + "/new");
            page.fill("[name=court]", "MUESTRA: juzgado");
            page.fill("[name=reference]", "MUESTRA 1");
            page.getByText(IMAGE).click();
            prosecutor.look("bundle-new");
            prosecutor.press("main button:has-text('Preparar')");
            prosecutor.look("bundle-prepared");
            assertThat(page.locator("main")).containsText("Espera aprobación");
            assertThat(page.locator("main a[href$='/decide']")).hasCount(0);
            return page.url().substring(node.address().length());
        }
    }

    private Path approved(String bundle) {
        try (Visitor investigator = officer("investigator")) {
            Page page = investigator.page();
            investigator.open("/").look("home-evidence");
            investigator.press(".enlace-card a:has-text('1 expediente para el tribunal por decidir')");
            assertThat(page).hasURL(node.address() + bundle.replaceAll("/[^/]+$", ""));
            investigator.open(bundle).press("main a[href$='/decide']");
            investigator.look("bundle-decide");
            page.check("[name=decision][value=approve]");
            page.check("main [type=checkbox]");
            investigator.press("main button:has-text('Decidir')");
            NotesNode.await("the bundle is made", () -> {
                page.navigate(node.address() + bundle);
                return page.locator("main a[href$='/file']").count() > 0;
            });
            investigator.look("bundle-made");
            Download download = page.waitForDownload(
                    () -> page.locator("main a[href$='/file']").first().click());
            Path file = usb.resolve(download.suggestedFilename());
            download.saveAs(file);
            return file;
        }
    }

    private Path altered(Path zip) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 1;
        return Files.write(usb.resolve("altered.zip"), bytes);
    }
}
