package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.enlace.node.SignedTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six people work in a team of two countries that is in force: two prosecutors who lead, two investigators, somebody of a central authority,
 * and an auditor. Colombia reads Spanish, Brazil Portuguese; the two administrators carry parcels, and both nodes are started anew
 * in between. In the end the team is over, and only what came of it is still written.
 */
class TeamWorkBrowserIT {
    private static final String SUBJECT = "MUESTRA: trabajo de un equipo";
    private static final String SAVE = "main form[method=post] .govuk-button-group button";
    private static final String VICTIM = "MUESTRA Nombre Reservado";

    @TempDir
    private Path folder;

    private final Sessions sessions = new Sessions();
    private Chromium chromium;
    private CountryNode colombia;
    private CountryNode brazil;
    private SignedTeam team;
    private String work;

    @Test
    void aTeamWorksOverTwoNodesAndIsEvaluatedWhenItIsOver() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.demo("BR", folder)) {
            chromium = opened;
            colombia = co;
            brazil = br;
            co.meets(br);
            team = SignedTeam.of(co, br, "BR", SUBJECT);
            work = team.path() + "/work";

            String asked = plannedAndAsked();
            co.sends(br);
            answered(asked);
            br.sends(co);
            answerSeen(asked);
            String victim = known();
            co.sends(br);
            keptAndConsulted(victim);
            String kept = restricted();
            restarted(br);
            br.sends(co);
            liftAsked(kept);
            restarted(co);
            co.sends(br);
            lifted(kept);
            br.sends(co);
            mergedAndApart();
            mentioned();
            othersSeeNothing();
            audited();
            overAndEvaluated();
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

    private static void restarted(CountryNode node) {
        node.program().enlace("stop");
        node.program().started();
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    private static void awaited(Visitor visitor, CountryNode node, String path) {
        NotesNode.await(
                path + " is handed over",
                () -> visitor.page().navigate(node.program().address() + path).status() == 200);
    }

    /** Fills the form of a kind, whatever its fields are, and saves it; the address of the entry. */
    private String written(Visitor visitor, String kind, Map<String, String> fields) {
        Page page = visitor.open(work + "/new/" + kind).page();
        return saved(visitor, page, fields);
    }

    private String saved(Visitor visitor, Page page, Map<String, String> fields) {
        fields.forEach((field, value) -> filled(page, field, value));
        visitor.press(SAVE);
        assertTrue(path(page).startsWith(work + "/entries/"), () -> page.url() + page.content());
        return path(page);
    }

    private static void filled(Page page, String field, String value) {
        Locator control = page.locator("main [name='" + field + "']").first();
        if (control.count() == 0) {
            day(page, field, LocalDate.parse(value));
            return;
        }
        String type = String.valueOf(control.getAttribute("type"));
        String tag = String.valueOf(control.evaluate("one => one.tagName")).toLowerCase(java.util.Locale.ROOT);
        if (type.equals("radio") || type.equals("checkbox")) {
            page.locator("main [name='" + field + "'][value='" + value + "']").check();
        } else if (tag.equals("select")) {
            control.selectOption(value);
        } else {
            control.fill(value);
        }
    }

    private static void day(Page page, String field, LocalDate at) {
        page.locator("[name='" + field + "-year']").fill("" + at.getYear());
        page.locator("[name='" + field + "-month']").fill("" + at.getMonthValue());
        page.locator("[name='" + field + "-day']").fill("" + at.getDayOfMonth());
    }

    /** In the order in which they are given. */
    private static Map<String, String> fields(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    private static Map<String, String> graded(String... pairs) {
        Map<String, String> fields = fields(pairs);
        fields.putAll(fields("nature", "fact", "source", "B", "information", "2"));
        return fields;
    }

    private String plannedAndAsked() {
        try (Visitor prosecutor = here("prosecutor")) {
            prosecutor.open(work).look("team-work-empty");
            written(prosecutor, "task", fields("title", "MUESTRA: revisar turnos", "progress", "planned"));
            String asked = written(
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

    private void answered(String asked) {
        try (Visitor prosecutor = there("prosecutor")) {
            awaited(prosecutor, brazil, asked);
            prosecutor.look("team-work-asked-there");
            Page page = prosecutor
                    .open(work + "/new/answer?about=" + asked.substring(asked.lastIndexOf('/') + 1))
                    .page();
            saved(
                    prosecutor,
                    page,
                    fields("answer", "accepted", "authority", "Juízo de amostra", "outcome", "Foi pedido."));
            prosecutor.look("team-work-answer");
        }
    }

    private void answerSeen(String asked) {
        try (Visitor investigator = here("investigator")) {
            NotesNode.await(
                    "the answer is handed over",
                    () -> investigator.open(asked).page().content().contains("Foi pedido."));
            investigator.open(work + "/asked").look("team-work-asked-answered");
        }
    }

    /** A person, one who is likely the same, a victim, and who knows whom. */
    private String known() {
        try (Visitor investigator = here("investigator")) {
            String one = written(
                    investigator,
                    "person",
                    graded("standing", "suspect", "name", "MUESTRA Uno", "identity-number", "EJ-0001"));
            written(
                    investigator,
                    "person",
                    graded("standing", "suspect", "name", "MUESTRA Úno", "identity-number", "EJ 0001"));
            String phone = written(investigator, "telephone", graded("number", "+00 000 0001"));
            investigator.open(one).look("team-work-person");
            Page page = investigator
                    .open(work + "/new/relation?about=" + one.substring(one.lastIndexOf('/') + 1))
                    .page();
            saved(investigator, page, graded("relation", "uses", "to", phone.substring(phone.lastIndexOf('/') + 1)));
            investigator.open(work + "/graph").look("team-work-graph");
            return written(investigator, "person", graded("standing", "victim", "name", VICTIM, "sex", "female"));
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
            return saved(
                    investigator, page, graded("title", "AMOSTRA: quem dirige", "text", "Uma fonte acredita saber."));
        }
    }

    private void liftAsked(String kept) {
        try (Visitor prosecutor = here("prosecutor")) {
            awaited(prosecutor, colombia, kept);
            Page page = prosecutor
                    .open(work + "/new/lift?about=" + kept.substring(kept.lastIndexOf('/') + 1))
                    .page();
            saved(prosecutor, page, fields("codes", "h1", "purpose", "Usarlo ante el juez. Muestra."));
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
            saved(prosecutor, page, fields("answer", "granted", "text", "Pode ser usado."));
            assertThat(prosecutor.open(kept).page().locator("main")).containsText("H0");
        }
    }

    private void mergedAndApart() {
        try (Visitor investigator = here("investigator")) {
            Page page =
                    investigator.open(work + "/alike").look("team-work-alike").page();
            page.locator("main form[action$='/alike/compare'] button, main a[href*='/alike/compare']")
                    .first()
                    .click();
            page.waitForLoadState();
            investigator.look("team-work-compare");
            page.locator("[name=kept]").first().check();
            page.locator("main form button").last().click();
            page.waitForLoadState();
            investigator.look("team-work-merge");
            investigator.press("main form[method=post] button");
            page.locator("main a[href$='/undo']").first().click();
            page.waitForLoadState();
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
            assertThat(page.locator("main")).containsText("Consultou informação reservada de uma equipe");
            assertThat(page.locator("main")).not().containsText(VICTIM);
            assertThat(page.locator("main")).not().containsText("Preparar a assistência");
            auditor.look("team-work-audit");
        }
    }

    private void overAndEvaluated() {
        String text = team.closing();
        team.signed(colombia, text);
        colombia.sends(brazil);
        team.signed(brazil, text);
        brazil.sends(colombia);
        try (Visitor prosecutor = here("prosecutor")) {
            NotesNode.await(
                    "the team is over",
                    () -> prosecutor.open(work + "/closing").page().content().contains("El equipo terminó"));
            prosecutor.look("team-work-over");
            assertEquals(
                    422,
                    prosecutor
                            .page()
                            .navigate(colombia.program().address() + work + "/new/task")
                            .status());
            written(
                    prosecutor,
                    "evaluation",
                    fields(
                            "setting-up", "Fue rápida. Muestra.",
                            "operation", "Bien. Muestra.",
                            "added-value", "4",
                            "cooperation", "5",
                            "timeliness", "3"));
            written(
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
        }
    }
}
