package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.enlace.node.Account;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A series from its first line to what came of it, on two nodes: Colombia organises in Spanish, Brazil takes part in Portuguese. Each
 * node is started anew between the steps, and the two administrators carry parcels.
 */
class TrainingChainBrowserIT {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    @TempDir
    private Path folder;

    private Chromium chromium;
    private CountryNode colombia;
    private CountryNode brazil;
    private String series;
    private String session;
    private String nomination;
    private String call;
    private String application;

    @Test
    void aSeriesIsMadeHereAndTakenPartInFromThere() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.demo("BR", folder)) {
            chromium = opened;
            colombia = co;
            brazil = br;
            co.meets(br);

            made();
            planned();
            shared();
            restarted(co);
            co.sends(br);
            arrivedAndNominated();
            restarted(br);
            br.sends(co);
            confirmed();
            restarted(co);
            co.sends(br);
            seen();
            delivered();
            attended();
            restarted(br);
            co.sends(br);
            attendanceSeen();
        }
    }

    @Test
    void anOfficerAppliesInOneCountryAndTheApplicationArrivesWhereItIsDecided() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.demo("BR", folder)) {
            chromium = opened;
            colombia = co;
            brazil = br;
            co.meets(br);

            called();
            placeOffered();
            restarted(co);
            co.sends(br);
            applied();
            endorsed();
            restarted(br);
            br.sends(co);
            arrived();
        }
    }

    private Visitor here(String account) {
        return new Visitor(chromium.profile("es-CO", true), colombia.program().address())
                .signIn(Account.ofDemo(colombia.program(), account));
    }

    private Visitor there(String account) {
        Visitor officer = new Visitor(
                        chromium.profile("pt-BR", true), brazil.program().address())
                .signIn(Account.ofDemo(brazil.program(), account));
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

    private static void day(Page page, String field, LocalDateTime at) {
        page.locator("[name=" + field + "-year]").fill("" + at.getYear());
        page.locator("[name=" + field + "-month]").fill("" + at.getMonthValue());
        page.locator("[name=" + field + "-day]").fill("" + at.getDayOfMonth());
    }

    private static String clock(LocalDateTime at) {
        return at.toLocalTime().withSecond(0).withNano(0).toString();
    }

    private void made() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open("/training/series/new").page();
            page.locator("#title").fill("Taller de muestra: rutas fluviales");
            page.locator("[name=kind]").first().check();
            page.locator("#organiser").fill("Unidad de muestra");
            page.locator("#zone").fill("America/Bogota");
            page.locator("[name=languages][value=es]").check();
            page.locator("[name=languages][value=pt]").check();
            page.locator("#quotas").fill("CO; 2\nBR; 1\nPE; 1");
            organiser.press("main form[method=post] button");
            assertThat(page.locator("h1")).containsText("rutas fluviales");
            series = path(page);
        }
    }

    /** It has begun, so that it can be held; its moderator is another officer. */
    private void planned() {
        LocalDateTime start = LocalDateTime.now(BOGOTA).minusMinutes(30);
        LocalDateTime end = start.plusHours(2);
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(series + "/sessions/new").page();
            page.locator("#title").fill("Sesión de muestra: identificación");
            day(page, "start", start);
            page.locator("#startTime").fill(clock(start));
            day(page, "end", end);
            page.locator("#endTime").fill(clock(end));
            page.locator("#agenda").fill("30; Apertura; Dirección de muestra");
            page.locator("#interpreters").fill("es > pt; Cabina 1");
            page.locator("#link").fill("https://sala.example/participar");
            page.locator("#moderators").fill("officer");
            organiser.press("main form[method=post] button");
            assertThat(page.locator("h1")).containsText("identificación");
            session = path(page);
        }
    }

    private void shared() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(series).page();
            organiser.look("training-chain-series");
            page.locator("main a[href$='/share']").click();
            page.waitForLoadState();
            assertThat(page.locator("main")).containsText("Sin nodo conocido: Perú");
            page.locator("[name=audience][value=BR]").check();
            organiser.look("training-chain-share");
            organiser.press("main form[action$='/share'] button");
            assertThat(page.locator("main")).containsText("Quién modera y el enlace de moderación");
            organiser.look("training-chain-preview");
            organiser.press("main form[action$='/share'] button");
            assertThat(page.locator("main")).containsText("En espera de envío");
            organiser.look("training-chain-shared");
        }
    }

    private void arrivedAndNominated() {
        try (Visitor coordinator = there("trainer")) {
            Page page = coordinator.page();
            NotesNode.await(
                    "the series is handed over",
                    () -> page.navigate(brazil.program().address() + series).status() == 200);
            assertThat(page.locator("html")).hasAttribute("lang", "pt");
            assertThat(page.locator("main")).containsText("De Colômbia");
            coordinator.look("training-chain-arrived");
            assertThat(coordinator.open("/inbox").page().locator("main")).containsText("Chegou um convite (CO)");
            assertThat(coordinator.open("/training?of=others").page().locator("main"))
                    .containsText("rutas fluviales");
            coordinator.look("training-chain-others");
            assertThat(coordinator.open(session).page().locator("main"))
                    .containsText("https://sala.example/participar");
            assertThat(page.locator("main")).not().containsText("Cabina 1");
            coordinator.look("training-chain-session-there");
            coordinator.open(series + "/nominations/new");
            page.locator("#name").fill("Pessoa de amostra");
            page.locator("#name").fill("Pessoa de amostra");
            page.locator("#post").fill("Agente de amostra");
            page.locator("#mail").fill("pessoa@policia.example");
            page.locator("[name=language][value=pt]").check();
            coordinator.press("main form[method=post] button");
            assertThat(page.locator("main")).containsText("Da unidade nacional");
            nomination = path(page);
            page.locator("#need").fill("Cadeira de rodas");
            coordinator.press("form[action$=need] button");
            coordinator.look("training-chain-nominated");
        }
    }

    private void confirmed() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.page();
            NotesNode.await(
                    "the nomination is handed over",
                    () -> page.navigate(colombia.program().address() + nomination)
                                    .status()
                            == 200);
            assertThat(page.locator("main")).containsText("Del nodo de Brasil");
            assertThat(page.locator("#need")).hasValue("Cadeira de rodas");
            organiser.look("training-chain-came");
            assertThat(organiser.open("/inbox").page().locator("main")).containsText("Candidaturas por decidir");
            organiser.open(nomination).press("form[action$='/confirm'] button");
            assertThat(page.locator("main")).containsText("Confirmada");
            organiser.open(series + "/nominations").look("training-chain-nominations");
        }
    }

    private void seen() {
        try (Visitor coordinator = there("trainer")) {
            Page page = coordinator.page();
            NotesNode.await(
                    "the answer is handed over",
                    () -> coordinator.open(nomination).page().content().contains("Confirmada"));
            assertThat(coordinator.open("/inbox").page().locator("main")).containsText("Pessoa de amostra tem vaga");
            coordinator.look("training-chain-inbox");
            assertThat(coordinator.open(series).page().locator("table").first()).containsText("Brasil");
        }
    }

    /** What was sent is known to be there once Brazil's next parcel says so. */
    private void delivered() {
        brazil.sends(colombia);
        try (Visitor organiser = here("trainer")) {
            assertThat(organiser
                            .open(series)
                            .page()
                            .locator("#sharing ~ *")
                            .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Entregado"))
                            .first())
                    .isVisible();
            organiser.look("training-chain-delivered");
        }
    }

    /** The moderator sees the sheet; the organiser writes down who was there. */
    private void attended() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(session + "/attendance").page();
            organiser.press("form#all button");
            assertThat(page.locator("main")).containsText("Pessoa de amostra");
            organiser.open(session).press("form#hold button");
            assertThat(page.locator("main")).containsText("Realizada");
        }
    }

    private void attendanceSeen() {
        try (Visitor coordinator = there("trainer")) {
            NotesNode.await(
                    "what was attended is handed over",
                    () -> coordinator.open(nomination).page().content().contains("1 de 1"));
            coordinator.look("training-chain-attended");
            assertThat(coordinator.open(session).page().locator("main")).containsText("Realizada");
        }
    }

    private static LocalDateTime today() {
        return LocalDateTime.now(java.time.ZoneOffset.UTC);
    }

    private void called() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open("/training/exchanges/calls/new").page();
            page.locator("#title").fill("Convocatoria de muestra");
            page.locator("#otherThemes").fill("rutas-fluviales");
            day(page, "first", today());
            day(page, "last", today().plusDays(20));
            page.locator("#days").fill("1");
            day(page, "deadline", today().plusDays(2));
            organiser.press("main form[method=post] button");
            assertThat(page.locator("h1")).containsText("Convocatoria de muestra");
            call = path(page);
            organiser.press("form[action$='/publish'] button");
            organiser.open(call + "/share");
            page.locator("[name=audience][value=BR]").check();
            organiser.look("training-chain-call-share");
            organiser.press("main form[action$='/share'] button");
            assertThat(page.locator("main")).containsText("En espera de envío");
            organiser.look("training-chain-call");
        }
    }

    private void placeOffered() {
        try (Visitor host = here("admin")) {
            Page page = host.open(call + "/places/new").page();
            page.locator("#country").selectOption("CO");
            page.locator("#unit").fill("Unidad de muestra que recibe");
            page.locator("[name=themes]").first().check();
            page.locator("#level-es").selectOption("B1");
            page.locator("[name=bands]").first().check();
            page.locator("#capacity").fill("1");
            host.press("main form[method=post] button");
            assertThat(page.locator(".govuk-error-summary")).hasCount(0);
        }
    }

    private void applied() {
        try (Visitor officer = there("officer")) {
            Page page = officer.page();
            NotesNode.await(
                    "the call is handed over",
                    () -> page.navigate(brazil.program().address() + call).status() == 200);
            assertThat(page.locator("main")).containsText("De Colômbia");
            officer.look("training-chain-call-there");
            officer.press("main form[action$='/apply'] button");
            page.locator("#name").fill("Pessoa de amostra");
            page.locator("#post").fill("Agente de amostra");
            page.locator("[name=band]").first().check();
            officer.press("main form.enlace-measure button");
            page.locator("[name=themes]").first().check();
            page.locator("#level-es").selectOption("C1");
            officer.press("main form.enlace-measure button");
            day(page, "first1", today());
            day(page, "last1", today().plusDays(20));
            officer.press("main form.enlace-measure button");
            page.locator("#objectives").fill("Aprender como se controlam rotas. Texto de amostra.");
            officer.press("main form.enlace-measure button");
            page.locator("#superior").fill("Chefe de amostra");
            day(page, "approval", today().minusDays(3));
            officer.press("main form.enlace-measure button");
            officer.press("main form[action$='/documents'] button");
            officer.look("training-chain-apply");
            officer.press("main form[action$='/check'] button");
            assertThat(page.locator(".govuk-error-summary")).hasCount(0);
            application = path(page);
        }
    }

    private void endorsed() {
        try (Visitor coordinator = there("trainer")) {
            Page page = coordinator.open(application).page();
            coordinator.press("form[action$='/endorse'] button");
            assertThat(page.locator("form[action$='/propose']")).hasCount(0);
            coordinator.look("training-chain-endorsed");
        }
    }

    private void arrived() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.page();
            NotesNode.await(
                    "the application is handed over",
                    () -> page.navigate(colombia.program().address() + application)
                                    .status()
                            == 200);
            assertThat(page.locator("main")).containsText("Del nodo de Brasil");
            organiser.look("training-chain-application-came");
        }
    }
}
