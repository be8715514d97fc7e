package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.enlace.browser.EntryForms.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An image that was given back is kept as long as its rule says; then the node proposes to erase it. One officer places it under legal
 * hold and lifts that, two confirm one after the other, and its certificate is what is left of it.
 */
class RetentionBrowserIT {
    private static final String RULE = "{ \"org.enlace.jit.retention\": { \"rules\": ["
            + "\"devueltos nature:digital P1D item-gone Ley de muestra, art. 1\"] } }";
    private static final String TITLE = "MUESTRA: imagen que se devolvió";
    private static final String SAVE = "main form[method=post] .govuk-button-group button";

    @TempDir
    private Path folder;

    private final Sessions sessions = new Sessions();
    private Chromium chromium;
    private CountryNode node;
    private String team;

    @Test
    void whatWasGivenBackIsErasedByTwoAndCertified() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.judgingLater("CO", folder, Duration.ofDays(10))) {
            chromium = opened;
            node = co;
            co.configured("retention", RULE);
            String item = givenBack();
            co.done("node:job-run", "jit-retention");
            String proposed = team + "/retention/" + EntryForms.id(item);
            held(proposed);
            co.done("node:job-run", "jit-retention");
            confirmed(proposed);
            certified(proposed, item);
        }
    }

    private Visitor officer(String account) {
        return sessions.visitor(chromium, "es-CO", node.program(), account);
    }

    /** Of the demonstration, the one in which evidence is registered. */
    private static String running(Visitor investigator, CountryNode node) {
        Page page = investigator.open("/jit").page();
        List<String> teams = page.locator("main a[href^='/jit/teams/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .distinct()
                .toList();
        return teams.stream()
                .filter(one -> page.navigate(node.program().address() + one + "/work/new/evidence")
                                .status()
                        == 200)
                .findFirst()
                .orElseThrow();
    }

    /** An image with its file, acquired and given back; before it is written that it is gone, that is asked once more. */
    private String givenBack() {
        try (Visitor investigator = officer("investigator")) {
            team = running(investigator, node);
            Page page = investigator.page();
            NotesNode.await("the rule counts", () -> investigator
                    .open(team + "/retention")
                    .page()
                    .content()
                    .contains("Ley de muestra, art. 1"));
            investigator.look("retention-empty");
            EntryForms forms = new EntryForms(team + "/work");
            String item = forms.written(
                    investigator,
                    "evidence",
                    fields(
                            "title", TITLE,
                            "nature", "digital",
                            "form", "image",
                            "text", "Nada de esto ocurrió. Muestra.",
                            "obtained", LocalDate.now().minusDays(1).toString(),
                            "obtained-time", "6:15",
                            "place", "Lugar de muestra",
                            "state", "CO",
                            "authority", "Orden de muestra",
                            "obtained-by", "Unidad de muestra",
                            "how", "Muestra"));
            investigator.open(CustodyForms.evidence(item) + "/contents");
            page.setInputFiles(
                    "main input[type=file]",
                    new FilePayload("MUESTRA.bin", "application/octet-stream", TITLE.getBytes(StandardCharsets.UTF_8)));
            investigator.press("main form[data-upload] button[type=submit]");
            assertThat(page.locator("main")).containsText("La cadena no nombra su hash");
            CustodyForms.written(investigator, item, "acquired", fields("method", "Copia forense"));
            CustodyForms.asked(investigator, item, "returned");
            CustodyForms.taken(investigator, "receiving", "", "Colombia");
            fields(
                            "place", "Juzgado de muestra",
                            "authority", "Orden de muestra",
                            "purpose", "Lo ordenó el juez",
                            "condition", "Sin cambios")
                    .forEach((field, value) ->
                            page.locator("main [name='" + field + "']").fill(value));
            investigator.press(SAVE).look("custody-returned-sure");
            investigator.press("main button[name=confirmed]");
            assertThat(page.locator("main")).containsText("Se devolvió");
            return item;
        }
    }

    private void decided(Visitor visitor, String decision) {
        visitor.page().check("[name=decision][value=" + decision + "]");
        visitor.press("main button:has-text('Decidir')");
    }

    /** What waits is found; a hold keeps it until somebody lifts that. */
    private void held(String proposed) {
        try (Visitor prosecutor = officer("prosecutor")) {
            Page page = prosecutor.page();
            NotesNode.await("it is proposed", () -> {
                prosecutor.open(team + "/retention");
                return page.locator("main a[href='" + proposed + "']").count() > 0;
            });
            prosecutor.look("retention-list");
            page.locator("main a[href='" + proposed + "']").first().click();
            assertThat(page.locator("main")).containsText("Espera la primera confirmación");
            prosecutor.look("retention-proposed");
            prosecutor.press("main a[href$='/decide']");
            decided(prosecutor, "hold");
            assertThat(page.locator(".govuk-error-summary")).isVisible();
            prosecutor.look("retention-decide-wrong");
            page.fill("[name=reason]", "Hay una apelación. Muestra.");
            decided(prosecutor, "hold");
            assertThat(page.locator("main")).containsText("Bajo retención legal");
            prosecutor.look("retention-held");
            prosecutor.press("main a[href$='/decide']");
            page.fill("[name=reason]", "La apelación terminó. Muestra.");
            decided(prosecutor, "lift");
            assertThat(page.locator("main")).containsText("Ya nada lo conserva");
            prosecutor.look("retention-lifted");
        }
    }

    private void confirmed(String proposed) {
        try (Visitor prosecutor = officer("prosecutor")) {
            Page page = prosecutor.page();
            NotesNode.await("it is proposed anew", () -> {
                prosecutor.open(proposed);
                return page.locator("main").innerText().contains("Espera la primera confirmación");
            });
            prosecutor.press("main a[href$='/decide']").look("retention-decide");
            page.check("main [name=read]");
            decided(prosecutor, "confirm");
            assertThat(page.locator("main")).containsText("Usted ya lo confirmó");
            prosecutor.look("retention-once");
        }
        try (Visitor investigator = officer("investigator")) {
            Page page = investigator.open(proposed + "/decide").page();
            page.check("main [name=read]");
            decided(investigator, "confirm");
            NotesNode.await("it is erased", () -> {
                investigator.open(proposed);
                return page.locator("main a[href$='/certificate.pdf']").count() > 0;
            });
            investigator.look("retention-erased");
        }
    }

    /** What it was is said nowhere any more; what was signed can be taken along. */
    private void certified(String proposed, String item) throws Exception {
        try (Visitor investigator = officer("investigator")) {
            Page page = investigator.open(proposed).page();
            assertThat(page.locator("main")).not().containsText(TITLE);
            byte[] signed = downloaded(page, "certificate.json");
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(signed));
            String shown = page.locator("main").innerText().replaceAll("\\s", "");
            assertTrue(shown.contains(hash), shown);
            byte[] paper = downloaded(page, "certificate.pdf");
            assertEquals("%PDF", new String(paper, 0, 4, StandardCharsets.US_ASCII));
            investigator.open(item).look("retention-chain");
            assertThat(page.locator("main")).not().containsText(TITLE);
            assertThat(page.locator("main .moj-timeline__item")).hasCount(2);
            investigator.open(team + "/retention").look("retention-over");
        }
    }

    private static byte[] downloaded(Page page, String name) throws Exception {
        Locator link = page.locator("main a[href$='/" + name + "']").first();
        Download download = page.waitForDownload(link::click);
        return Files.readAllBytes(download.path());
    }
}
