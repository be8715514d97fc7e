package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.enlace.node.Account;
import org.enlace.node.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An analyst of Colombia comments on a record and names an officer, who finds it in the inbox. */
class DeskBrowserIT {
    @TempDir
    static Path data;

    private static Chromium chromium;
    private static Program node;
    private static Visitor analyst;
    private static Visitor officer;
    private static String record;

    @BeforeAll
    static void startNode() throws Exception {
        chromium = Chromium.start();
        node = Program.demoWithMail(data, Program.NO_SERVER);
        analyst = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(Account.ofDemo(node, "analyst"));
        officer = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(Account.ofDemo(node, "officer"));
        Page page = analyst.open("/protocols?country=UY").page();
        page.getByText("Protocolo de detección e investigación en trata").click();
        assertThat(page.locator("#comments")).containsText("Comentarios");
        record = java.net.URI.create(page.url()).getPath();
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

    private static Locator thread(Page page, String words) {
        return page.locator(".enlace-comment").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void write(Page page, String words, String mention) {
        page.locator("#comment").fill(words);
        page.locator("#comment-mention").selectOption(mention);
        page.locator("#comments-panel > form > button").click();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCommentIsWrittenAnsweredFromTheInboxAndResolved(boolean scripts) {
        Visitor writing = new Visitor(chromium.profile("es-CO", scripts), node.address()).inSessionOf(analyst);
        Page page = writing.open(record).page();
        String words = "¿La fecha es correcta? " + (scripts ? "Con guiones." : "Sin guiones.");
        write(page, words, "officer");
        assertThat(page.getByText("El comentario está puesto.")).isVisible();
        assertThat(thread(page, words)).containsText("@officer");
        if (scripts) {
            assertEquals(record, java.net.URI.create(page.url()).getPath(), "the page stayed where it was");
            writing.look("record-comments");
        }
        Visitor answering = new Visitor(chromium.profile("es-CO", scripts), node.address()).inSessionOf(officer);
        Page inbox = answering.open("/").page();
        assertThat(inbox.locator(".enlace-menu")).containsText("Bandeja (1)");
        assertThat(inbox.locator(".enlace-waiting")).containsText("le menciona en «Protocolo de detección");
        if (scripts) {
            answering.look("home-waiting");
        }
        inbox = answering.open("/inbox").page();
        if (scripts) {
            answering.look("inbox");
        }
        inbox.locator(".enlace-item__title a").click();
        assertThat(inbox.getByText(words)).isVisible();
        if (scripts) {
            answering.look("comment");
        }
        inbox.locator("textarea").fill("Lo es, véase el decreto.");
        inbox.locator("form:has(textarea) > button").click();
        assertThat(thread(inbox, words)).containsText("Lo es, véase el decreto.");
        assertThat(answering.open("/inbox").page().getByText("Nada le espera").first())
                .isVisible();
        if (scripts) {
            answering.look("inbox-empty");
        }
        answering.close();
        page = writing.open(record).page();
        thread(page, words).getByText("Resolver").click();
        assertThat(page.getByText("El comentario está resuelto.")).isVisible();
        assertThat(thread(page, words)).containsText("Resuelto");
        writing.close();
    }

    @Test
    void whatIsTypedIsPreviewedInATabBesideItByKeysAloneAndStays() {
        Visitor writing = new Visitor(chromium.profile("es-CO", true), node.address()).inSessionOf(analyst);
        Page page = writing.open(record).page();
        page.locator("#comment").fill("""
                # Revisión del **decreto**

                Falta el *anexo*:

                1. la lista de `puestos`
                2. [la ley](https://www.example.org/ley)

                > Artículo 4

                | Fecha | Lugar |
                | --- | --- |
                | 3 de marzo | Leticia |

                <script>alert(1)</script>
                """);
        assertThat(page.locator("#comment-write-tab")).isVisible();
        page.locator("#comment-write-tab").focus();
        page.keyboard().press("ArrowRight");
        Locator look = page.locator("#comment-look");
        assertThat(look.locator("h3 strong")).hasText("decreto");
        assertThat(look.locator("a[href='https://www.example.org/ley']")).hasAttribute("rel", "noopener nofollow");
        assertThat(look).containsText("<script>alert(1)</script>");
        assertThat(page.locator("#announcer")).containsText("Vista previa de");
        assertThat(page.locator("#comment-look-tab")).isFocused();
        assertThat(page.locator("#comment")).isHidden();
        writing.look("comment-preview");
        page.keyboard().press("ArrowLeft");
        assertThat(look).isHidden();
        assertThat(page.locator("#comment")).isVisible();
        page.getByText("Cómo dar formato al texto").click();
        writing.look("comment-help");
        page.route("**/documents/preview*", route -> route.abort());
        page.locator("#comment-look-tab").click();
        assertThat(look).containsText("La vista previa no llegó");
        page.locator("#comment-write-tab").click();
        assertThat(page.locator("#comment")).hasValue(java.util.regex.Pattern.compile("^# Revisión(?s:.*)"));
        writing.close();
    }

    @Test
    void withoutScriptsTheFormComesBackWithThePreviewAndWhoWasChosen() {
        Visitor writing = new Visitor(chromium.profile("es-CO", false), node.address()).inSessionOf(analyst);
        Page page = writing.open(record).page();
        page.locator("#comment").fill("Un **asunto** nuevo");
        page.locator("#comment-mention").selectOption("officer");
        page.locator("#comments-panel > form .enlace-marked__ask").click();
        assertThat(page.locator(".enlace-marked__shown strong")).hasText("asunto");
        assertThat(page.locator("#comment")).hasValue("Un **asunto** nuevo");
        assertThat(page.locator("#comment-mention")).hasValue("officer");
        writing.close();
    }

    @Test
    void whoCannotReadTheRecordIsNotMentionedAndTheWordsStay() {
        Visitor writing = new Visitor(chromium.profile("es-CO", true), node.address()).inSessionOf(analyst);
        Page page = writing.open(record).page();
        write(page, "Para @nadie", "");
        assertThat(page.locator("#comment-error")).containsText("Ningún oficial «nadie» puede leer este registro");
        assertThat(page.locator("#comment")).hasValue("Para @nadie");
        writing.look("comment-refused");
        writing.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasTypedIsOfferedAgainWhenTheFormIsOpenedAnew(boolean scripts) {
        Visitor writing = new Visitor(chromium.profile("es-CO", scripts), node.address()).inSessionOf(analyst);
        Page page = writing.open("/protocols/new").page();
        page.locator("#title").fill("Guía a medias");
        if (scripts) {
            assertThat(page.locator("#draft-state")).containsText("Borrador guardado a las");
        } else {
            page.getByText("Guardar borrador").click();
            assertThat(page.locator("#title")).hasValue("Guía a medias");
        }
        writing.close();
        Visitor later = new Visitor(chromium.profile("es-CO", scripts), node.address()).inSessionOf(analyst);
        page = later.open("/protocols/new").page();
        assertThat(page.locator("#title")).hasValue("");
        if (scripts) {
            later.look("form-draft-offered");
        }
        page.getByText("Seguir con el borrador").click();
        assertThat(page.locator("#title")).hasValue("Guía a medias");
        if (scripts) {
            later.look("form-draft");
        }
        page = later.open("/protocols/new").page();
        page.getByText("Descartarlo").click();
        assertThat(page.getByText("Seguir con el borrador")).hasCount(0);
        later.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOfficerWithoutAnAddressGivesOneAndChoosesWhenToBeToldByMail(boolean scripts) {
        Visitor choosing = new Visitor(chromium.profile("es-CO", scripts), node.address()).inSessionOf(officer);
        Page page = choosing.open("/account/email").page();
        page.locator("#email").fill("");
        page.locator("main form button").click();
        page = choosing.open("/inbox").page();
        page.getByText("Recibir un resumen por correo").click();
        assertThat(page.locator("main")).containsText("Su cuenta no tiene correo electrónico");
        if (scripts) {
            choosing.look("inbox-digest-no-address");
        }
        page.getByText("Indicar un correo electrónico").click();
        page.locator("#email").fill("oficial en fiscalia");
        page.locator("main form button").click();
        assertThat(page.locator("#email-error")).containsText("Una dirección se escribe nombre@dominio");
        if (scripts) {
            choosing.look("account-email-refused");
        }
        page.locator("#email").fill("oficial@fiscalia.example");
        page.locator("main form button").click();
        assertThat(page.locator("main")).containsText("oficial@fiscalia.example");
        if (scripts) {
            choosing.look("account-email");
        }
        page = choosing.open("/inbox/digest").page();
        assertThat(page.locator("main")).containsText("Se envía a oficial@fiscalia.example.");
        page.getByLabel("De lunes a viernes").check();
        page.locator("#hour").selectOption("6");
        page.locator("main form button").click();
        assertThat(page.getByText("La elección se guardó.")).isVisible();
        assertThat(page.getByLabel("De lunes a viernes")).isChecked();
        assertThat(page.locator("main")).containsText("El próximo:");
        if (scripts) {
            choosing.look("inbox-digest");
        }
        choosing.close();
    }

    @Test
    void whatIsPutOffIsSeenWhereItIsLookedFor() {
        Visitor writing = new Visitor(chromium.profile("es-CO", true), node.address()).inSessionOf(analyst);
        write(writing.open(record).page(), "Para más tarde", "auditor");
        assertThat(writing.page().getByText("El comentario está puesto.")).isVisible();
        writing.close();
        Visitor auditor =
                new Visitor(chromium.profile("es-CO", true), node.address()).signIn(Account.ofDemo(node, "auditor"));
        Page page = auditor.open("/inbox").page();
        page.locator(".enlace-item__snooze summary").click();
        page.locator(".enlace-item__snooze button").click();
        assertThat(page.getByText("Está aplazado; vuelve el día que eligió.")).isVisible();
        page = auditor.open("/inbox?snoozed=yes").page();
        assertThat(page.locator(".enlace-item")).containsText("Aplazado hasta");
        auditor.look("inbox-snoozed");
        page.locator(".enlace-item__acts button").click();
        assertThat(page.getByText("Está de nuevo en la bandeja.")).isVisible();
        auditor.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void severalAreMarkedAsSeenAtOneGoAndThatIsUndone(boolean scripts) {
        Visitor writing = new Visitor(chromium.profile("es-CO", true), node.address()).inSessionOf(analyst);
        Page page = writing.open(record).page();
        String reader = scripts ? "prosecutor" : "other-officer";
        for (String words : new String[] {"Primero para " + reader, "Segundo para " + reader}) {
            write(page, words, reader);
            assertThat(thread(page, words)).isVisible();
        }
        writing.close();
        Visitor reading =
                new Visitor(chromium.profile("es-CO", scripts), node.address()).signIn(Account.ofDemo(node, reader));
        // What the demonstration asks of them waits beside it.
        String comments = "/inbox?source=comment";
        page = reading.open(comments).page();
        assertThat(page.locator(".enlace-item")).hasCount(2);
        page.locator(".enlace-chosen button[value=see]").click();
        assertThat(page.locator(".govuk-error-summary")).containsText("No ha elegido nada");
        if (scripts) {
            reading.look("inbox-nothing-chosen");
        }
        if (scripts) {
            page.locator("label[for=choose-all]").click();
            assertThat(page.locator(".enlace-chosen__count")).hasText("2 elegidos:");
            reading.look("inbox-chosen");
        } else {
            page.locator(".enlace-choose label").first().click();
            page.locator(".enlace-choose label").last().click();
        }
        page.locator(".enlace-chosen button[value=see]").click();
        assertThat(page.locator("h1")).hasText("¿Marcar estos 2 asuntos como vistos?");
        if (scripts) {
            reading.look("inbox-chosen-asked");
        }
        page.locator("main form button").click();
        assertThat(page.locator(".govuk-notification-banner")).containsText("Deshacer");
        assertThat(page.locator(".enlace-item")).hasCount(0);
        if (scripts) {
            reading.look("inbox-chosen-done");
        }
        page = reading.open("/inbox/steps").page();
        assertThat(page.locator(".enlace-item")).containsText("2 marcados como vistos");
        if (scripts) {
            reading.look("inbox-steps");
        }
        page.locator(".enlace-undo button").click();
        assertThat(page.getByText("Están como antes.")).isVisible();
        assertThat(reading.open(comments).page().locator(".enlace-item")).hasCount(2);
        reading.close();
    }
}
