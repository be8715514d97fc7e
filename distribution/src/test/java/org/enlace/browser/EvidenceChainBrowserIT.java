package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.enlace.browser.EntryForms.fields;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.enlace.node.SignedTeam;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a seizure to a bundle for a court, through an investigator and a prosecutor of each of two countries. Colombia seizes a
 * telephone, images it and hands it over; Brazil acknowledges it, examines it and says what came of it, and borrows the image;
 * Colombia makes the bundle, and whoever has nothing but the tools of any machine finds it whole.
 */
class EvidenceChainBrowserIT {
    private static final String IMAGE = "MUESTRA extracción completa.bin";
    private static final byte[] CONTENT = "MUESTRA: lo que se extrajo del teléfono".getBytes(UTF_8);
    private static final String REPORT = "AMOSTRA laudo.txt";
    private static final byte[] REPORTED = "Amostra: o que a perícia encontrou.".getBytes(UTF_8);
    private static final String KEPT = "AMOSTRA: fonte que não vai a juízo";

    @TempDir
    private Path folder;

    private TwoCountries officers;
    private SignedTeam team;
    private String work;
    private EntryForms forms;

    @Tag("proof")
    @Test
    void aSeizureBecomesACourtBundleThroughFourOfficersOfTwoCountries() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.demo("BR", folder)) {
            officers = new TwoCountries(opened, co, br);
            co.meets(br);
            team = SignedTeam.of(co, br, "BR", "MUESTRA: de la incautación al juez");
            work = team.path() + "/work";
            forms = new EntryForms(work);

            String telephone = seized();
            String image = imaged(telephone);
            handedOver(telephone);
            co.sends(br);
            acknowledged(telephone);
            String report = examined(telephone);
            kept(telephone);
            br.sends(co);
            seenThere(telephone);
            new LoanWalk(officers, CONTENT).walked(image);
            new PaperWalk(officers, forms, REPORTED).walked(report);
            try (Visitor investigator = officers.here("investigator")) {
                investigator.open(team.path() + "/retention").look("retention-none");
            }
            String bundle = prepared(telephone, image, report);
            foundWhole(approved(bundle));
        }
    }

    /** What an item is and how it was obtained: today, so that nothing is written down late. */
    private static Map<String, String> item(String title, String nature, String form, String state, String... more) {
        String zone = state.equals("CO") ? "America/Bogota" : "America/Sao_Paulo";
        Map<String, String> fields = new LinkedHashMap<>(fields(
                "title",
                title,
                "nature",
                nature,
                "form",
                form,
                "text",
                "Nada de esto ocurrió. Muestra.",
                "obtained",
                LocalDate.now(ZoneId.of(zone)).toString(),
                "obtained-time",
                "0:00",
                "zone",
                zone,
                "place",
                "Lugar de muestra",
                "state",
                state,
                "authority",
                "Orden de muestra 12",
                "obtained-by",
                "Unidad de muestra",
                "how",
                "Muestra"));
        fields.putAll(fields(more));
        return fields;
    }

    /** A telephone is registered; what happened to it is seen in its chain. */
    private String seized() {
        try (Visitor investigator = officers.here("investigator")) {
            investigator.open(work + "/evidence").look("chain-register-empty");
            String telephone = forms.written(
                    investigator,
                    "evidence",
                    item("MUESTRA: teléfono incautado", "physical", "telephone", "CO", "seal", "PRECINTO 0417"));
            investigator.look("chain-item");
            CustodyForms.written(investigator, telephone, "collected", fields("condition", "Encendido, pantalla rota"));
            CustodyForms.asked(investigator, telephone, "sealed").look("chain-event");
            CustodyForms.saved(
                    investigator,
                    telephone,
                    fields(
                            "place", "Depósito de muestra",
                            "authority", "Orden de muestra 12",
                            "seal", "PRECINTO 0417",
                            "condition", "Apagado"));
            assertThat(investigator.page().locator("main")).containsText("Lo tiene Colombia");
            return telephone;
        }
    }

    /** What was read from it is an item of its own, whose file is stored here and whose hash its chain names. */
    private String imaged(String telephone) {
        try (Visitor investigator = officers.here("investigator")) {
            String image = forms.writtenAbout(
                    investigator,
                    "evidence",
                    telephone,
                    item("MUESTRA: imagen del teléfono", "digital", "image", "CO", "tool", "Herramienta de muestra"));
            Page page = investigator.page();
            page.locator("main a[href$='/contents']").click();
            page.setInputFiles("main input[type=file]", new FilePayload(IMAGE, "application/octet-stream", CONTENT));
            investigator.press("main form[data-upload] button[type=submit]");
            assertThat(page.locator("main")).containsText("La cadena no nombra su hash");
            investigator.look("chain-contents");
            page.locator("main a[href*='/events/new/acquired?content=']").click();
            assertThat(page.locator("main [name=after]")).hasValue(LoanWalk.hash(CONTENT));
            CustodyForms.saved(investigator, image, fields("method", "Copia forense completa"));
            assertThat(page.locator("main")).not().containsText("Ningún evento de la cadena de custodia nombra");
            investigator.look("chain-image");
            return image;
        }
    }

    private void handedOver(String telephone) {
        try (Visitor investigator = officers.here("investigator")) {
            CustodyForms.asked(investigator, telephone, "transferred-out");
            CustodyForms.taken(investigator, "handing", "Muestra investigator", "Colombia");
            CustodyForms.taken(investigator, "receiving", "Muestra investigator", "Brasil");
            investigator.look("chain-hand-over");
            CustodyForms.saved(
                    investigator,
                    telephone,
                    fields(
                            "place", "Puente de muestra",
                            "authority", "Orden de muestra 12",
                            "purpose", "Pericia en Brasil",
                            "condition", "Precinto intacto"));
            assertThat(investigator.page().locator("main")).containsText("En tránsito de Colombia a Brasil");
            investigator.open(work + "/evidence/transit").look("chain-transit");
            assertThat(investigator.page().locator("main")).containsText("MUESTRA: teléfono incautado");
        }
    }

    /** Who was named says on their own node that it arrived. */
    private void acknowledged(String telephone) {
        try (Visitor investigator = officers.there("investigator")) {
            Page page = investigator.page();
            NotesNode.await("it is on its way there", () -> {
                page.navigate(officers.brazil().program().address() + telephone);
                return page.locator("main a[href$='/events/new/received']").count() > 0;
            });
            investigator.look("chain-awaited");
            page.locator("main a[href$='/events/new/received']").first().click();
            investigator.look("chain-received");
            CustodyForms.saved(
                    investigator, telephone, fields("place", "Laboratório de amostra", "condition", "Lacre intacto"));
            assertThat(page.locator("main")).containsText("Está com Brasil");
            CustodyForms.written(
                    investigator,
                    telephone,
                    "analysed",
                    fields(
                            "place", "Laboratório de amostra",
                            "authority", "Despacho de amostra 3",
                            "purpose", "Perícia",
                            "method", "Leitura lógica"));
            investigator.look("chain-examined");
        }
    }

    /** What came of it is an item of Brazil's, with its report as a paper that stays there until two lend it. */
    private String examined(String telephone) {
        try (Visitor investigator = officers.there("investigator")) {
            String extract = forms.writtenAbout(
                    investigator, "evidence", telephone, item("AMOSTRA: extrato", "digital", "extract", "BR"));
            Page page = investigator.page();
            page.locator("[name=file]").setInputFiles(new FilePayload(REPORT, "text/plain", REPORTED));
            page.locator("form[data-upload] button[type=submit]").click();
            assertThat(page.locator(".enlace-files")).containsText(REPORT);
            investigator.look("chain-derived");
            return extract;
        }
    }

    /** What Brazil does not let into court. */
    private void kept(String telephone) {
        try (Visitor investigator = officers.there("investigator")) {
            Page page = investigator
                    .open(work + "/new/evidence?about=" + EntryForms.id(telephone))
                    .page();
            page.locator("[name=handling][value=H0]").uncheck();
            page.locator("[name=handling][value=H1]").check();
            forms.saved(investigator, item(KEPT, "digital", "extract", "BR"));
        }
    }

    /** Both strands are one chain, in which nothing is found. */
    private void seenThere(String telephone) {
        try (Visitor investigator = officers.here("investigator")) {
            Page page = investigator.page();
            NotesNode.await("what Brazil wrote is handed over", () -> {
                page.navigate(officers.colombia().program().address() + telephone);
                return page.locator(".moj-timeline__item").count() == 5;
            });
            assertThat(page.locator("main")).containsText("Lo tiene Brasil");
            assertThat(page.locator("main section .govuk-inset-text")).hasCount(0);
            NotesNode.await(
                    "what Brazil derived is handed over",
                    () -> investigator.open(telephone).page().content().contains(KEPT));
            investigator.look("chain-whole");
        }
    }

    /** What is under H1 is refused by name; the rest is prepared, with that told as withheld. @return the address of the bundle */
    private String prepared(String... items) {
        try (Visitor prosecutor = officers.here("prosecutor")) {
            Page page = prosecutor.open(team.path() + "/bundles/new").page();
            page.fill("[name=court]", "MUESTRA: juzgado penal");
            page.fill("[name=reference]", "MUESTRA 2027-1");
            for (String item : items) {
                page.check("[name=item][value='" + EntryForms.id(item) + "']");
            }
            Locator kept = page.locator("label").filter(new Locator.FilterOptions().setHasText(KEPT));
            String number = kept.innerText().split(" ")[0];
            kept.click();
            prosecutor.press("main button:has-text('Preparar')");
            assertThat(page.locator(".govuk-error-summary")).containsText(number + " está bajo H1");
            prosecutor.look("bundle-h1");
            page.locator("label")
                    .filter(new Locator.FilterOptions().setHasText(KEPT))
                    .click();
            page.fill("[name=what-0]", number);
            page.selectOption("[name=ground-0]", "provider");
            page.fill("[name=words-0]", "Brasil no permitió usarlo ante el juez. Muestra.");
            prosecutor.press("main button:has-text('Preparar')");
            assertThat(page.locator("main")).containsText("Espera aprobación");
            assertThat(page.locator("main")).containsText("la traducción «" + REPORT + "» va sin certificado");
            prosecutor.look("bundle-waits");
            return EntryForms.path(page);
        }
    }

    private Path approved(String bundle) {
        try (Visitor investigator = officers.here("investigator")) {
            Page page = investigator.open("/inbox").page();
            page.locator("main a[href='" + bundle + "']").first().click();
            investigator.press("main a[href$='/decide']");
            page.check("[name=decision][value=approve]");
            page.check("main [name=read]");
            if (page.locator("main [name=basis]").count() > 0) {
                page.fill("main [name=basis]", "Auto del 3 de mayo");
            }
            investigator.look("bundle-decide");
            investigator.press("main button:has-text('Decidir')");
            NotesNode.await("the bundle is made", () -> {
                page.navigate(officers.colombia().program().address() + bundle);
                return page.locator("main a[href$='/file']").count() > 0;
            });
            investigator.look("bundle-of-two-countries");
            Download download = page.waitForDownload(
                    () -> page.locator("main a[href$='/file']").first().click());
            Path zip = folder.resolve("court").resolve("bundle.zip");
            download.saveAs(zip);
            return zip;
        }
    }

    /** By the tools of any machine, and by the program of the release. */
    private void foundWhole(Path zip) throws Exception {
        Path unpacked = Files.createDirectories(folder.resolve("court/unpacked"));
        PublicTools court = new PublicTools(unpacked);
        court.whole(zip);
        assertEquals(1, court.members(".bin").size());
        assertArrayEquals(CONTENT, court.bytes(court.members(".bin").get(0)));
        String report = court.members(".txt").stream()
                .filter(name -> name.contains("laudo"))
                .findFirst()
                .orElseThrow();
        assertArrayEquals(REPORTED, court.bytes(report));
        assertEquals(2, court.members("/custody.jsonl").size(), "of the extract nobody wrote what happened to it");
        String verified = officers.colombia().program().enlace("verify", zip.toString(), "--signer", court.signer());
        assertTrue(verified.startsWith("WHOLE"), verified);
        court.findAChange(report);
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 1;
        Path altered = Files.write(folder.resolve("altered.zip"), bytes);
        assertEquals(
                1,
                officers.colombia().program().run("verify", altered.toString()).status());
    }
}
