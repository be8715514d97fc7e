package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.node.Account;
import org.enlace.node.Client;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.enlace.node.Program;
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
                CountryNode pe = CountryNode.newDemo("PE", folder);
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

            Client here = Client.signedIn(co.program(), Account.ofDemo(co.program(), "admin"));
            told(here, note);

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

            aProtocolTravels(colombia, here, peru, pe);
        }
    }

    /** Colombia shares a protocol, which Peru reads once it has the module, cannot change, and loses again. */
    private void aProtocolTravels(Visitor colombia, Client here, Visitor peru, CountryNode pe) throws Exception {
        pe.done("module:remove", "protocol-library");
        HttpResponse<String> made = here.post("/api/protocols", Client.aGuide("Guía de entrevista a víctimas"));
        String record = Client.json(made).getString("id");
        String page = "/protocols/" + record;

        colombia.open(page + "/share")
                .page()
                .locator("[name=audience][value=PE]")
                .check();
        colombia.page().locator("[name=handling][value=H0]").uncheck();
        colombia.page().locator("[name=handling][value=H1]").check();
        colombia.page().locator("[name=tlp]").selectOption("TLP:AMBER");
        colombia.look("share");
        colombia.press("main form[action='" + page + "/share'] button");
        assertThat(colombia.page().locator("main")).containsText("Quién lo leerá");
        colombia.look("share-confirm");
        colombia.press("main form[action='" + page + "/share'] button");
        assertThat(colombia.page().locator("main")).containsText("En espera de envío");
        colombia.look("share-queued");

        there(colombia, peru);
        back(peru, colombia);
        assertThat(colombia.open(page).page().locator("#partners + table")).containsText("No adoptado allí");

        pe.installs(Program.archive("protocol-library"));
        Client there = Client.signedIn(pe.program(), Account.ofDemo(pe.program(), "admin"));
        NotesNode.await(
                "the protocol is handed over",
                () -> there.get("/api/protocols/" + record).statusCode() == 200);
        assertThat(peru.open(page).page().locator("main")).containsText("Protocolo de Colombia");
        assertThat(peru.page().locator("main")).containsText("H1: no se usa en un proceso judicial");
        peru.look("partner");
        assertThat(peru.open("/protocols?order=changed").page().locator("main")).containsText("De Colombia");
        peru.look("partner-list");
        notChangedThere(there, record);

        String corrected = Client.aGuide("Guía corregida de entrevista");
        assertEquals(200, changed(here, record, made, corrected).statusCode());
        there(colombia, peru);
        assertThat(peru.open(page).page().locator("h1")).containsText("Guía corregida de entrevista");
        back(peru, colombia);
        assertThat(colombia.open(page).page().locator("main")).containsText("Entregado");
        colombia.look("share-delivered");

        anAdoptionTravelsBack(colombia, peru, record);

        colombia.open(page + "/share/narrow")
                .page()
                .locator("[name=out][value=PE]")
                .check();
        colombia.page().locator("[name=reason]").fill("Se publicó por error");
        colombia.look("share-narrow");
        colombia.press("main form[action='" + page + "/share/narrow'] button");
        assertThat(colombia.page().locator("main")).containsText("Retiro pendiente de confirmar");
        there(colombia, peru);
        assertThat(peru.open(page).page().locator("main")).containsText("Se publicó por error");
        assertThat(peru.page().locator("main")).not().containsText("Unidad de prueba");
        peru.look("partner-taken-back");
        back(peru, colombia);
        assertThat(colombia.open(page).page().locator("main")).containsText("Retirado, confirmado");
    }

    /** Peru adopts it with a reservation and lets Colombia know, which sees it in its matrix and reads what Peru does otherwise. */
    private void anAdoptionTravelsBack(Visitor colombia, Visitor peru, String record) {
        String adoption = "/protocols/" + record + "/adoption";
        peru.open(adoption);
        peru.press("main form[action='" + adoption + "/study'] button");
        peru.open(adoption + "/adopt");
        Page form = peru.page();
        form.locator("[name=kind]").selectOption("resolution");
        form.locator("[name=number]").fill("MUESTRA-7");
        form.locator("[name=authority]").fill("Autoridad de muestra del Perú");
        for (String day : new String[] {"date", "from"}) {
            form.locator("[name=" + day + "-year]").fill("2026");
            form.locator("[name=" + day + "-month]").fill("11");
            form.locator("[name=" + day + "-day]").fill("2");
        }
        form.locator("[name='reservations.summary']").fill("Reserva de muestra: por la fiscalía.");
        peru.press("main form[action='" + adoption + "/adopt'] button");
        assertThat(form.locator("main")).containsText("Adoptada con reservas");
        peru.look("partner-adopted");

        peru.open(adoption + "/share").look("adoption-share");
        assertThat(form.locator("[name=audience][value=CO]")).isChecked();
        peru.press("main form[action='" + adoption + "/share'] button");
        assertThat(form.locator("main")).containsText("Las personas, las unidades y los motivos no viajan.");
        peru.look("adoption-share-confirm");
        peru.press("main form[action='" + adoption + "/share'] button");
        assertThat(form.locator("main")).containsText("En espera de envío");
        peru.look("adoption-told");

        back(peru, colombia);
        assertThat(colombia.open("/protocols/region").page().locator("table")).containsText("A* v1");
        colombia.look("region");
        assertThat(colombia.open("/protocols/region/PE").page().locator("main")).containsText("1 reserva");
        colombia.look("region-country");
        assertThat(colombia.open("/protocols/" + record + "/region").page().locator("main"))
                .containsText("Reserva de muestra: por la fiscalía.");
        colombia.look("region-document");
        assertThat(colombia.open("/protocols/" + record).page().locator("#uses + p"))
                .containsText("Un país lo ha adoptado, que se sepa.");

        peru.open(adoption + "/denounce");
        form.locator("[name=reason]").fill("Motivo interno de muestra");
        form.locator("[name=last-year]").fill("2027");
        form.locator("[name=last-month]").fill("3");
        form.locator("[name=last-day]").fill("31");
        peru.press("main form[action='" + adoption + "/denounce'] button");
        back(peru, colombia);
        assertThat(colombia.open("/protocols/" + record + "/region").page().locator("main"))
                .containsText("Denunciada");
        assertThat(colombia.page().locator("main")).not().containsText("Motivo interno");

        peru.open(adoption + "/share/narrow")
                .page()
                .locator("[name=out][value=CO]")
                .check();
        form.locator("[name=reason]").fill("Se compartió por error");
        peru.press("main form[action='" + adoption + "/share/narrow'] button");
        back(peru, colombia);
        assertThat(colombia.open("/protocols/" + record + "/region").page().locator("main"))
                .containsText("No se sabe de ningún país");
    }

    private void there(Visitor from, Visitor to) {
        brought(to, exported(from, "PE"));
    }

    private void back(Visitor from, Visitor to) {
        brought(to, exported(from, "CO"));
    }

    private static void notChangedThere(Client program, String record) {
        HttpResponse<String> now = program.get("/api/protocols/" + record);
        assertTrue(now.body().contains("\"H1\""), now::body);
        HttpResponse<String> refused = changed(program, record, now, Client.aGuide("Otra"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("protocol.partners"), refused::body);
    }

    private static HttpResponse<String> changed(Client program, String record, HttpResponse<String> now, String json) {
        return program.send(program.at("/api/protocols/" + record)
                .header("Content-Type", "application/json")
                .header("If-Match", now.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString(json)));
    }

    /** The same for a program. */
    private static void told(Client program, String note) {
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
