package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A protocol from its first draft to what a unit of another country reports of it. Colombia's analyst, trainer and prosecutor work in
 * Spanish, Brazil's coordinator, prosecutor and officer in Portuguese; each node is started anew on the way, and the two
 * administrators carry parcels.
 */
class LibraryChainBrowserIT {
    @TempDir
    private Path folder;

    private final Sessions sessions = new Sessions();
    private Chromium chromium;
    private CountryNode colombia;
    private CountryNode brazil;

    @Tag("proof")
    @Test
    void aProtocolIsWrittenHereAppliedThereAndSeenByBoth() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.demo("BR", folder)) {
            chromium = opened;
            colombia = co;
            brazil = br;
            co.meets(br);

            String version = written();
            co.startsAnew();
            reviewed(version);
            String document = approvedAndShared(version);
            br.startsAnew();
            co.sends(br);
            arrived(document);
            adopted(document);
            implemented(document);
            toldBack(document);
            br.sends(co);
            seenInTheRegion(document);
            co.startsAnew();
            reported(document);
            weighed(document);
            changedAndSentAgain(document);
            co.sends(br);
            leftToDecide(document);
        }
    }

    private Visitor here(String account) {
        return sessions.visitor(chromium, "es-CO", colombia.program(), account);
    }

    private Visitor there(String account) {
        Visitor officer = sessions.visitor(chromium, "pt-BR", brazil.program(), account);
        officer.press("a[hreflang=pt]");
        return officer;
    }

    private static void pressed(Page page, String label) {
        Visitor.press(page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true))
                .first());
    }

    private static void date(Page page, String field, String year) {
        page.locator("[name=" + field + "-year]").fill(year);
        page.locator("[name=" + field + "-month]").fill("11");
        page.locator("[name=" + field + "-day]").fill("3");
    }

    private String written() {
        try (Visitor analyst = here("analyst")) {
            Page page = analyst.open("/protocols/versions/new").page();
            page.locator("[name=type]").selectOption("protocol");
            Visitor.press(page.locator("button[name=guide]"));
            page.locator("[name=title]").fill("Protocolo de muestra: derivación de víctimas en frontera");
            page.locator("[name=issuingBody]").fill("Unidad de muestra");
            page.locator("[name=source]").fill("Redactado para la demostración");
            page.locator("[name='summary.es']").fill("Quién recibe a la víctima y en qué plazo. Texto de muestra.");
            page.locator("[name='passages.steps.es']").fill("1. Lugar reservado\n2. Intérprete\n3. Derivación");
            page.locator("[name='requirements.0.es']").fill("Hay un lugar reservado para la entrevista");
            Visitor.press(page.locator("button[name=more]"));
            page.locator("[name='requirements.1.es']").fill("Hay intérpretes de guardia");
            analyst.look("chain-draft");
            page.locator("[name=changes]").fill("Primera versión");
            date(page, "nextReview", "2031");
            pressed(page, "Crear registro");
            String draft = URI.create(page.url()).getPath();
            analyst.open(draft + "/submit");
            page.locator("input[name=reviewers][value=trainer]").check();
            page.locator("[name=approver]").selectOption("prosecutor");
            analyst.press("main form[action='" + draft + "/submit'] button");
            assertThat(page.locator("main")).containsText("Está en revisión.");
            return draft;
        }
    }

    private void reviewed(String version) {
        try (Visitor trainer = here("trainer")) {
            trainer.open(version + "/review")
                    .page()
                    .locator("[name=opinion][value=agrees]")
                    .check();
            trainer.press("main form[action='" + version + "/review'] button");
            assertThat(trainer.page().locator("main")).containsText("Su opinión se guardó.");
        }
    }

    private String approvedAndShared(String version) {
        try (Visitor prosecutor = here("prosecutor")) {
            prosecutor.open(version).press("main form[action='" + version + "/approve'] button");
            assertThat(prosecutor.page().locator("main")).containsText("La versión está aprobada.");
            String document = prosecutor
                    .page()
                    .locator("main a[href^='/protocols/0']")
                    .first()
                    .getAttribute("href");
            Page page = prosecutor.open(document + "/share").page();
            page.locator("[name=audience][value=BR]").check();
            prosecutor.press("main form[action='" + document + "/share'] button");
            prosecutor.press("main form[action='" + document + "/share'] button");
            assertThat(page.locator("main")).containsText("En espera de envío");
            return document;
        }
    }

    private void arrived(String document) {
        try (Visitor coordinator = there("trainer")) {
            NotesNode.await(
                    "the protocol is handed over",
                    () -> coordinator
                                    .page()
                                    .navigate(brazil.program().address() + document)
                                    .status()
                            == 200);
            assertThat(coordinator.page().locator("html")).hasAttribute("lang", "pt");
            assertThat(coordinator.page().locator("main")).containsText("Protocolo de outro país (Colômbia)");
            coordinator.look("chain-arrived");
        }
    }

    private void adopted(String document) {
        String adoption = document + "/adoption";
        try (Visitor coordinator = there("trainer")) {
            coordinator.open(adoption).press("main form[action='" + adoption + "/study'] button");
            Page page = coordinator.open(adoption + "/adopt").page();
            page.locator("[name=kind]").selectOption("resolution");
            page.locator("[name=number]").fill("AMOSTRA-12");
            page.locator("[name=authority]").fill("Autoridade de amostra");
            date(page, "date", "2025");
            date(page, "from", "2025");
            page.locator("[name='reservations.summary']").fill("Reserva de amostra: o prazo é de dois dias.");
            coordinator.look("chain-adopt");
            coordinator.press("main form[action='" + adoption + "/adopt'] button");
            assertThat(page.locator("main")).containsText("Reserva de amostra");
            coordinator.look("chain-adopted");
        }
    }

    private void implemented(String document) {
        String list = document + "/implementation";
        String item;
        try (Visitor coordinator = there("trainer")) {
            Page page = coordinator.open(list).page();
            assertThat(page.locator("#filtered-list .enlace-item__title, .enlace-items .enlace-item"))
                    .not()
                    .hasCount(0);
            coordinator.look("chain-checklist");
            Visitor.press(page.locator(".enlace-item__title a").first());
            item = URI.create(page.url()).getPath();
            page.locator("[name=standing][value=done]").check();
            page.locator("[name=evidence]").fill("Ata de amostra 4");
            coordinator.press("main form[action='" + item + "'] button");
            coordinator.open(item);
            page.locator("[name=standing][value=verified]").check();
            coordinator.press("main form[action='" + item + "'] button");
            assertThat(page.locator(".govuk-error-summary")).isVisible();
        }
        try (Visitor officer = there("officer")) {
            Page page = officer.open(item).page();
            page.locator("[name=standing][value=verified]").check();
            officer.press("main form[action='" + item + "'] button");
            assertThat(page.locator(".govuk-error-summary")).hasCount(0);
            assertThat(officer.open(list).page().locator("main")).containsText("1 de 2");
            officer.look("chain-implemented");
        }
    }

    private void toldBack(String document) {
        String share = document + "/adoption/share";
        try (Visitor prosecutor = there("prosecutor")) {
            Page page = prosecutor.open(share).page();
            page.locator("[name=audience][value=CO]").check();
            page.locator("[name=tell][value=reservations]").check();
            page.locator("[name=tell][value=progress]").check();
            prosecutor.look("chain-tell");
            prosecutor.press("main form[action='" + share + "'] button");
            prosecutor.press("main form[action='" + share + "'] button");
            assertThat(page.locator(".govuk-error-summary")).hasCount(0);
        }
    }

    private void seenInTheRegion(String document) {
        try (Visitor analyst = here("analyst")) {
            assertThat(analyst.open("/protocols/region").page().locator("table"))
                    .containsText("v1");
            analyst.look("chain-region");
            assertThat(analyst.open(document + "/region").page().locator("main"))
                    .containsText("Reserva de amostra: o prazo é de dois dias.");
            assertThat(analyst.page().locator("main")).containsText("1 de 2");
            analyst.look("chain-document-region");
        }
    }

    private void reported(String document) {
        try (Visitor officer = here("officer")) {
            Page page = officer.open(document + "/experience/new").page();
            date(page, "usedFrom", "2025");
            date(page, "usedTo", "2025");
            page.locator("[name=context]").fill("Puesto fluvial de muestra");
            page.locator("[name=done]").fill("Se aplicó con intérprete");
            page.locator("[name=results]").fill("Derivación el mismo día");
            pressed(page, "Enviar a revisión");
            assertThat(page.locator("main")).containsText("La experiencia se envió a revisión.");
        }
    }

    private void weighed(String document) {
        try (Visitor prosecutor = here("prosecutor")) {
            Page page = prosecutor.open("/inbox").page();
            Visitor.press(page.locator(".enlace-item__title a[href^='" + document + "/experience/']")
                    .first());
            String report = URI.create(page.url()).getPath();
            prosecutor.open(report + "/review");
            page.locator("[name=decision][value=accept]").check();
            page.locator("[name=level]").selectOption("self-assessed");
            page.locator("[name=levelReason]").fill("La unidad lo midió en un turno");
            prosecutor.press("main form[action='" + report + "/review'] button");
            assertThat(page.locator("main")).containsText("La experiencia se aceptó.");
            assertThat(prosecutor.open(document).page().locator("main")).containsText("Autoevaluada");
            prosecutor.look("chain-used");
        }
    }

    /** A second version, which changes no adoption. */
    private void changedAndSentAgain(String document) {
        String draft;
        try (Visitor analyst = here("analyst")) {
            Page page = analyst.open(document)
                    .press("main form[action='" + document + "/versions'] button")
                    .page();
            draft = URI.create(page.url()).getPath();
            analyst.open(draft + "/edit");
            page.locator("[name='summary.es']").fill("Quién recibe a la víctima: en un día. Texto de muestra.");
            page.locator("[name=changes]").fill("Se añade un plazo");
            date(page, "nextReview", "2032");
            pressed(page, "Guardar");
            analyst.open(draft + "/submit");
            page.locator("input[name=reviewers][value=trainer]").check();
            page.locator("[name=approver]").selectOption("prosecutor");
            analyst.press("main form[action='" + draft + "/submit'] button");
        }
        reviewed(draft);
        try (Visitor prosecutor = here("prosecutor")) {
            prosecutor.open(draft).press("main form[action='" + draft + "/approve'] button");
            assertThat(prosecutor.page().locator("main")).containsText("La versión está aprobada.");
        }
    }

    private void leftToDecide(String document) {
        try (Visitor coordinator = there("trainer")) {
            Page page = coordinator.open(document + "/adoption").page();
            assertThat(page.locator("main")).containsText("versão 2");
            coordinator.look("chain-newer");
            assertEquals(
                    1,
                    coordinator
                            .open("/inbox")
                            .page()
                            .locator(".enlace-item__title a[href*='" + document + "']")
                            .count());
            coordinator.open(document + "/compare?from=1&to=2").look("chain-compared");
        }
    }
}
