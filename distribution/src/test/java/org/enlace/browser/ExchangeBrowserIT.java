package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.node.Account;
import org.enlace.node.Client;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.enlace.node.SampleModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The administrators of Colombia and Peru carry parcels between their nodes by the page of the exchange, in their browsers. */
class ExchangeBrowserIT {
    @TempDir
    private Path folder;

    private Visitor at(Chromium chromium, CountryNode node, String language) {
        Account admin = Account.ofDemo(node.program(), "admin");
        return new Visitor(chromium.profile(language, true), node.program().address()).signIn(admin);
    }

    @Test
    void aParcelGoesThereAndItsReceiptsComeBack() throws Exception {
        Path module = SampleModule.sharedNotes().in(folder);
        try (Chromium chromium = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode pe = CountryNode.demo("PE", folder);
                Visitor colombia = at(chromium, co, "es-CO");
                Visitor peru = at(chromium, pe, "es-PE")) {
            colombia.open("/exchange").look("exchange-empty");
            assertThat(colombia.page().locator("main")).containsText("Todavía no se conoce ningún otro país");
            co.installs(module);
            co.meets(pe);
            String note =
                    co.done("shared-notes:do", "share", "Nota de muestra", "PE").split(" ")[0];

            Path parcel = exported(colombia, "PE");
            assertThat(colombia.open("/exchange").page().locator("main")).containsText(note);
            colombia.look("exchange-sent");

            told(co, note);

            Page page = brought(peru, parcel);
            assertThat(page.locator("main")).containsText("no ha adoptado el módulo");
            peru.look("exchange-kept");
            pe.installs(module);
            NotesNode.await("the note is handed over", () -> pe.notes().contains(note + "|CO|1|Nota de muestra"));

            brought(colombia, exported(peru, "CO"));
            assertThat(colombia.open("/exchange").page().locator("main")).not().containsText(note);
            assertEquals(0, co.queue().size());
            colombia.look("exchange");

            page = brought(colombia, Files.writeString(folder.resolve("letter.parcel"), "no es un paquete"));
            assertThat(page.locator(".govuk-error-summary")).isVisible();
            colombia.look("exchange-refused");
        }
    }

    /** The same for a program. */
    private static void told(CountryNode node, String note) {
        Client program = Client.signedIn(node.program(), Account.ofDemo(node.program(), "admin"));
        told(program, "/api/exchange/queue?to=PE", note);
        told(program, "/api/exchange/traffic", "\"sent\":1");
        told(program, "/api/exchange/peers", "\"state\":\"trusted\"");
        assertEquals(200, program.post("/api/exchange/parcels/PE", "").statusCode());
        assertEquals(422, program.post("/api/exchange/parcels/PE?after=-1", "").statusCode());
        assertEquals(422, program.post("/api/exchange/parcels/BR", "").statusCode());
    }

    private static void told(Client program, String path, String part) {
        HttpResponse<String> answer = program.get(path);
        assertTrue(answer.body().replace(" ", "").contains(part), () -> path + ": " + answer.body());
    }

    private Path exported(Visitor administrator, String country) {
        Page page = administrator.open("/exchange").page();
        page.locator("[name=country]").selectOption(country);
        Locator button = page.locator("form[action='/exchange/export'] button");
        Download download = page.waitForDownload(button::click);
        Path parcel = folder.resolve(download.suggestedFilename());
        download.saveAs(parcel);
        return parcel;
    }

    private static Page brought(Visitor administrator, Path parcel) {
        Page page = administrator.open("/exchange").page();
        page.locator("[name=parcel]").setInputFiles(parcel);
        administrator.press("form[action='/exchange/import'] button");
        return page;
    }
}
