package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.enlace.node.Account;
import org.enlace.node.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer of Colombia at work in the protocol library. */
class ProtocolsBrowserIT {
    @TempDir
    static Path data;

    private static Chromium chromium;
    private static Program node;
    private static Account account;
    private static Visitor signedIn;
    private Visitor officer;

    @BeforeAll
    static void startNode() throws Exception {
        chromium = Chromium.start();
        node = Program.demo(data);
        account = Account.ofDemo(node, "analyst");
        signedIn = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(account);
    }

    @AfterAll
    static void stopNode() throws Exception {
        if (node != null) {
            node.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void sitDown() {
        officer = new Visitor(chromium.profile("es-CO", true), node.address()).inSessionOf(signedIn);
    }

    @AfterEach
    void leave() {
        officer.close();
    }

    @Test
    void theHomePageLeadsToTheLibrary() {
        officer.open("/").look("home");
        Page page = officer.page();
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Menú principal"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Protocolos"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Biblioteca de protocolos");
        officer.look("protocols");
    }

    @ParameterizedTest
    @CsvSource({
        "kind,lesson-learned,1 registro",
        "country,UY,1 registro",
        "phase,prevention,",
        "crime,0204,",
        "language,es,",
        "status,in-force,",
        "year,2019,"
    })
    void theListIsNarrowedByAFilter(String field, String value, String count) {
        officer.open("/protocols");
        Page page = officer.page();
        page.locator(".enlace-facet:has(a[href*='" + field + "=']) > summary").click();
        Locator below = page.locator(".enlace-facet__below:has(a[href$='" + field + "=" + value + "']) > summary");
        for (int level = 0; level < below.count(); level++) {
            below.nth(level).click();
        }
        page.locator(".enlace-facet a[href$='?" + field + "=" + value + "']").click();
        assertThat(page.locator(".moj-filter__tag")).hasCount(1);
        if (count != null) {
            assertThat(page.locator("#filtered-list")).containsText(count);
        }
        assertTrue(page.url().contains(field + "=" + value), page.url());
        officer.look("protocols-filtered-by-" + field);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListIsNarrowedStepByStepWithAndWithoutScripts(boolean scripts) {
        try (Visitor reader = new Visitor(chromium.profile("es-CO", scripts), node.address()).signIn(account)) {
            Page page = reader.open("/protocols?crime=0204").page();
            page.locator(".enlace-facet:has(a[href*='kind=']) > summary").click();
            if (scripts) {
                reader.look("protocols-facets");
            }
            page.locator(".enlace-facet a[href*='kind=protocol']").first().click();
            assertThat(page.locator(".moj-filter__tag")).hasCount(2);
            page.locator("[name=order]").selectOption("changed");
            page.locator("form.enlace-filter button[type=submit]").click();
            assertThat(page.locator(".moj-filter__tag")).hasCount(2);
            assertTrue(page.url().contains("crime=0204") && page.url().contains("kind=protocol"), page.url());
        }
    }

    @Test
    void aMistypedWordFindsWhatIsSpeltAlmostAlikeAndSaysSo() {
        officer.open("/protocols?q=investigasion").look("protocols-similar");
        assertThat(officer.page().locator("#filtered-list")).containsText("palabras parecidas");
        assertThat(officer.page().locator("#filtered-list mark").first()).isVisible();
        officer.open("/search?q=investigasion").look("search-similar");
        assertThat(officer.page().locator("main")).containsText("palabras parecidas");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPracticeIsWrittenTranslatedAndHandedOn(boolean scripts) {
        try (Visitor writer = new Visitor(chromium.profile("es-CO", scripts), node.address()).signIn(account)) {
            Page page = writer.open("/protocols/new").page();
            page.locator("[name=title]").fill("Práctica de muestra: primera escucha " + (scripts ? "con" : "sin"));
            page.locator("[name=type]").selectOption("good-practice");
            click(page, "Mostrar lo que pide este tipo");
            assertThat(page.locator("[name='passages.steps.es']")).isVisible();
            if (scripts) {
                writer.look("form-practice");
            }
            page.locator("[name='issuingBody']").fill("Unidad de muestra");
            page.locator("[name='summary.es']").fill("Una práctica de muestra.");
            page.locator("[name='passages.problem.es']").fill("Las entrevistas se hacían **de pie** y con prisa.");
            page.locator("[name='passages.steps.es']")
                    .fill("1. Separar a las personas\n2. Hablar con cada una en su idioma\n3. Avisar a la unidad");
            page.locator("[name='passages.safeguards.es']").fill("Con niñas y niños, siempre su representante.");
            page.locator("[name='evidence']").selectOption("self-assessed");
            page.locator("[name='source']").fill("Registro de muestra");
            click(page, "Crear registro");
            assertThat(page.locator("main strong").getByText("de pie")).isVisible();
            assertThat(page.getByText("Autoevaluada").last()).isVisible();
            String record = java.net.URI.create(page.url()).getPath();
            if (scripts) {
                writer.look("record-practice");
            }
            page.getByRole(AriaRole.BUTTON, named("Idiomas")).click();
            page.getByRole(AriaRole.LINK, named("francés")).click();
            page.locator("[name='summary']").fill("Une pratique d’exemple.");
            page.locator("[name='steps']").fill("1. Séparer les personnes");
            if (scripts) {
                writer.look("language-form");
            }
            click(page, "Guardar la traducción");
            assertThat(page.locator("main")).containsText("Al día");
            if (scripts) {
                writer.look("languages");
            }
            page.navigate(node.address() + record + "/edit");
            page.locator("[name='summary.es']").fill("Una práctica de muestra cambiada.");
            click(page, "Guardar");
            page.navigate(node.address() + record + "?in=fr");
            assertThat(page.locator("main")).containsText("está desactualizada");
            page.getByRole(AriaRole.BUTTON, named("Idiomas")).click();
            assertThat(page.locator("main")).containsText("Desactualizada");
            if (scripts) {
                writer.look("languages-behind");
            }
            page.locator("form[action$='/fr/right'] button").click();
            assertThat(page.locator("main")).containsText("quedó como cotejada");
        }
    }

    @Test
    void aFilterThatNothingMeetsSaysWhatToDo() {
        officer.open("/protocols?q=ornitorrinco").look("protocols-none");
        assertThat(officer.page().locator("#filtered-list")).containsText("Quite un filtro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"víctimas", "victimas", "víctima"})
    void wordsAreFoundWithOrWithoutAccentsInSingularAndPlural(String words) {
        officer.open("/search?q=" + words).look("search");
        assertThat(officer.page().locator(".enlace-hits mark").first()).isVisible();
    }

    @Test
    void aRecordIsReadInFull() {
        officer.open("/protocols?country=UY");
        officer.page()
                .getByText("Protocolo de detección e investigación en trata")
                .click();
        assertThat(officer.page().getByText("Decreto 262/019")).isVisible();
        officer.look("record");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRecordIsWrittenEditedRetiredAndPutBack(boolean scripts) {
        try (Visitor writer = new Visitor(chromium.profile("es-CO", scripts), node.address()).signIn(account)) {
            Page page = writer.open("/protocols/new").page();
            String title = "Guía de muestra para entrevistas " + (scripts ? "con" : "sin") + " guiones";
            page.locator("[name=title]").fill(title);
            page.locator("[name=type]").selectOption("guide");
            page.locator("[name='issuingBody']").fill("Unidad de muestra");
            page.locator("[name='summary.es']").fill("Una guía de muestra. Sirve para probar el formulario.");
            page.locator("[name='date-year']").fill("2024");
            page.locator("[name='source']").fill("Registro de muestra");
            click(page, "Crear registro");
            assertThat(page.locator("h1")).hasText(title);
            assertThat(page.getByText("El registro se creó.")).isVisible();

            page.getByRole(AriaRole.BUTTON, named("Editar")).click();
            page.locator("[name='issuingBody']").fill("Otra unidad de muestra");
            click(page, "Guardar");
            assertThat(page.getByText("Los cambios se guardaron.")).isVisible();
            assertThat(page.getByText("Otra unidad de muestra").first()).isVisible();

            page.getByRole(AriaRole.BUTTON, named("Retirar")).click();
            click(page, "Retirar");
            assertThat(page.locator(".govuk-error-summary")).isVisible();
            page.locator("[name='reason']").fill("Era una prueba");
            click(page, "Retirar");
            assertThat(page.getByText("Motivo: Era una prueba")).isVisible();
            if (scripts) {
                writer.look("record-withdrawn");
            }

            click(page, "Volver a poner en uso");
            assertThat(page.getByText("El registro vuelve a estar en uso.")).isVisible();
        }
    }

    /** Author, reviewer, approver, coordinator: each at their own page, the last on a telephone. */
    @Test
    void aVersionIsWrittenReviewedApprovedAndAdopted() {
        officer.open("/protocols?kind=protocol&order=changed");
        officer.page().getByText("primera entrevista con una posible víctima").click();
        assertThat(officer.page().getByText("Versión y adopción")).isVisible();
        String document = java.net.URI.create(officer.page().url()).getPath();
        officer.look("record-versioned");
        click(officer.page(), "Nueva versión");
        String draft = java.net.URI.create(officer.page().url()).getPath();
        assertThat(officer.page().getByText("solo existe para quienes trabajan en él"))
                .isVisible();
        officer.page().getByRole(AriaRole.BUTTON, named("Editar")).click();
        officer.page()
                .locator("[name='summary.es']")
                .fill("Texto de muestra cambiado: quién entrevista y en qué plazo.");
        officer.page().locator("[name='changes']").fill("Se añade un plazo");
        officer.page().locator("[name='nextReview-year']").fill("2031");
        officer.page().locator("[name='nextReview-month']").fill("3");
        officer.page().locator("[name='nextReview-day']").fill("2");
        officer.look("version-form");
        click(officer.page(), "Guardar");
        officer.page().getByRole(AriaRole.BUTTON, named("Enviar a revisión")).click();
        officer.page().locator("input[name=reviewers][value=trainer]").check();
        officer.page().locator("[name=approver]").selectOption("prosecutor");
        officer.look("version-submit");
        click(officer.page(), "Enviar a revisión");
        assertThat(officer.page().getByText("Está en revisión.")).isVisible();
        officer.look("version-in-review");

        try (Visitor stranger = as("officer")) {
            stranger.open(draft, 404);
        }
        try (Visitor reviewer = as("trainer")) {
            reviewer.open("/inbox");
            reviewer.page()
                    .locator(".enlace-item__title a[href='" + draft + "/review']")
                    .click();
            reviewer.page().locator("[name='remarks.summary']").fill("Bien dicho");
            reviewer.page().locator("[name=opinion][value=agrees]").check();
            reviewer.look("version-review");
            click(reviewer.page(), "Dar mi opinión");
            assertThat(reviewer.page().getByText("Su opinión se guardó.")).isVisible();
            reviewer.look("version-reviewed");
        }
        try (Visitor approver = as("prosecutor")) {
            approver.open(draft);
            approver.page()
                    .getByRole(AriaRole.BUTTON, named("Comparar con la versión 1"))
                    .click();
            assertThat(approver.page().locator("main")).containsText("plazo");
            approver.look("version-compared");
            approver.open(draft);
            click(approver.page(), "Aprobar y firmar");
            assertThat(approver.page().getByText("La versión está aprobada.")).isVisible();
        }
        officer.open(document).look("record-second-version");
        assertThat(officer.page().locator("main")).containsText("quién entrevista y en qué plazo");
        officer.page().getByRole(AriaRole.LINK, named("Versión 1")).click();
        assertThat(officer.page().getByText("la sustituyó la versión 2")).isVisible();
        officer.look("version-superseded");
        try (Visitor coordinator = as("trainer")) {
            coordinator.open(document + "/adoption").look("adoption");
            coordinator
                    .page()
                    .getByRole(AriaRole.BUTTON, named("Adoptar la versión 2"))
                    .click();
            coordinator.page().locator("[name=number]").fill("MUESTRA-2");
            for (String day : new String[] {"date", "from"}) {
                coordinator.page().locator("[name=" + day + "-year]").fill("2027");
                coordinator.page().locator("[name=" + day + "-month]").fill("1");
                coordinator.page().locator("[name=" + day + "-day]").fill("15");
            }
            coordinator.look("adopt");
            click(coordinator.page(), "Adoptar");
            assertThat(coordinator.page().getByText("La adopción se registró.")).isVisible();
            coordinator.look("adopted");
        }
    }

    /** The coordinator keeps the checklist of what was adopted, somebody else verifies, and a file is seen before it counts. */
    @Test
    void whatWasAdoptedIsImplementedItemByItem() {
        try (Visitor coordinator = as("trainer")) {
            coordinator.open("/protocols/implementation").look("checklists");
            Page page = coordinator.page();
            page.getByText("primera entrevista con una posible víctima").click();
            assertThat(page.locator("main")).containsText("requisitos aplicables cumplidos");
            String here = java.net.URI.create(page.url()).getPath();
            coordinator.look("checklist");
            requirement(page, "La persona conoce sus derechos").click();
            page.locator("[name=standing][value=done]").check();
            page.locator("[name=links]").fill("ftp://ejemplo.example");
            page.locator("[name=evidence]").fill("Acta de muestra 7");
            click(page, "Guardar");
            assertThat(page.locator(".govuk-error-summary")).containsText("ftp://ejemplo.example");
            coordinator.look("checklist-item-refused");
            page.locator("[name=links]").fill("https://www.example.org/acta-7");
            click(page, "Guardar");
            assertThat(page.getByText("El requisito se guardó.")).isVisible();
            coordinator.look("checklist-item");
            String item = java.net.URI.create(page.url()).getPath();
            page.locator("[name=standing][value=verified]").check();
            click(page, "Guardar");
            assertThat(page.locator(".govuk-error-summary")).containsText("lo verifica otra persona");
            try (Visitor other = as("officer")) {
                other.open(item)
                        .page()
                        .locator("[name=standing][value=verified]")
                        .check();
                click(other.page(), "Guardar");
                assertThat(other.page().locator("main")).containsText("Verificado por otra persona");
                other.look("checklist-verified");
            }
            coordinator.open(here);
            requirement(page, "Quien entrevista recibió").click();
            page.locator("[name=unit]").selectOption("other-sample-unit");
            page.locator("[name=due-year]").fill("2025");
            click(page, "Guardar");
            coordinator.open(here + "?overdue=yes");
            assertThat(page.locator(".enlace-items .enlace-item")).hasCount(1);
            coordinator.look("checklist-overdue");
            coordinator.open(here);
            page.locator("input[name=chosen]").nth(1).check();
            page.locator("input[name=chosen]").nth(3).check();
            page.getByRole(AriaRole.BUTTON, named("Asignar unidad y plazo")).click();
            assertThat(page.locator("h1")).hasText("¿Asignar estos 2 requisitos?");
            coordinator.look("checklist-assign");
            page.locator("[name=unit]").selectOption("other-sample-unit");
            page.locator("[name=due-year]").fill("2031");
            page.locator("[name=due-month]").fill("3");
            page.locator("[name=due-day]").fill("2");
            click(page, "Asignar");
            assertThat(page.getByText("La asignación se registró.")).isVisible();
            coordinator.look("checklist-assigned");
            click(page, "Deshacer");
            assertThat(page.getByText("La asignación se deshizo.")).isVisible();
            coordinator.open(here + "/gaps").look("checklist-gaps");
            coordinator.open(here + "/import").look("checklist-import");
            upload(page, "lista.csv", "key,standing,due\nmenores,not-started,\nlugar,listo,31/12/2026\n");
            assertThat(page.locator("main")).containsText("no se toma nada del archivo");
            coordinator.look("checklist-plan");
        }
    }

    /** Who used it, who reviews it, and whoever reads the document afterwards; the first without scripts. */
    @Test
    void aReportOfUseIsWrittenReviewedAndBecomesALesson() {
        officer.open("/protocols?kind=protocol&order=title");
        officer.page().getByText("primera entrevista con una posible víctima").click();
        String document = java.net.URI.create(officer.page().url()).getPath();
        assertThat(officer.page().locator("section[aria-labelledby=experience]"))
                .containsText("Autoevaluada");
        officer.look("record-experience");
        String report;
        try (Visitor plain = new Visitor(chromium.profile("es-CO", false), node.address()).signIn(account)) {
            Page page = plain.open(document).page();
            page.getByRole(AriaRole.BUTTON, named("Lo usé")).click();
            assertThat(page.getByText("No escriba datos de un caso")).isVisible();
            click(page, "Enviar a revisión");
            assertThat(page.locator(".govuk-error-summary li")).hasCount(5);
            for (String day : new String[] {"usedFrom", "usedTo"}) {
                page.locator("[name=" + day + "-year]").fill("2025");
                page.locator("[name=" + day + "-month]").fill("10");
            }
            page.locator("[name=usedFrom-day]").fill("1");
            page.locator("[name=usedTo-day]").fill("28");
            page.locator("[name=context]").fill("Puesto fluvial de muestra, turno de noche");
            page.locator("[name=done]").fill("Se aplicó **paso a paso** con intérprete por teléfono");
            page.locator("[name=results]").fill("- Entrevistas más breves\n- Ninguna interrupción");
            page.locator("[name=failed]").fill("La llamada se cortó dos veces");
            page.locator("[name=timesUsed]").fill("9");
            page.locator("button[name=preview]").first().click();
            assertThat(page.locator("main .enlace-text strong").first()).hasText("paso a paso");
            page.getByText("Guardar borrador").click();
            plain.open(document + "/experience/new");
            page.getByText("Seguir con el borrador").click();
            assertThat(page.locator("[name=failed]")).hasValue("La llamada se cortó dos veces");
            click(page, "Enviar a revisión");
            assertThat(page.getByText("La experiencia se envió a revisión.")).isVisible();
            report = java.net.URI.create(page.url()).getPath();
        }
        officer.open(report).look("experience-waits");
        officer.open(document + "/experience/new").look("experience-form");
        officer.page().locator("[name=timesUsed]").fill("muchas");
        click(officer.page(), "Enviar a revisión");
        officer.look("experience-form-refused");
        try (Visitor reviewer = as("prosecutor")) {
            reviewer.open("/protocols/experience").look("experience-all");
            assertThat(reviewer.page().locator("#filtered-list .enlace-item__title a[href='" + report + "']"))
                    .isVisible();
            reviewer.open("/inbox");
            reviewer.page()
                    .locator(".enlace-item__title a[href='" + report + "']")
                    .click();
            reviewer.page().getByRole(AriaRole.BUTTON, named("Revisar")).click();
            reviewer.page().locator("[name=decision][value=accept]").check();
            reviewer.page().locator("[name=level]").selectOption("replicated");
            click(reviewer.page(), "Guardar la decisión");
            assertThat(reviewer.page().locator(".govuk-error-summary")).containsText("Motivo del cambio de grado");
            reviewer.look("experience-review");
            reviewer.page().locator("[name=levelReason]").fill("Otra unidad lo repitió con el mismo resultado");
            click(reviewer.page(), "Guardar la decisión");
            assertThat(reviewer.page().getByText("La experiencia se aceptó.")).isVisible();
            reviewer.look("experience-accepted");
            reviewer.open("/protocols/experience").look("experience-all-none");
        }
        officer.open(document + "/experience").look("experience-list");
        assertThat(officer.page().locator("main")).containsText("De «Autoevaluada» a «Repetida en otro lugar»");
        officer.open(report).look("experience-read");
        officer.page()
                .getByRole(AriaRole.BUTTON, named("Redactar una lección aprendida"))
                .click();
        assertThat(officer.page().locator("[name=type]")).hasValue("lesson-learned");
        assertThat(officer.page().locator("[name='summary.es']")).hasValue(Pattern.compile("Entrevistas más breves"));
        officer.page().locator("[name=title]").fill("Lección de muestra: intérprete por teléfono");
        officer.page().locator("[name=issuingBody]").fill("Unidad de muestra");
        officer.look("experience-lesson");
        click(officer.page(), "Crear registro");
        assertThat(officer.page().getByText("Nació de")).isVisible();
        officer.look("experience-lesson-made");
        officer.open(report);
        assertThat(officer.page().locator("section[aria-labelledby=lessons]"))
                .containsText("Lección de muestra: intérprete por teléfono");
        officer.page()
                .getByRole(AriaRole.LINK, named("Lección de muestra: intérprete por teléfono"))
                .click();
        officer.page().getByRole(AriaRole.BUTTON, named("Retirar")).click();
        officer.page().locator("[name='reason']").fill("Era una prueba");
        click(officer.page(), "Retirar");
        assertThat(officer.page().getByText("Motivo: Era una prueba")).isVisible();
    }

    private static Locator requirement(Page page, String words) {
        return page.locator(".enlace-item__title a", new Page.LocatorOptions().setHasText(words));
    }

    private static Visitor as(String account) {
        return new Visitor(chromium.profile("es-CO", true), node.address()).signIn(Account.ofDemo(node, account));
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysWhatToCorrect() {
        Page page = officer.open("/protocols/new").page();
        officer.look("form");
        page.locator("[name=title]").fill("Título que no se pierde");
        page.locator("[name='date-year']").fill("20x9");
        page.locator("[name='url']").fill("ftp://example.org/x");
        click(page, "Crear registro");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        assertThat(page.locator("[name=title]")).hasValue("Título que no se pierde");
        assertThat(page.locator(".govuk-error-summary")).containsText("20x9");
        officer.look("form-refused");
    }

    @Test
    void twoOfficersAtTheSameRecordLoseNothing() {
        officer.open("/protocols?country=EC");
        officer.page().locator("#filtered-list a[href^='/protocols/']").first().click();
        officer.page().getByRole(AriaRole.BUTTON, named("Editar")).click();
        assertThat(officer.page().locator("h1")).hasText("Editar registro");
        try (Visitor other = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(account)) {
            other.page().navigate(officer.page().url());
            other.page().locator("[name='region']").fill("Otra región");
            click(other.page(), "Guardar");
            assertThat(other.page().getByText("Los cambios se guardaron.")).isVisible();
        }
        officer.page().locator("[name='note']").fill("Lo que yo escribí");
        click(officer.page(), "Guardar");
        assertThat(officer.page().getByText("Otra persona cambió este registro"))
                .isVisible();
        assertThat(officer.page().locator("[name='note']")).hasValue("Lo que yo escribí");
        officer.look("form-stale");
    }

    @ParameterizedTest
    @CsvSource({
        "es,Biblioteca de protocolos",
        "pt,Biblioteca de protocolos",
        "en,Protocol library",
        "fr,Bibliothèque de protocoles"
    })
    void theLibraryIsReadInFourLanguages(String language, String heading) {
        Page page = officer.open("/protocols").page();
        page.locator("a[hreflang=" + language + "]").first().click();
        assertThat(page.locator("h1")).hasText(heading);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        officer.look("protocols-" + language);
        officer.press("#filtered-list a[href^='/protocols/']");
        assertThat(page.locator("#filtered-list")).hasCount(0);
        officer.look("record-" + language);
    }

    @Test
    void anImportIsSeenBeforeItHappensAndChangesNothingTheSecondTime() throws IOException {
        String file = """
                [{"id":"sample-import-1","title":"Registro de muestra importado","summary":{"es":"Un registro. De muestra."},
                  "type":"tool","issuingBody":"Unidad de muestra","country":"CO","region":null,"legalInstrument":null,
                  "date":"2023","languages":["es"],"crimeTypes":["0204"],"phases":["detection"],"url":null,
                  "supersedes":null,"supersededBy":null,"status":"unknown","requirements":[],"note":null,
                  "verifiedScope":null,"source":"registro de muestra","verified":false},
                 {"id":"sample-import-2","title":"Con una fecha imposible","summary":{"es":"Un registro. De muestra."},
                  "type":"tool","issuingBody":"Unidad de muestra","country":"CO","region":null,"legalInstrument":null,
                  "date":"2023-02-30","languages":["es"],"crimeTypes":[],"phases":[],"url":null,"supersedes":null,
                  "supersededBy":null,"status":"unknown","requirements":[],"note":null,"verifiedScope":null,
                  "source":"registro de muestra","verified":false}]
                """;
        Page page = officer.open("/protocols/import").page();
        officer.look("import");
        upload(page, "muestra.json", file);
        assertThat(page.locator("main")).containsText("Se creará");
        assertThat(page.locator("main")).containsText("2023-02-30");
        officer.look("import-plan");
        page.locator("form[action$='/run'] button").click();
        assertThat(page.locator("h1")).hasText("Importación terminada");
        officer.look("import-done");

        officer.open("/protocols/import");
        upload(page, "muestra.json", file);
        assertThat(page.locator("main")).containsText("Importar este archivo no cambiaría nada");

        officer.open("/protocols/import");
        upload(page, "cortado.json", file.substring(0, 200));
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        officer.look("import-refused");
    }

    @Test
    void aTableOfAMinistryIsMappedSeenBeforeItHappensAndRememberedForTheNext() {
        String table = """
                Matriz de buenas prácticas 2026;;;;;;
                Práctica;Tipo;Entidad responsable;País;Fecha;Resumen;Fases
                Muestra: mesa mensual de frontera;Buena práctica;Policía Nacional;Perú;05/03/2019;"Mesa de muestra; se reúne
                cada mes";Detección | Cooperación
                Muestra: boletín de rutas;boletín;Fiscalía;Narnia;31/02/2020;Boletín de muestra;
                """;
        Page page = officer.open("/protocols/import").page();
        upload(page, "matriz.csv", table);
        assertThat(page.locator("h1")).hasText("Qué hay en las columnas de «matriz.csv»");
        assertThat(page.locator("main")).containsText("Por ejemplo: Muestra: mesa mensual de frontera");
        assertThat(page.getByLabel("D · País")).hasValue("country");
        officer.look("import-columns");
        page.getByLabel("C · Entidad responsable").selectOption("");
        page.getByRole(AriaRole.BUTTON, named("Ver qué pasará")).click();
        assertThat(page.locator(".govuk-error-summary")).containsText("Órgano emisor");
        officer.look("import-columns-refused");
        page.getByLabel("C · Entidad responsable").selectOption("issuingBody");
        page.getByRole(AriaRole.BUTTON, named("Ver qué pasará")).click();
        assertThat(page.locator("main")).containsText("Se creará");
        assertThat(page.locator("main")).containsText("D5 (País)");
        officer.look("import-plan-table");
        Download faults = page.waitForDownload(
                () -> page.locator("a[href$='/faults.csv']").click());
        assertEquals("faults.csv", faults.suggestedFilename());
        page.locator("form[action$='/run'] button").click();
        assertThat(page.locator("h1")).hasText("Importación terminada");

        officer.open("/protocols/import");
        upload(page, "matriz-2.csv", table);
        assertThat(page.locator("main")).containsText("como usted las dijo la última vez");
        assertThat(page.getByLabel("C · Entidad responsable")).hasValue("issuingBody");
    }

    @Test
    void theLibraryIsTakenHomeAsAFile() throws IOException {
        Page page = officer.open("/protocols").page();
        Download json = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("Exportar JSON")).click());
        assertTrue(Files.readString(json.path()).startsWith("["));
        Download csv = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("Exportar CSV")).click());
        assertEquals("protocols.csv", csv.suggestedFilename());
        assertTrue(Files.readString(csv.path()).contains("pr-uy-262-2019"));
        Download xlsx = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("Exportar XLSX")).click());
        assertEquals("protocols.xlsx", xlsx.suggestedFilename());
        assertEquals("PK", new String(Files.readAllBytes(xlsx.path()), 0, 2, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aRecordIsTakenHomeAsAPdf() throws IOException {
        Page page = officer.open("/protocols?country=UY").page();
        page.getByText("Protocolo de detección e investigación en trata").click();
        Download pdf = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, named("Descargar PDF")).click());
        assertEquals("pr-uy-262-2019.pdf", pdf.suggestedFilename());
        byte[] bytes = Files.readAllBytes(pdf.path());
        assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
        Files.write(Files.createDirectories(Path.of("target/screens")).resolve("record.pdf"), bytes);
    }

    @Test
    void whatIsNotHereSaysSo() {
        officer.open("/protocols/0190a000-0000-7000-8000-000000000000", 404).look("not-found");
        officer.open("/protocols?year=abc", 422).look("refused");
        officer.open("/help").look("help");
    }

    private static void upload(Page page, String name, String content) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "application/json", content.getBytes(StandardCharsets.UTF_8)));
        click(page, "Ver qué pasará");
    }

