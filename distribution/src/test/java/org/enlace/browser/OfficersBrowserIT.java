package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.locks.LockSupport;
import org.enlace.node.Account;
import org.enlace.node.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A fresh node gets its administrator, who lets officers in and out. One story, told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfficersBrowserIT {
    private static final Account BERTA = Account.of("berta", "naranja luna tambor verde");

    @TempDir
    static Path data;

    private static Chromium chromium;
    private static Program node;
    private static Visitor admin;
    private static Account ana;
    private static Visitor officer;

    @BeforeAll
    static void startNode() {
        chromium = Chromium.start();
        node = Program.fresh(data);
        admin = new Visitor(chromium.profile("es-CO", true), node.address());
        officer = new Visitor(chromium.profile("es-CO", true), node.address());
    }

    @AfterAll
    static void stopNode() {
        if (node != null) {
            node.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void aFreshNodeHasNobodyAndSaysHowToBegin() {
        admin.open("/officers");
        assertThat(admin.page().locator("h1")).hasText("Iniciar sesión");
        assertThat(admin.page().locator("main")).containsText("bin/enlace setup-link");
        assertTrue(
                admin.page().url().endsWith("/sign-in?to=%2Fofficers"),
                admin.page().url());
        admin.look("sign-in-fresh");
        admin.open("/setup?code=wrong", 404).look("dead-link");
    }

    @Test
    @Order(2)
    void theSetupLinkMakesTheFirstAdministratorWhoEnrolsASecondFactor() {
        admin.open(FirstAdministrator.link(node));
        FirstAdministrator.fill(admin.page(), Account.of("Ana!", "corta"));
        admin.press("main form[action='/setup'] button");
        assertThat(admin.page().locator(".govuk-error-summary")).isVisible();
        assertThat(admin.page().locator("[name=name]")).hasValue("Ana Ruiz");
        assertThat(admin.page().locator("[name=new-password]")).hasValue("");
        admin.look("setup-refused");
        String used = FirstAdministrator.link(node);
        ana = FirstAdministrator.settle(node, admin);
        admin.look("recovery-codes");
        admin.open(used, 404);
        admin.open("/account").look("account");
        assertThat(admin.page().locator("main")).containsText("quedan 10 códigos");
    }

    @Test
    @Order(3)
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        Page page = officer.open("/sign-in").look("sign-in").page();
        officer.password(Account.of(ana.name(), "no es la que es"));
        String wrong = page.locator(".govuk-error-summary").innerText();
        assertThat(page.locator("[name=officer]")).hasValue(ana.name());
        assertThat(page.locator("[name=password]")).hasValue("");
        officer.look("sign-in-wrong");
        officer.password(Account.of("nadie", "no es la que es"));
        assertEquals(wrong, page.locator(".govuk-error-summary").innerText());
    }

    @Test
    @Order(4)
    void signingInAsksForTheCodeOnceAndTakesNoneTwice() {
        try (Visitor other = new Visitor(chromium.profile("es-CO", true), node.address())) {
            other.open("/account");
            other.password(ana);
            other.look("sign-in-code");
            other.page()
                    .locator("[name=second-factor]")
                    .fill(ana.authenticator().orElseThrow().usedCode());
            other.press("main form[action='/sign-in/code'] button");
            assertThat(other.page().locator(".govuk-error-summary")).isVisible();
            other.look("sign-in-code-wrong");
            other.page()
                    .locator("[name=second-factor]")
                    .fill(ana.authenticator().orElseThrow().code());
            other.press("main form[action='/sign-in/code'] button");
            assertThat(other.page().locator("h1")).hasText("Ana Ruiz");
            assertTrue(other.page().url().endsWith("/account"), other.page().url());

            other.open("/account/sessions").look("sessions");
            assertThat(other.page().locator("tbody tr")).hasCount(2);
            other.press("form[action='/sign-out'] button");
            assertThat(other.page().locator("main")).containsText("Cerró la sesión");
            other.look("signed-out");
            other.open("/account");
            assertThat(other.page().locator("h1")).hasText("Iniciar sesión");
        }
    }

    @Test
    @Order(5)
    void theAdministratorMakesAUnitAndAnOfficerAndInvitesThem() {
        Page page = admin.open("/officers/units").look("units-empty").page();
        admin.open("/officers/units/new").look("unit-new");
        page.locator("[name=unit]").fill("una-bogota");
        page.locator("[name=name]").fill("Unidad Nacional, Bogotá");
        admin.press("main form button");
        assertThat(page.locator("main")).containsText("La unidad se creó");
        admin.look("units");
        admin.open("/officers/units/una-bogota").look("unit");

        admin.open("/officers/new").look("officer-new");
        page.locator("[name=officer]").fill("Berta Gómez");
        page.locator("[name=name]").fill("Berta Gómez");
        page.locator("[name=rank]").fill("Intendente");
        page.locator("[name=email]").fill("berta@una.example");
        page.locator("[name=unit]").selectOption("una-bogota");
        page.locator("[name=roles][value=officer]").check();
        admin.press("main form[action='/officers/new'] button");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        assertThat(page.locator("[name=rank]")).hasValue("Intendente");
        assertThat(page.locator("[name=email]")).hasValue("berta@una.example");
        assertThat(page.locator("[name=roles][value=officer]")).isChecked();
        admin.look("officer-new-refused");
        page.locator("[name=officer]").fill(BERTA.name());
        admin.press("main form[action='/officers/new'] button");
        assertThat(page.locator("h1")).hasText("Berta Gómez");
        assertThat(page.locator("main")).containsText("berta@una.example");
        admin.look("officer-invited");

        admin.press("form[action$='/invite'] button");
        String link = page.locator("#link").innerText();
        admin.look("invitation-link");
        assertTrue(link.startsWith(node.address() + "/invitation?code="), link);
        Page theirs = officer.page();
        theirs.navigate(link);
        officer.look("invitation");
        theirs.locator("[name=new-password]").fill("berta");
        theirs.locator("[name=repeat-password]").fill("otra cosa larga");
        officer.press("main form[action='/invitation'] button");
        assertThat(theirs.locator(".govuk-error-summary")).isVisible();
        officer.look("invitation-refused");
        theirs.locator("[name=new-password]").fill(BERTA.password());
        theirs.locator("[name=repeat-password]").fill(BERTA.password());
        officer.press("main form[action='/invitation'] button");
        officer.open("/account").look("account-officer");
        assertThat(theirs.locator("h1")).hasText("Berta Gómez");
        officer.open("/officers", 403).look("forbidden");
        assertEquals(404, theirs.navigate(link).status());
    }

    @Test
    @Order(6)
    void listsAreSearchedAndPagedAndAFileIsSeenBeforeItIsImported() {
        StringBuilder csv = new StringBuilder("officer,name,unit,rank,language,zone,roles\n");
        for (int i = 10; i < 45; i++) {
            csv.append("oficial")
                    .append(i)
                    .append(",Oficial de muestra ")
                    .append(i)
                    .append(",una-bogota,Capitán,es,America/Bogota,officer\n");
        }
        csv.append("Malo!,Sin nombre,una-bogota,,es,America/Bogota,officer\n");
        // As an older spreadsheet saves it.
        byte[] saved = csv.toString().replace(',', ';').getBytes(Charset.forName("windows-1252"));
        Page page = admin.open("/officers/import").look("officers-import").page();
        page.locator("input[type=file]").setInputFiles(new FilePayload("oficiales.csv", "text/csv", saved));
        admin.press("main form button");
        assertThat(page.locator("main")).containsText("Se crearían 35 cuentas");
        admin.look("officers-import-plan");
        admin.press("form[action='/officers/import/run'] button");
        assertThat(page.locator("main")).containsText("Se crearon 35 cuentas");
        admin.look("officers-import-done");
        assertThat(admin.open("/officers/oficial44").page().locator("main")).containsText("Capitán");

        admin.open("/officers").look("officers");
        assertThat(page.locator("#filtered-list a[href^='/officers/']")).hasCount(25);
        admin.press(".govuk-pagination__next a");
        assertThat(page.locator("#filtered-list")).containsText("Oficial de muestra 44");
        admin.open("/officers?q=bert&state=active&unit=una-bogota&role=officer").look("officers-filtered");
        assertThat(page.locator("#filtered-list a[href^='/officers/']")).hasCount(1);
        admin.open("/officers?q=ornitorrinco").look("officers-none");
    }

    @Test
    @Order(7)
    void rolesAreReadAndChangedByThoseWhoHoldWhatTheyGive() {
        Page page = admin.open("/officers/roles").look("roles").page();
        page.locator("main details summary").first().click();
        assertThat(page.locator("main")).containsText("Crear, cambiar, invitar y cerrar cuentas");
        admin.look("roles-open");
        admin.open("/officers/roles/officer").look("role");
        admin.open("/officers/roles/new").look("role-new");
        page.locator("[name=name]").fill("revisor");
        page.locator("[name=title]").fill("Revisor de oficiales");
        page.locator("[name=permissions][value='officers.read']").check();
        admin.press("main form[action='/officers/roles/new'] button");
        assertThat(page.locator("main")).containsText("Revisor de oficiales");
    }

    @Test
    @Order(8)
    void whatWasTypedSurvivesTheEndOfTheSession() {
        Page page = officer.open("/account/language").page();
        page.locator("[name=zone]").selectOption("America/Lima");
        officer.forgetSession();
        officer.press("form[action='/account/language'] button");
        assertThat(page.locator("h1")).containsText("lo que escribió sigue aquí");
        officer.look("kept-form");
        Page tab = page.waitForPopup(() -> page.locator("main a[target=_blank]").click());
        tab.locator("[name=officer]").fill(BERTA.name());
        tab.locator("[name=password]").fill(BERTA.password());
        tab.locator("main form[action='/sign-in'] button").click();
        assertThat(tab.locator("h1")).containsText("vuelva a la otra pestaña");
        tab.close();
        officer.press("form[action='/account/language'] button");
        assertThat(page.locator("main")).containsText("America/Lima");
        assertThat(page.locator("main")).containsText("se guardaron");
    }

    @Test
    @Order(9)
    void aTokenIsShownOnceAndRevoked() {
        Page page = officer.open("/account/tokens").look("tokens-none").page();
        officer.open("/account/tokens/new").look("token-new");
        page.locator("[name=label]").fill("informe semanal");
        officer.press("main form[action='/account/tokens/new'] button");
        String token = page.locator("#token").innerText();
        assertTrue(token.length() > 30, token);
        officer.look("token-made");
        officer.open("/account/tokens").look("tokens");
        assertThat(page.locator("main")).not().containsText(token);
        officer.press("form[action='/account/tokens/revoke'] button");
        assertThat(page.locator("main")).containsText("Revocado");
    }

    @Test
    @Order(9)
    void aTokenThatAdministersLastsADayAndIsListedForAdministrators() {
        Page page = admin.open("/account/tokens/new").page();
        page.locator("[name=label]").fill("alta de oficiales");
        page.locator("[name=permission][value='officers.manage']").check();
        admin.press("main form[action='/account/tokens/new'] button");
        assertThat(page.locator(".govuk-error-summary")).containsText("24 horas");
        admin.look("token-refused");
        page.locator("[name=days][value='1']").check();
        admin.press("main form[action='/account/tokens/new'] button");
        assertThat(page.locator("#token")).isVisible();
        admin.open("/officers/tokens").look("administration-tokens");
        assertThat(page.locator("main")).containsText("alta de oficiales");
        admin.press("form[action='/officers/tokens/revoke'] button");
        assertThat(page.locator("main")).containsText("Ningún token administra el nodo");
        admin.look("administration-tokens-none");
    }

    @Test
    @Order(10)
    void aDeputyActsForTheAbsentAndThePageSaysSo() {
        Page page = admin.open("/account/deputies").look("deputies-none").page();
        admin.open("/account/deputies/new").look("deputy-new");
        page.locator("[name=deputy]").selectOption(BERTA.name());
        LocalDate end = LocalDate.now(ZoneId.of("America/Bogota")).plusDays(7);
        page.locator("[name=until-year]").fill("2026x");
        admin.press("main form[action='/account/deputies/new'] button");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        admin.look("deputy-refused");
        page.locator("[name=until-year]").fill(String.valueOf(end.getYear()));
        page.locator("[name=until-month]").fill(String.valueOf(end.getMonthValue()));
        page.locator("[name=until-day]").fill(String.valueOf(end.getDayOfMonth()));
        admin.press("main form[action='/account/deputies/new'] button");
        assertThat(page.locator("main")).containsText("El suplente quedó nombrado");
        admin.look("deputies");

        Page theirs = officer.open("/account").look("account-deputy").page();
        officer.press("form[action='/account/acting'] button");
        assertThat(theirs.locator(".enlace-acting")).containsText(ana.name());
        officer.look("acting");
        // Only the absent officer's roles allow it.
        officer.open("/officers", 403);
        officer.open("/account").look("account-acting");
        officer.press(".enlace-acting button");
        assertThat(theirs.locator(".enlace-acting")).hasCount(0);
        officer.open("/officers", 403);

        officer.open("/account/deputies").look("deputies-naming");
        assertThat(theirs.locator("main")).containsText("Quienes le nombraron suplente");
        admin.open("/officers/" + BERTA.name()).look("officer-deputy");
        admin.press("form[action$='/end-deputy'] button");
        assertThat(page.locator("main")).containsText("La suplencia terminó");
        officer.open("/account/deputies");
        assertThat(theirs.locator("main")).not().containsText("Quienes le nombraron suplente");
    }

    @Test
    @Order(11)
    void anAdministratorEndsSessionsAndADisabledOfficerIsOutWithinSeconds() {
        officer.open("/account", 200);
        Page page = admin.open("/officers/" + BERTA.name()).look("officer").page();
        assertThat(page.locator("main table").first()).containsText("Chrome");
        admin.press("form[action$='/end-sessions'] button");
        assertThat(page.locator("main")).containsText("Las sesiones terminaron");
        officer.open("/account");
        assertThat(officer.page().locator("h1")).hasText("Iniciar sesión");
        officer.signIn(BERTA);

        admin.open("/officers/" + BERTA.name() + "/disable").look("officer-disable");
        admin.press("main form button");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        page.locator("[name=reason]").fill("Traslado a otra unidad");
        admin.press("main form button");
        assertThat(page.locator("main")).containsText("La cuenta se cerró");
        admin.look("officer-disabled");
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!officer.open("/account").page().url().contains("/sign-in")
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(officer.page().locator("h1")).hasText("Iniciar sesión");
        officer.password(BERTA);
        assertThat(officer.page().locator(".govuk-error-summary")).isVisible();
        admin.press("form[action$='/enable'] button");
        assertThat(page.locator("main")).containsText("se abrió de nuevo");
    }

    @Test
    @Order(12)
    void whoeverSignsInGetsASessionNobodyKnewBefore() {
        try (Visitor victim = new Visitor(chromium.profile("es-CO", true), node.address())) {
            victim.open("/sign-in");
            victim.page()
                    .context()
                    .addCookies(java.util.List.of(new Cookie("enlace", "known-beforehand").setUrl(node.address())));
            victim.signIn(BERTA);
            String session = victim.page().context().cookies().stream()
                    .filter(cookie -> cookie.name.equals("enlace"))
                    .map(cookie -> cookie.value)
                    .findFirst()
                    .orElseThrow();
            assertNotEquals("known-beforehand", session);
            victim.open("/account/password").look("password");
            victim.open("/account/language").look("language");
            victim.open("/confirm").look("confirm");
        }
    }

    @Test
    @Order(13)
    void everythingIsDoneWithoutScriptsToo() {
        try (Visitor plain = new Visitor(chromium.profile("es-CO", false), node.address())) {
            plain.signIn(ana).open("/officers?q=berta");
            plain.press("#filtered-list a[href='/officers/berta']");
            assertThat(plain.page().locator("h1")).hasText("Berta Gómez");
            plain.press("form[action='/sign-out'] button");
            assertThat(plain.page().locator("h1")).hasText("Iniciar sesión");
        }
    }

    @Test
    @Order(14)
    void everyPageIsReadInFourLanguages() {
        Page page = admin.open("/account").page();
        for (String language : new String[] {"pt", "en", "fr", "es"}) {
            page.locator("a[hreflang=" + language + "]").first().click();
            assertThat(page.locator("html")).hasAttribute("lang", language);
            for (String path : new String[] {"/account", "/officers", "/officers/roles", "/account/second-factor"}) {
                Locator main = admin.open(path).page().locator("main");
                assertTrue(!main.innerText().contains("{0}"), path);
            }
            admin.look("account-factor-" + language);
        }
    }
}
