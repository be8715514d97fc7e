package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.enlace.node.Account;
import org.enlace.node.Browser;
import org.enlace.node.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator makes a series, finds a time, plans a session and fills its seats; an officer looks on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainingBrowserIT {
    @TempDir
    static Path data;

    private static Chromium chromium;
    private static Program node;
    private static Visitor coordinator;
    private static Visitor plain;
    private static String series;
    private static String session;

    @BeforeAll
    static void startNode() {
        chromium = Chromium.start();
        node = Program.demo(data);
        coordinator =
                new Visitor(chromium.profile("es-CO", true), node.address()).signIn(Account.ofDemo(node, "trainer"));
        plain = new Visitor(chromium.profile("es-CO", false), node.address()).inSessionOf(coordinator);
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

    private static String path(Page page) {
        return page.url().replaceFirst("^https?://[^/]*", "").replaceFirst("\\?.*", "");
    }

    @Test
    @Order(1)
    void theDemonstrationShowsAPastEventWithWhatIsKnownAndASampleToCome() {
        Page page = coordinator.open("/training").page();
        assertThat(page.locator("main")).containsText("Próximas sesiones");
        coordinator.look("training-home");
        page.getByText("Ciclos y cursos cerrados").last().click();
        page.getByText("Buenas prácticas para la investigación").first().click();
        assertThat(page.locator("main")).containsText("No se conocen las fechas");
        coordinator.look("training-past");
        page = coordinator.open("/training").page();
        page.getByText("Ejemplo: Del intercambio al protocolo").first().click();
        assertThat(page.locator("main")).containsText("Cupos por país");
        coordinator.look("training-series");
        page.getByText("Sesión 1: presentación de prácticas").first().click();
        assertThat(page.locator("table").last()).containsText("Haití");
        coordinator.look("training-session");
        assertTrue(node.shell("training:stats").contains("planned"));
    }

    @Test
    @Order(2)
    void aSeriesIsBegunFromATemplateWithoutScript() {
        String form = "/training/series/new?template=tr-01-detection-border";
        coordinator.open(form).look("training-series-form");
        Page page = plain.open(form).page();
        page.locator("#organiser").fill("Unidad de prueba");
        page.locator("#zone").fill("America/Havana");
        page.locator("#quotas").fill("CO; 1\nCU; 2\nES; 2\nCO; 3");
        plain.press("main form[method=post] button");
        assertThat(page.locator("#quotas-error")).containsText("aparece dos veces");
        page.locator("#quotas").fill("CO; 1\nCU; 2\nES; 2");
        plain.press("main form[method=post] button");
        assertThat(page.locator("h1")).containsText("Detección temprana");
        series = path(page);
    }

    @Test
    @Order(3)
    void theBestTimeIsFoundAndAnHourThatComesTwiceIsAskedAbout() {
        Page page = coordinator.open(series + "/slots").page();
        assertThat(page.locator("table")).containsText("de 3");
        coordinator.look("training-slots");
        page.locator("table a").first().click();
        page.locator("#title").fill("De madrugada");
        page.locator("#start-day, [name=start-day]").first().fill("7");
        page.locator("[name=start-month]").fill("11");
        page.locator("[name=start-year]").fill("2027");
        page.locator("#startTime").fill("00:30");
        page.locator("#endTime").fill("02:00");
        page.locator("#agenda").fill("30; Apertura; Dirección de la unidad\n45; Indicadores");
        page.locator("#link").fill("https://sala.example/participar");
        coordinator.press("main form[method=post] button");
        assertThat(page.locator("main")).containsText("Esa hora se repite");
        coordinator.look("training-session-repeated");
        page.locator("input[name=startOffset]").last().check();
        coordinator.press("main form[method=post] button");
        assertThat(page.locator("h1")).containsText("De madrugada");
        session = path(page);
        assertThat(page.locator("main")).containsText("Fin de semana");
        coordinator.look("training-session-made");
        page = coordinator.open("/training/plan?year=2027").page();
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("De madrugada")))
                .containsText("Planificada");
        coordinator.look("training-plan");
    }

    @Test
    @Order(4)
    void theLinkOfTheModeratorsIsSeenByThemAndByNobodyElse() {
        Page page = coordinator.open(session).page();
        page.locator("#moderatorLink").fill("https://sala.example/moderar");
        coordinator.press("form[action$=moderator-link] button");
        assertThat(page.locator("dl")).containsText("https://sala.example/moderar");
        Visitor officer =
                new Visitor(chromium.profile("es-CO", true), node.address()).signIn(Account.ofDemo(node, "officer"));
        page = officer.open(session).page();
        assertThat(page.locator("dl")).containsText("https://sala.example/participar");
        assertFalse(page.content().contains("moderar\""), "the officer is no moderator");
        officer.close();
        Browser reader = new Browser(node).signIn(Account.ofDemo(node, "officer"));
        HttpResponse<String> calendar = reader.get("/training/calendar.ics");
        assertEquals(200, calendar.statusCode(), calendar.body());
        assertTrue(calendar.body().contains("SUMMARY:De madrugada"), calendar.body());
        assertFalse(calendar.body().contains("sala.example"), calendar.body());
    }

    @Test
    @Order(5)
    void peopleAreNominatedWithoutScriptAndMoveUpFromTheWaitingList() {
        String list = "Ana Rojas; ana@policia.example; Analista\nBeto Mora; beto@policia.example\n"
                + "Rojas, Ana; otra@policia.example\nSin correo";
        Page page = coordinator.open(series + "/nominations/paste").page();
        page.locator("#list").fill(list);
        coordinator.press("main form[method=post] button");
        coordinator.look("training-paste");
        page = plain.open(series + "/nominations/paste").page();
        page.locator("#list").fill(list);
        plain.press("main form[method=post] button");
        assertThat(page.locator("table")).containsText("Se parece a");
        plain.press("button[value=take]");
        assertThat(page.locator("table")).containsText("Beto Mora");
        plain.press("form[action$='/nominations/confirm'] button");
        assertThat(page.locator("table")).containsText("En espera");
        page.locator("table").getByText("Ana Rojas").first().click();
        page.locator("#need").fill("Silla de ruedas");
        plain.press("form[action$=need] button");
        coordinator.open(path(page)).look("training-nomination");
        page.locator("#reason").fill("Otra misión");
        plain.press("form[action$=withdraw] button");
        page = plain.open(series + "/nominations?state=confirmed").page();
        assertThat(page.locator("table")).containsText("Beto Mora");
        coordinator.open(series + "/nominations").look("training-nominations");
        coordinator.open(series + "/nominations/new").look("training-nominate");
        coordinator.open("/training/holidays").look("training-holidays");
        coordinator.open("/training/programmes").look("training-programmes");
        coordinator.open(session + "/cancel").look("training-cancel");
        plain.close();
        coordinator.close();
    }
}
