package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A joint investigation team from its first line to the day one of its members is let go. Colombia asks in Spanish, Brazil answers in
 * Portuguese; in each an investigator drafts, a prosecutor leads and signs, and somebody acts for the central authority. Each node is
 * started anew in between, and the two administrators carry parcels.
 */
class TeamChainBrowserIT {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final String SUBJECT = "MUESTRA: ruta fluvial entre dos países";
    private static final String SAVE = "main form[method=post] .govuk-button-group button";

    @TempDir
    private Path folder;

    private final Sessions sessions = new Sessions();
    private Chromium chromium;
    private CountryNode colombia;
    private CountryNode brazil;
    private String team;
    private String reference;
    private String proposal;

    @Test
    void aTeamIsAskedForAgreedSignedByBothAndLosesAMember() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.demo("BR", folder)) {
            chromium = opened;
            colombia = co;
            brazil = br;
            co.meets(br);

            begun();
            submitted();
            sent();
            co.sends(br);
            accepted();
            br.startsAnew();
            br.sends(co);
            drafted();
            namedHere();
            proposed();
            co.sends(br);
            comparedThere();
            namedThere();
            signedThere();
            br.sends(co);
            signedHere();
            co.sends(br);
            inForce();
            hiddenFromOthers();
            overseen();
            letGo();
            co.startsAnew();
            co.sends(br);
            gone();
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

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    /** Presses a link or a button of the page by what it says. */
    private static void followed(Page page, AriaRole role, String label) {
        Visitor.press(page.locator("main")
                .getByRole(role, new Locator.GetByRoleOptions().setName(label).setExact(true))
                .first());
    }

    private static void day(Page page, String field, LocalDate at) {
        page.locator("[name='" + field + "-year']").fill("" + at.getYear());
        page.locator("[name='" + field + "-month']").fill("" + at.getMonthValue());
        page.locator("[name='" + field + "-day']").fill("" + at.getDayOfMonth());
    }

    private static LocalDate today() {
        return LocalDate.now(BOGOTA);
    }

    private static void awaited(Visitor visitor, CountryNode node, String path) {
        NotesNode.await(
                path + " is handed over",
                () -> visitor.page().navigate(node.program().address() + path).status() == 200);
    }

    /** The investigator begins it and brings in the prosecutor, who knows of it from then on. */
    private void begun() {
        try (Visitor investigator = here("investigator")) {
            Page page = investigator.open("/jit").look("team-chain-list").page();
            followed(page, AriaRole.BUTTON, "Evaluar un equipo");
            investigator.look("team-chain-new");
            page.locator("#subject").fill(SUBJECT);
            investigator.press(SAVE);
            assertThat(page.locator("h1")).containsText(SUBJECT);
            team = path(page);
            reference = page.locator("main .govuk-caption-l, main .govuk-caption-xl")
                    .first()
                    .innerText()
                    .strip();
            investigator.look("team-chain-assessed");
            investigator.open(team + "/circle");
            page.locator("#officer").selectOption("prosecutor");
            investigator.press("form[action$='/circle'] button");
            assertThat(page.locator("main")).containsText("Desde ahora conoce el equipo.");
            investigator.look("team-chain-circle");
        }
    }

    private void submitted() {
        try (Visitor investigator = here("investigator")) {
            Page page = investigator.open(team + "/steps/draft").page();
            investigator.press(SAVE);
            assertThat(page.locator("main")).containsText("Desde ahora se redacta la solicitud.");
            investigator.look("team-chain-drafted");
            investigator.open(team + "/edit");
            page.locator("#authority").fill("Fiscalía de muestra");
            page.locator("#basis").selectOption("mercosur-2010");
            page.locator("#asked-1").selectOption("BR");
            page.locator("#requested-1").fill("Autoridade central de amostra");
            page.locator("main details summary").first().click();
            page.locator("[name=crimes][value='0204']").check();
            for (String field : new String[] {"facts", "why", "provisions", "measures", "officials"}) {
                page.locator("#" + field).fill("Texto de muestra: " + field + ". Nada de esto ocurrió.");
            }
            page.locator("#months").fill("12");
            investigator.look("team-chain-request");
            investigator.press(SAVE);
            assertThat(page.locator("main")).containsText("La solicitud se guardó.");
            investigator.open(team + "/steps/submit").look("team-chain-submit");
            page.locator("#text").fill("Urgente: diligencias simultáneas de muestra.");
            investigator.press(SAVE);
            assertThat(page.locator("main")).containsText("La tiene la autoridad central.");
        }
    }

    private void sent() {
        try (Visitor authority = here("central")) {
            Page page =
                    authority.open("/inbox").look("team-chain-central-inbox").page();
            Visitor.press(page.locator("main a[href*='" + team + "']").first());
            authority.look("team-chain-central");
            authority.open(team + "/decisions/send").press(SAVE);
            assertThat(page.locator("main")).containsText("Sale con el próximo paquete.");
        }
    }

    private void accepted() {
        try (Visitor authority = there("central")) {
            awaited(authority, brazil, team);
            Page page = authority.page();
            assertThat(page.locator("html")).hasAttribute("lang", "pt");
            assertThat(page.locator("h1")).containsText(SUBJECT);
            authority.look("team-chain-arrived");
            assertThat(authority.open("/inbox").page().locator("main a[href*='" + team + "']"))
                    .not()
                    .hasCount(0);
            authority.open(team + "/countries/BR/acknowledge").look("team-chain-acknowledge");
            authority.press(SAVE);
            assertThat(page.locator("main")).containsText("O aviso de recebimento consta.");
            authority.open(team + "/countries/BR/accept").press(SAVE);
            assertThat(page.locator("main")).containsText("A aceitação consta.");
            authority.look("team-chain-accepted");
            for (String officer : new String[] {"investigator", "prosecutor"}) {
                authority.open(team + "/circle");
                page.locator("#officer").selectOption(officer);
                authority.press("form[action$='/circle'] button");
                assertThat(page.locator("main")).containsText("A partir de agora conhece a equipe.");
            }
        }
    }

    private void drafted() {
        try (Visitor investigator = here("investigator")) {
            NotesNode.await(
                    "the acceptance is handed over",
                    () -> investigator.open(team).page().content().contains("Aceptada"));
            Page page = investigator.look("team-chain-answered").page();
            String draft = team + "/drafts/agreement";
            investigator.open(team + "/proposals").look("team-chain-no-texts");
            investigator.open(draft).look("team-chain-begin-draft");
            page.locator("[name=basis][value=mercosur-2010]").check();
            page.locator("[name=languages][value=es]").check();
            page.locator("[name=languages][value=pt]").check();
            investigator.press("#begin button");
            assertThat(page.locator("main")).containsText("El borrador está iniciado.");
            investigator.look("team-chain-draft-lacking");
            investigator.open(draft + "/frame");
            day(page, "lastDay", today().plusYears(1));
            investigator.look("team-chain-frame").press(SAVE);
            investigator.open(draft + "/parties");
            parties(page);
            investigator.look("team-chain-parties").press(SAVE);
            investigator.open(draft + "/values").look("team-chain-values");
            for (int group = 0; path(page).endsWith("/values") && group < 12; group++) {
                filled(page);
                investigator.press("#values .govuk-button-group button");
            }
            assertEquals(draft, path(page));
            assertThat(page.locator("main")).containsText("No falta nada para proponer el texto.");
            investigator.look("team-chain-draft");
            Visitor.press(page.locator("main table tbody a").first());
            investigator.look("team-chain-clause");
            investigator.open(draft + "/clauses").look("team-chain-clauses");
        }
    }

    private static void parties(Page page) {
        for (int line = 0; line < 2; line++) {
            String country = page.locator("#country-" + line).inputValue();
            page.locator("#country-" + line).selectOption(country.isEmpty() ? "BR" : country);
            page.locator("#competent-" + line).fill("Autoridad competente de muestra " + (line + 1));
            page.locator("#central-" + line).fill("Autoridad central de muestra " + (line + 1));
        }
    }

    /** What the team itself does not know. */
    private static void filled(Page page) {
        for (Locator text : page.locator("#values textarea").all()) {
            if (text.inputValue().isEmpty()) {
                text.fill("Texto de muestra");
            }
        }
        for (String open : new String[] {"participants-list", "seconded-powers"}) {
            for (Locator line :
                    page.locator("#values input[name^='v." + open + ".']").all()) {
                line.fill("Texto de muestra");
            }
        }
        for (Locator line : page.locator("#values input[type=text]:not([name*='.es']):not([name*='.pt'])")
                .all()) {
            String name = line.getAttribute("name");
            if (line.inputValue().isEmpty()) {
                line.fill(name.endsWith("-year") ? "2026" : name.endsWith("-month") ? "11" : "3");
            }
        }
    }

    /** The investigator drafts who is in the team for Colombia; the prosecutor signs each. */
    private void namedHere() {
        String leader;
        String member;
        String authority;
        try (Visitor investigator = here("investigator")) {
            Page page = investigator
                    .open(team + "/people")
                    .look("team-chain-nobody")
                    .page();
            leader = named(investigator, "Fiscal de muestra", "leader", "prosecutor");
            investigator.look("team-chain-annex");
            assertThat(page.locator("main")).containsText("Espera firmas");
            member = named(investigator, "Investigador de muestra", "member", "investigator");
            authority = named(investigator, "Autoridad de muestra", "authority", "central");
        }
        try (Visitor prosecutor = here("prosecutor")) {
            signed(prosecutor, leader, "Firmado");
            signed(prosecutor, member, "Firmado");
            signed(prosecutor, authority, "Firmado");
            prosecutor.open(team + "/instruments").look("team-chain-instruments");
        }
    }

    private String named(Visitor drafter, String name, String role, String account) {
        Page page = drafter.open(team + "/people/new").page();
        page.locator("#name").fill(name);
        page.locator("#function").fill("Cargo de muestra");
        page.locator("#agency").fill("Unidad de muestra");
        page.locator("[name=role][value=" + role + "]").check();
        page.locator("#account").selectOption(account);
        if (role.equals("leader")) {
            drafter.look("team-chain-person");
        }
        drafter.press(SAVE);
        assertTrue(path(page).startsWith(team + "/instruments/"), page.url());
        return path(page);
    }

    private void signed(Visitor signer, String text, String said) {
        Page page = signer.open(text + "/sign").page();
        page.locator("#name").fill("Firmante de muestra");
        page.locator("#capacity").fill("Fiscal de muestra");
        page.locator("[name=read]").check();
        signer.press(SAVE);
        assertEquals(text, path(page));
        assertThat(page.locator("main")).containsText(said);
    }

    private void proposed() {
        try (Visitor investigator = here("investigator")) {
            Page page = investigator
                    .open(team + "/drafts/agreement/propose")
                    .look("team-chain-propose")
                    .page();
            investigator.press("#propose button");
            assertThat(page.locator("main")).containsText("El texto está propuesto.");
            proposal = path(page);
            investigator.look("team-chain-proposed");
            investigator.open(instrument() + "/sign");
            page.locator("#name").fill("Investigador de muestra");
            page.locator("#capacity").fill("Investigador");
            page.locator("[name=read]").check();
            investigator.press(SAVE);
            assertThat(page.locator(".govuk-error-summary")).isVisible();
        }
    }

    private String instrument() {
        return proposal.replace("/proposals/", "/instruments/");
    }

    /** Brazil begins its own text from Colombia's, changes a clause, sees both beside one another and says what it thinks. */
    private void comparedThere() {
        try (Visitor investigator = there("investigator")) {
            awaited(investigator, brazil, proposal);
            Page page = investigator.look("team-chain-proposal-there").page();
            investigator.press("#begin button");
            String draft = path(page);
            investigator.open(draft + "/clauses/period");
            page.locator("[name='text-pt']").fill("O acordo vigora por seis meses. Texto de amostra.");
            investigator.press(SAVE);
            investigator.open(proposal + "/compare?with=draft&language=pt");
            assertThat(page.locator("main")).containsText("seis meses");
            investigator.look("team-chain-compared");
            investigator.open(proposal);
            page.locator("[name=clause]").selectOption("period");
            page.locator("[name=text]").fill("Seis meses bastariam. Observação de amostra.");
            investigator.press("form[action$='/comments'] button");
            assertThat(page.locator("main")).containsText("A observação foi enviada.");
            assertThat(page.locator("#comments ~ *").first()).containsText("Seis meses bastariam");
        }
    }

    private void namedThere() {
        String leader;
        try (Visitor investigator = there("investigator")) {
            leader = named(investigator, "Procuradora de amostra", "leader", "prosecutor");
        }
        try (Visitor prosecutor = there("prosecutor")) {
            signed(prosecutor, leader, "Assinado");
        }
    }

    private void signedThere() {
        try (Visitor prosecutor = there("prosecutor")) {
            prosecutor.open(instrument() + "/sign").look("team-chain-sign-there");
            signed(prosecutor, instrument(), "Assinado");
            assertThat(prosecutor.page().locator("main")).containsText("Espera assinaturas");
        }
    }

    private void signedHere() {
        try (Visitor prosecutor = here("prosecutor")) {
            Page page = prosecutor.page();
            NotesNode.await(
                    "Brazil's signature is handed over",
                    () -> prosecutor.open(instrument()).page().content().contains("Firmante de muestra"));
            prosecutor.look("team-chain-signed-by-one");
            assertThat(prosecutor.open(proposal).page().locator("main")).containsText("Seis meses bastariam");
            prosecutor.look("team-chain-commented");
            prosecutor.open(instrument() + "/sign").look("team-chain-sign");
            prosecutor.press(SAVE);
            assertThat(page.locator(".govuk-error-summary")).isVisible();
            prosecutor.look("team-chain-sign-lacking");
            signed(prosecutor, instrument(), "Firmado");
            assertThat(page.locator("main")).containsText("En vigor");
            prosecutor.look("team-chain-in-force");
        }
    }

    private void inForce() {
        try (Visitor prosecutor = there("prosecutor")) {
            NotesNode.await(
                    "Colombia's signature is handed over",
                    () -> prosecutor.open(team).page().content().contains("Em vigor"));
            prosecutor.look("team-chain-active-there");
            assertThat(prosecutor.open(team + "/people").page().locator("main"))
                    .containsText("Investigador de muestra");
            prosecutor.look("team-chain-people-there");
        }
        for (String account : new String[] {"investigator", "prosecutor", "central"}) {
            try (Visitor member = here(account)) {
                assertThat(member.open(team).page().locator("main")).containsText("Vigente");
                member.look("team-chain-active-" + account);
                assertThat(member.open("/jit").page().locator("main")).containsText(SUBJECT);
            }
        }
    }

    /** For whoever the agreement does not name there is no such team, not even for those who prepared it. */
    private void hiddenFromOthers() {
        try (Visitor investigator = there("investigator")) {
            Page page =
                    investigator.open(team, 404).look("team-chain-not-found").page();
            investigator.open(team + "/people", 404).open(proposal, 404).open(instrument(), 404);
            assertThat(investigator.open("/jit").page().locator("main")).not().containsText(SUBJECT);
            assertThat(investigator.open("/search?q=fluvial").page().locator("main"))
                    .not()
                    .containsText(SUBJECT);
            assertThat(investigator.open("/inbox").page().locator("main a[href*='" + team + "']"))
                    .hasCount(0);
            assertThat(page.locator("main")).not().containsText(reference);
        }
        try (Visitor authority = there("central")) {
            authority.open(team, 404).open(team + "/circle", 404);
        }
        try (Visitor analyst = here("analyst")) {
            analyst.open(team, 403).open("/jit", 403).open("/jit/overview", 403);
        }
    }

    private void overseen() {
        try (Visitor administrator = here("admin")) {
            Page page = administrator.open("/jit/overview").page();
            assertThat(page.locator("main")).containsText(reference);
            assertThat(page.locator("main")).not().containsText(SUBJECT);
            administrator.look("team-chain-overview");
            administrator.open(team, 404);
        }
        String listed = colombia.done("jit:list");
        assertTrue(listed.contains(reference) && listed.contains("active"), listed);
        assertFalse(listed.contains(SUBJECT), listed);
        assertTrue(explained("investigator").contains("see-content true designated"), explained("investigator"));
        assertTrue(explained("analyst").contains("see-content false not-designated"), explained("analyst"));
        assertTrue(explained("admin").contains("see-existence true oversees"), explained("admin"));
    }

    /** Each right, whether it is there and why, a line. */
    private String explained(String account) {
        String json = colombia.done("jit:explain-access", account, team.substring(team.lastIndexOf('/') + 1), "--json");
        Matcher one = Pattern.compile("\"right\":\"([^\"]+)\",\"allowed\":(\\w+),\"because\":\"([^\"]+)\"")
                .matcher(json.replaceAll("\\s*([:,])\\s*\"", "$1\"")
                        .replaceAll(":\\s+", ":")
                        .replaceAll(",\\s+", ","));
        StringBuilder lines = new StringBuilder();
        while (one.find()) {
            lines.append(String.join(" ", one.group(1), one.group(2), one.group(3)))
                    .append('\n');
        }
        return lines.toString();
    }

    /** The prosecutor drafts that the investigator's days are over, and the central authority signs it. */
    private void letGo() {
        String annex;
        try (Visitor prosecutor = here("prosecutor")) {
            Page page =
                    prosecutor.open(team + "/people").look("team-chain-people").page();
            followed(page, AriaRole.LINK, "Terminar los días de Investigador de muestra");
            day(page, "last", today().minusDays(1));
            prosecutor.look("team-chain-end");
            prosecutor.press(SAVE);
            assertThat(page.locator("main")).containsText("El anexo está propuesto");
            annex = path(page);
        }
        try (Visitor investigator = here("investigator")) {
            investigator.open(team);
        }
        try (Visitor authority = here("central")) {
            signed(authority, annex, "Firmado");
        }
        try (Visitor investigator = here("investigator")) {
            investigator.open(team, 404).open(proposal, 404);
            assertThat(investigator.open("/jit").page().locator("main")).not().containsText(SUBJECT);
        }
        assertTrue(explained("investigator").contains("see-content false over"), explained("investigator"));
    }

    private void gone() {
        try (Visitor prosecutor = there("prosecutor")) {
            NotesNode.await(
                    "the annex is handed over",
                    () -> prosecutor.open(team + "/people").page().content().contains("Terminado"));
            prosecutor.look("team-chain-gone");
        }
        try (Visitor investigator = here("investigator")) {
            investigator.open(team, 404);
        }
    }
}
