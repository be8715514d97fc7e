package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.enlace.browser.EntryForms.fields;
import static org.enlace.browser.EntryForms.graded;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.LocalDate;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.enlace.node.SignedTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six people work in a team of two countries that is in force: two prosecutors who lead, two investigators, somebody of a central authority,
 * and an auditor. Colombia reads Spanish, Brazil Portuguese; the two administrators carry parcels, and both nodes are started anew
 * in between. In the end both sign that the team ends; then nothing new enters it, and what came of it is written.
 */
class TeamWorkBrowserIT {
    private static final String SUBJECT = "MUESTRA: trabajo de un equipo";
    private static final String FILE = "Oficio de amostra.txt";
    private static final String VICTIM = "MUESTRA Nombre Reservado";

    @TempDir
    private Path folder;

    private final Sessions sessions = new Sessions();
    private Chromium chromium;
    private CountryNode colombia;
    private CountryNode brazil;
    private SignedTeam team;
    private String work;
    private EntryForms forms;

    @Test
    void aTeamWorksOverTwoNodesIsClosedByBothAndEvaluated() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.demo("BR", folder)) {
            chromium = opened;
            colombia = co;
            brazil = br;
            co.meets(br);
            team = SignedTeam.of(co, br, "BR", SUBJECT);
            work = team.path() + "/work";
            forms = new EntryForms(work);

            String asked = plannedAndAsked();
            co.sends(br);
            String answer = answered(asked);
            br.sends(co);
            answerSeen(asked, answer);
            String victim = known();
            co.sends(br);
            keptAndConsulted(victim);
            String kept = restricted();
            br.startsAnew();
            br.sends(co);
            liftAsked(kept);
            co.startsAnew();
            co.sends(br);
            lifted(kept);
            br.sends(co);
            mergedAndApart();
            mentioned();
            othersSeeNothing();
            audited();
            closedAndEvaluated();
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

    private static void awaited(Visitor visitor, CountryNode node, String path) {
        NotesNode.await(
                path + " is handed over",
                () -> visitor.page().navigate(node.program().address() + path).status() == 200);
    }

    private String plannedAndAsked() {
        try (Visitor prosecutor = here("prosecutor")) {
            prosecutor.open(work).look("team-work-empty");
            forms.written(prosecutor, "task", fields("title", "MUESTRA: revisar turnos", "progress", "planned"));
            String asked = forms.written(
                    prosecutor,
                    "asked",
                    fields(
                            "title", "MUESTRA: titular de una línea",
                            "text", "Identificar a quien usa la línea.",
                            "state", "BR",
                            "legal-basis", "Artículo de muestra 7"));
            prosecutor.look("team-work-asked");
            prosecutor.open(work + "/plan").look("team-work-plan");
            return asked;
        }
    }

    /** What is asked waits in the inbox; what is answered takes a file along. */
    private String answered(String asked) {
        try (Visitor prosecutor = there("prosecutor")) {
            awaited(prosecutor, brazil, asked);
            prosecutor.look("team-work-asked-there");
            assertThat(waiting(prosecutor)).hasCount(1);
            String answer = forms.writtenAbout(
                    prosecutor,
                    "answer",
                    asked,
                    fields("answer", "accepted", "authority", "Juízo de amostra", "outcome", "Foi pedido."));
            Page page = prosecutor.page();
            page.locator("[name=file]").setInputFiles(new FilePayload(FILE, "text/plain", "Amostra.".getBytes(UTF_8)));
            page.locator("form[data-upload] button[type=submit]").click();
            assertThat(page.locator(".enlace-files")).containsText(FILE);
            prosecutor.look("team-work-answer");
            assertThat(waiting(prosecutor)).hasCount(0);
            return answer;
        }
    }

    /** What is asked of their country in this team; the demonstration asks something in another. */
    private Locator waiting(Visitor officer) {
        return officer.open("/inbox")
                .page()
                .locator("main a[href^='" + team.path() + "/']")
                .filter(new Locator.FilterOptions().setHasText("Pede-se uma medida ao seu país"));
    }

    private void answerSeen(String asked, String answer) {
        try (Visitor investigator = here("investigator")) {
            NotesNode.await(
                    "the answer is handed over",
                    () -> investigator.open(work + "/asked").page().content().contains("Foi pedido."));
            investigator.look("team-work-asked-answered");
            investigator.open(asked).look("team-work-asked-entry");
            NotesNode.await(
                    "the file of the answer is handed over",
                    () -> investigator.open(answer).page().content().contains(FILE));
            investigator.look("team-work-answer-file");
        }
    }

    /** A person, one who is likely the same, a victim, and who knows whom. */
    private String known() {
        try (Visitor investigator = here("investigator")) {
            String one = forms.written(
                    investigator,
                    "person",
                    graded("standing", "suspect", "name", "MUESTRA Uno", "identity-number", "EJ-0001"));
            forms.written(
                    investigator,
                    "person",
                    graded("standing", "suspect", "name", "MUESTRA Úno", "identity-number", "EJ 0001"));
            String phone = forms.written(investigator, "telephone", graded("number", "+00 000 0001"));
            investigator.open(one).look("team-work-person");
            forms.writtenAbout(investigator, "relation", one, graded("relation", "uses", "to", EntryForms.id(phone)));
            investigator.open(work + "/graph").look("team-work-graph");
            return forms.written(investigator, "person", graded("standing", "victim", "name", VICTIM, "sex", "female"));
        }
    }

    /** The other country's investigator sees a pseudonym; its prosecutor says why and reads the name. */
    private void keptAndConsulted(String victim) {
        try (Visitor investigator = there("investigator")) {
            awaited(investigator, brazil, victim);
            assertThat(investigator.page().locator("main")).not().containsText(VICTIM);
            investigator.look("team-work-pseudonym");
            assertFalse(investigator
                    .open(work + "/entries?q=Reservado")
                    .page()
                    .locator("main table")
                    .allInnerTexts()
                    .toString()
                    .contains(VICTIM));
        }
        try (Visitor prosecutor = there("prosecutor")) {
            Page page = prosecutor.open(victim).page();
            assertThat(page.locator("main")).not().containsText(VICTIM);
            page.locator("[name=reason]").fill("Preparar a assistência. Amostra.");
            prosecutor.press("form[action$='/reason'] button");
            assertThat(page.locator("main")).containsText(VICTIM);
            prosecutor.look("team-work-consulted");
        }
    }

    /** Something that Brazil does not let into court. */
    private String restricted() {
        try (Visitor investigator = there("investigator")) {
            Page page = investigator.open(work + "/new/information").page();
            page.locator("[name=handling][value=H0]").uncheck();
            page.locator("[name=handling][value=H1]").check();
            return forms.saved(
                    investigator, graded("title", "AMOSTRA: quem dirige", "text", "Uma fonte acredita saber."));
        }
    }

    private void liftAsked(String kept) {
        try (Visitor prosecutor = here("prosecutor")) {
            awaited(prosecutor, colombia, kept);
            forms.writtenAbout(
                    prosecutor, "lift", kept, fields("codes", "h1", "purpose", "Usarlo ante el juez. Muestra."));
            prosecutor.open(work + "/handling").look("team-work-lift-asked");
        }
    }

    private void lifted(String kept) {
        try (Visitor prosecutor = there("prosecutor")) {
            NotesNode.await(
                    "the request to lift is handed over",
                    () -> prosecutor.open(work + "/handling").page().content().contains("Usarlo ante el juez"));
            Page page = prosecutor.look("team-work-handling").page();
            String lift = page.locator("main a[href*='/work/new/lifted?about=']")
                    .first()
                    .getAttribute("href");
            prosecutor.open(lift);
            forms.saved(prosecutor, fields("answer", "granted", "text", "Pode ser usado."));
            assertThat(prosecutor.open(kept).page().locator("main")).containsText("H0");
        }
    }

    private void mergedAndApart() {
        try (Visitor investigator = here("investigator")) {
            Page page =
                    investigator.open(work + "/alike").look("team-work-alike").page();
            Visitor.press(page.locator("main form[action$='/alike/compare'] button, main a[href*='/alike/compare']")
                    .first());
            investigator.look("team-work-compare");
            page.locator("[name=kept]").first().check();
            Visitor.press(page.locator("main form button").last());
            investigator.look("team-work-merge");
            investigator.press("main form[method=post] button");
            Visitor.press(page.locator("main a[href$='/undo']").first());
            page.locator("[name=reason]").fill("Eran dos personas. Muestra.");
            investigator.press("main form[method=post] button");
            investigator.open(work + "/alike").look("team-work-apart");
        }
    }

    private void mentioned() {
        try (Visitor investigator = here("investigator")) {
            Page page = investigator.open(work + "/messages").page();
            page.locator("main textarea[name=text]").first().fill("MUESTRA: ¿lo revisan ustedes?");
            page.locator("main details summary").first().click();
            page.locator("main [name=mentions]").first().check();
            investigator.press("main form[action$='/messages'] button");
            assertThat(page.locator("main")).containsText("¿lo revisan ustedes?");
            investigator.look("team-work-messages");
        }
    }

    /** The central authority follows the course without content; the auditor, and others, find nothing. */
    private void othersSeeNothing() {
        try (Visitor authority = here("central")) {
            authority.open(team.path()).open(work, 404).open(work + "/closing", 404);
        }
        try (Visitor auditor = here("auditor")) {
            auditor.open(work, 403);
        }
    }

    private void audited() {
        try (Visitor auditor = there("auditor")) {
            Page page = auditor.open("/audit?kind=jit-entry").page();
            assertThat(page.locator("main tbody").getByText("Consultou informação reservada de uma equipe"))
                    .hasCount(1);
            assertThat(page.locator("main")).not().containsText(VICTIM);
            assertThat(page.locator("main")).not().containsText("Preparar a assistência");
            auditor.look("team-work-audit");
        }
    }

    /** Both sign that it ends; nothing new enters then, and what came of it is written. */
    private void closedAndEvaluated() {
        String text = team.closing();
        team.signed(colombia, "central", text);
        colombia.sends(brazil);
        team.signed(brazil, text);
        brazil.sends(colombia);
        NotesNode.await("Brazil's signature is handed over", () -> team.inForce(colombia, text));
        try (Visitor prosecutor = here("prosecutor")) {
            over(prosecutor);
            prosecutor.look("team-work-over");
            prosecutor.open(work + "/closing").look("team-work-closing");
            forms.written(
                    prosecutor,
                    "evaluation",
                    fields(
                            "setting-up", "Fue rápida. Muestra.",
                            "operation", "Bien. Muestra.",
                            "added-value", "4",
                            "cooperation", "5",
                            "timeliness", "3"));
            forms.written(
                    prosecutor,
                    "result",
                    fields(
                            "form", "arrest",
                            "count", "3",
                            "state", "CO",
                            "day", LocalDate.now().minusDays(1).toString()));
        }
        colombia.sends(brazil);
        try (Visitor investigator = there("investigator")) {
            NotesNode.await(
                    "the evaluation is handed over",
                    () -> investigator.open(work + "/closing").page().content().contains("Fue rápida"));
            investigator.look("team-work-evaluated");
            over(investigator);
        }
    }

    /** What there is is read, no way leads to anything new, and whoever knows the way is refused. */
    private void over(Visitor officer) {
        officer.open(work + "/new/task", 422);
        Page page = officer.open(work + "/plan").page();
        assertThat(page.locator("main")).containsText("MUESTRA: revisar turnos");
        assertThat(page.locator("main a[href*='/work/new/']")).hasCount(0);
    }
}