    private static void click(Page page, String label) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true))
                .first()
                .click();
    }

    private static Page.GetByRoleOptions named(String label) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^\\s*" + label + "\\s*$"));
    }

    @Test
    void nothingOnAPageIsLeftUntranslated() {
        officer.open("/protocols");
        assertFalse(officer.page().locator("main").innerText().contains("{0}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSearchIsSavedRenamedDeletedAndBroughtBack(boolean scripts) {
        try (Visitor saver = new Visitor(chromium.profile("es-CO", scripts), node.address()).inSessionOf(signedIn)) {
            Page page = saver.open("/search/saved").page();
            if (scripts) {
                saver.look("saved-empty");
            }
            page = saver.open("/search?q=trata").page();
            page.getByText("Guardar esta búsqueda").click();
            assertThat(page.locator("#name")).hasValue("Palabras: trata");
            page.locator("#name").fill("");
            click(page, "Guardar");
            assertThat(page.locator("#name-error")).containsText("El nombre tiene de 1 a 100 caracteres");
            page.locator("#name").fill("Sobre trata");
            click(page, "Guardar");
            assertThat(page.getByText("La búsqueda está guardada.")).isVisible();
            if (scripts) {
                saver.look("saved-results");
            }
            page.getByText("Cambiar nombre o aviso").click();
            page.locator("#name").fill("Trata, cada semana");
            page.getByText("Cada semana").click();
            click(page, "Guardar");
            page = saver.open("/protocols?phase=prevention").page();
            page.getByText("Guardar esta búsqueda").click();
            if (scripts) {
                saver.look("saved-form");
            }
            click(page, "Guardar");
            page = saver.open("/search/saved").page();
            assertThat(page.locator(".enlace-item--choice")).hasCount(2);
            if (scripts) {
                saver.look("saved-list");
            }
            page.locator(".enlace-choose label").first().click();
            page.locator(".enlace-choose label").last().click();
            page.locator(".enlace-chosen button").click();
            assertThat(page.locator("h1")).hasText("¿Eliminar estas 2 búsquedas?");
            if (scripts) {
                saver.look("saved-delete");
            }
            click(page, "Eliminar");
            assertThat(page.getByText("Se eliminaron 2 búsquedas.")).isVisible();
            if (scripts) {
                saver.look("saved-deleted");
            }
            page.locator(".enlace-undo button").click();
            assertThat(page.locator(".enlace-item--choice")).hasCount(2);
            page.locator(".enlace-choose label").first().click();
            page.locator(".enlace-choose label").last().click();
            page.locator(".enlace-chosen button").click();
            click(page, "Eliminar");
            assertThat(page.getByText("Se eliminaron 2 búsquedas.")).isVisible();
        }
    }

    /** In a zone where it is seven o'clock in half a minute. */
    @Test
    void whatIsNewInASavedSearchWaitsInTheInboxAndIsMarkedWhereItLeads() throws Exception {
        try (Visitor saver =
                new Visitor(chromium.profile("es-CO", true), node.address()).signIn(Account.ofDemo(node, "officer"))) {
            Page page = saver.open("/protocols?country=UY").page();
            String record = page.locator(".enlace-item__title a").first().getAttribute("href");
            page.getByText("Guardar esta búsqueda").click();
            page.locator("#name").fill("Documentos");
            page.getByText("Cada día").click();
            int seven = LocalTime.of(7, 0).toSecondOfDay();
            int behind = (LocalTime.now(ZoneOffset.UTC).toSecondOfDay() + 30 - seven + 86_400) % 86_400;
            int offset = behind <= 43_200 ? -behind : 86_400 - behind;
            APIResponse spoken = page.request()
                    .post(
                            node.address() + "/account/language",
                            RequestOptions.create()
                                    .setHeader("Origin", node.address())
                                    .setForm(FormData.create()
                                            .set("language", "es")
                                            .set(
                                                    "zone",
                                                    ZoneOffset.ofTotalSeconds(offset)
                                                            .getId())));
            assertEquals(200, spoken.status(), spoken.text());
            click(page, "Guardar");
            assertThat(page.getByText("La búsqueda está guardada.")).isVisible();
            Page editing = officer.open(record + "/edit").page();
            editing.locator("#note").fill("Cambiado para el aviso.");
            Visitor.press(editing.locator(
                            "main form[action*='" + record + "'] button.govuk-button:not(.govuk-button--secondary)")
                    .last());
            assertFalse(editing.url().endsWith("/edit"), editing.url());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            do {
                assertTrue(System.nanoTime() < end, "it was not told");
                assertTrue(node.shell("node:job-run", "saved-searches").startsWith("Begun: saved-searches."));
                page = saver.open("/inbox").page();
            } while (page.locator(".enlace-item__title a").count() == 0);
            assertThat(page.locator(".enlace-item__title")).hasText("Una novedad en «Documentos»");
            saver.look("inbox-news");
            page.locator(".enlace-item__title a").click();
            assertThat(page.locator(".enlace-item").first()).containsText("Nuevo");
            saver.look("saved-news");
            click(page, "Marcar lo nuevo como visto");
            assertThat(page.getByText("Lo nuevo está marcado como visto.")).isVisible();
            assertThat(saver.open("/inbox").page().locator(".enlace-item")).hasCount(0);
        }
    }
}
