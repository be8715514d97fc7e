package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.node.CountryNode;
import org.enlace.node.NotesNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A series and an exchange from their first line to what came of them, each by five people on two nodes: Colombia organises in Spanish,
 * Brazil takes part in Portuguese. Each node is started anew on the way, and the two administrators carry parcels. Both walks stand
 * here, step after step, which is why it is long.
 */
class TrainingChainBrowserIT {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    @TempDir
    private Path folder;

    private final Sessions sessions = new Sessions();
    private Chromium chromium;
    private CountryNode colombia;
    private CountryNode brazil;
    private String series;
    private String session;
    private String nomination;
    private String number;
    private String code;
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
            nominatedHere();
            shared();
            co.startsAnew();
            co.sends(br);
            arrivedAndNominated();
            br.sends(co);
            confirmed();
            co.sends(br);
            seen();
            delivered();
            entered();
            attended();
            br.startsAnew();
            co.sends(br);
            attendanceSeen();
            asked();
            answered();
            noted();
            drawn();
            certified();
            ownCertificate();
            closed();
            co.sends(br);
            certificateSeen();
            certificateChecked("Pessoa de amostra");
        }
    }

    @Tag("proof")
    @Test
    void anOfficerOfOneCountryGoesToTheOtherAndTellsWhatCameOfIt() throws Exception {
        try (Chromium opened = Chromium.start();
                CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.demo("BR", folder)) {
            chromium = opened;
            colombia = co;
            brazil = br;
            co.meets(br);

            called();
            placeOffered();
            co.startsAnew();
            co.sends(br);
            applied();
            endorsed();
            br.sends(co);
            arrived();
            matched();
            placed();
            hostConfirmed();
            co.sends(br);
            prepared();
            br.sends(co);
            held();
            co.sends(br);
            reported();
            br.startsAnew();
            br.sends(co);
            exchangeCertified();
            co.sends(br);
            followedUp();
            certificateChecked("Pessoa de amostra");
            br.sends(co);
            ended();
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

    /** An officer of the organiser's own country, who has an account here with the address of the nomination. */
    private void nominatedHere() {
        try (Visitor participant = here("analyst")) {
            Page page = participant.open("/account/email").page();
            page.locator("#email").fill("analista@policia.example");
            participant.press("main form button");
            assertThat(page.locator("main")).containsText("analista@policia.example");
        }
        // An address that officers give themselves opens nothing until an administrator vouches for it.
        colombia.done("officer:email", "analyst", "analista@policia.example");
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(series).page();
            Visitor.press(page.locator("nav[aria-labelledby=series-ways] a[href$='/nominations/new']"));
            page.locator("#name").fill("Sample analyst");
            page.locator("#country").selectOption("CO");
            page.locator("#mail").fill("analista@policia.example");
            page.locator("[name=language][value=es]").check();
            organiser.press("main form[method=post] button");
            organiser.press("form[action$='/confirm'] button");
            assertThat(page.locator("main")).containsText("Confirmada");
        }
    }

    private void shared() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(series).page();
            organiser.look("training-chain-series");
            Visitor.press(page.locator("main a[href$='/share']"));
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

    /** The moderator opens the room, and whoever takes part here comes in by their own account. */
    private void entered() {
        try (Visitor moderator = here("officer")) {
            Page page = moderator.open(session).page();
            Visitor.press(page.locator("main a[href$='/check-in']"));
            Visitor.press(page.locator("main a[href$='/room']"));
            assertThat(page.locator(".govuk-panel")).containsText("Sesión de muestra");
            moderator.look("training-chain-room");
        }
        try (Visitor participant = here("analyst")) {
            Page page = participant.open(session + "/check-in").page();
            participant.press("#enter form button");
            assertThat(page.locator("main")).containsText("Su llegada quedó registrada");
            participant.look("training-chain-check-in");
        }
    }

    /** The organiser writes down who else was there. */
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
        }
        try (Visitor officer = there("officer")) {
            assertThat(officer.open(session).page().locator("main")).containsText("Realizada");
        }
    }

    /** The questionnaire is opened by hand, whatever the hour: usually it opens with the day of the last session. */
    private void asked() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(series).page();
            Visitor.press(page.locator("nav[aria-labelledby=series-ways] a[href$='/evaluation']"));
            page.locator("[name=template][value=reaction]").check();
            organiser.press("main form[action$='/evaluation'] button");
            page.getByText("Cambiar el plazo").click();
            day(page, "end-opens", LocalDateTime.now(BOGOTA));
            day(page, "end-closes", LocalDateTime.now(BOGOTA).plusDays(7));
            organiser.press("form[action$='/rounds/end'] button");
            assertThat(page.locator("main")).containsText("El plazo se guardó");
            organiser.look("training-chain-questionnaire");
        }
    }

    private void answered() {
        try (Visitor participant = here("analyst")) {
            Page page = participant.open("/training").page();
            Visitor.press(page.locator("main a[href*='/answer/']").first());
            participant.press("main form button");
            assertThat(page.locator(".govuk-error-summary")).containsText("El contenido respondió a lo que necesito");
            participant.look("training-chain-unanswered");
            for (Locator question : page.locator("main form fieldset").all()) {
                question.locator("input[type=radio]").last().check();
            }
            participant.press("main form button");
            assertThat(page.locator("main")).containsText("Gracias: sus respuestas se guardaron");
            assertThat(page.locator("main a[href*='/answer/']")).hasCount(0);
        }
    }

    private void noted() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(session + "/outcome").page();
            Visitor.press(page.locator("main a[href$='/outcome/edit']"));
            page.locator("#minutes").fill("Se compararon dos rutas de muestra.");
            page.locator("#questions").fill("? Quién avisa\nLa unidad de guardia");
            page.locator("#decisions").fill("Un aviso común de muestra");
            organiser.press("main form .govuk-button-group button");
            assertThat(page.locator("main")).containsText("Se guardó el acta");
            Visitor.press(page.locator("main a[href$='/actions/new']"));
            page.locator("#text").fill("Redactar el aviso de muestra");
            day(page, "due", today().plusDays(10));
            page.locator("#officer").fill("officer");
            organiser.press("main form .govuk-button-group button");
            assertThat(page.locator("main")).containsText("Se añadió el compromiso");
            Visitor.press(page.locator("main a[href$='/lessons/new']"));
            page.locator("#title").fill("Aviso común entre puestos de muestra");
            page.locator("#text").fill("Cada puesto avisaba por su lado; con un aviso común se gana un día. Muestra.");
            page.locator("#country").selectOption("CO");
            organiser.press("main form .govuk-button-group button");
            assertThat(page.locator("main")).containsText("Se añadió la lección");
            organiser.look("training-chain-outcome");
        }
    }

    /** Whoever writes in the library draws a practice from the lesson, and does what was agreed. */
    private void drawn() {
        try (Visitor moderator = here("officer")) {
            assertThat(moderator.open("/inbox").page().locator("main")).containsText("Redactar el aviso de muestra");
            Page page = moderator.open(session + "/outcome").page();
            moderator.press("form[action$='/practice'] button");
            assertThat(page.locator("main")).containsText("La práctica está en la biblioteca como borrador");
            moderator.look("training-chain-drawn");
            moderator.press("article a[href^='/protocols/']");
            assertThat(page.locator("h1")).containsText("Aviso común entre puestos");
            moderator.open(session + "/outcome").press("main a[href^='/training/actions/']");
            moderator.press("form[action$='/done'] button");
            assertThat(page.locator("main")).containsText("El compromiso está cumplido");
        }
    }

    private void certified() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(series).page();
            Visitor.press(page.locator("nav[aria-labelledby=series-ways] a[href$='/certificates']"));
            organiser.press("main a[href$='/certificates/issue']");
            assertThat(page.locator("main")).containsText("Sample analyst");
            organiser.press("form#issue button");
            assertThat(page.locator("main")).containsText("Las constancias se expidieron");
            organiser.look("training-chain-certificates");
            organiser.press("tr:has-text('Pessoa de amostra') a[href^='/training/certificates/']");
            number = page.locator("dt:text-is('Número') + dd").textContent().strip();
            code = page.locator("dt:text-is('Código de comprobación') + dd")
                    .textContent()
                    .strip();
        }
    }

    private void ownCertificate() {
        try (Visitor participant = here("analyst")) {
            assertThat(participant.open("/inbox").page().locator("main")).containsText("rutas fluviales");
            Page page = participant.open("/training/certificates").page();
            participant.press("main a[href^='/training/certificates/']");
            assertThat(page.locator("h1")).containsText("Sample analyst");
            Download file = page.waitForDownload(
                    () -> page.locator("main a[href$='/pdf']").click());
            assertTrue(file.suggestedFilename().endsWith("-sample-analyst.pdf"), file.suggestedFilename());
        }
    }

    private void closed() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(series).page();
            organiser.press("main a[href$='/close']");
            page.locator("#note").fill("Muestra terminada.");
            organiser.press("main form button");
            assertThat(page.locator("main")).containsText("Cerrado");
            organiser.look("training-chain-closed");
        }
    }

    private void certificateSeen() {
        try (Visitor coordinator = there("trainer")) {
            NotesNode.await(
                    "the certificate is told of",
                    () -> coordinator.open(nomination).page().content().contains(number));
            coordinator.look("training-chain-certificate-there");
            assertThat(coordinator.open(series).page().locator("main")).containsText("que o encerrou");
            coordinator.look("training-chain-closed-there");
        }
    }

    /** Somebody in Brazil to whom the certificate is shown, and who has no account where it was given. */
    private void certificateChecked(String name) {
        try (Visitor somebody =
                new Visitor(chromium.profile("pt-BR", true), colombia.program().address())) {
            Page page = somebody.open("/training/certificates/check").page();
            page.locator("#number").fill(number);
            page.locator("#code").fill("0000-0000-0000");
            somebody.press("form[action='/training/certificates/check'] button");
            assertThat(page.locator("body")).not().containsText(name);
            page.locator("#code").fill(code);
            somebody.press("form[action='/training/certificates/check'] button");
            assertThat(page.locator("body")).containsText("O certificado é válido");
            assertThat(page.locator("body")).containsText(name);
            somebody.look("training-chain-checked");
        }
    }

    private static LocalDateTime today() {
        return LocalDateTime.now(java.time.ZoneOffset.UTC);
    }

    /** So that three and six months later are by now. */
    private static LocalDateTime past() {
        return today().minusMonths(7);
    }

    private void called() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open("/training/exchanges/calls/new").page();
            page.locator("#title").fill("Convocatoria de muestra");
            page.locator("[name=themes][value=border-detection]").check();
            page.locator("#otherThemes").fill("rutas fluviales");
            organiser.press("main form[method=post] button");
            assertThat(page.locator(".govuk-error-summary"))
                    .containsText("Primer día posible de una estancia: Este campo está vacío");
            organiser.look("training-chain-call-empty");
            day(page, "first", past());
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
            day(page, "first1", past());
            day(page, "last1", today().plusDays(20));
            officer.press("main form.enlace-measure button");
            page.locator("#objectives").fill("Aprender como se controlam rotas. Texto de amostra.");
            officer.press("main form.enlace-measure button");
            page.locator("#superior").fill("Chefe de amostra");
            day(page, "approval", past().minusDays(10));
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

    /** A run proposes days to come, and says why; this officer was there before anybody entered it. */
    private void matched() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(call).page();
            organiser.press("main a[href$='/matching']");
            assertThat(page.locator(".govuk-breadcrumbs")).containsText("Intercambios");
            organiser.press("form#run button");
            // A run that takes longer than two seconds goes on on a page of its own, which leads to what came of it.
            Locator proposals = page.locator("main a[href*='/runs/']");
            assertThat(proposals.first()).isVisible();
            if (page.url().endsWith("/going")) {
                organiser.press("main a[href*='/runs/']");
            }
            assertThat(page.locator("main")).containsText("1 de 1 temas pedidos: Detección en frontera");
            assertThat(page.locator("main table")).containsText(medium(today()));
            organiser.look("training-chain-run");
            organiser.press("main table a[href*='/officers/']");
            assertThat(page.locator("main")).containsText("Unidad de muestra que recibe");
            organiser.look("training-chain-run-officer");
            organiser.press("form[action$='/discard'] button");
            assertThat(page.locator("main")).containsText("vuelve a buscar plaza");
        }
    }

    private static String medium(LocalDateTime day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.forLanguageTag("es"))
                .format(day);
    }

    private void placed() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.open(application).page();
            page.getByText("Proponer una plaza a mano").click();
            page.locator("select[name=place]").selectOption(new SelectOption().setIndex(1));
            day(page, "stay", past());
            organiser.press("form[action$='/propose'] button");
            assertThat(page.locator("main")).containsText("La plaza está propuesta");
            organiser.press("form[action$='/accept'] button");
            assertThat(page.locator("main")).containsText("se pregunta al anfitrión");
            organiser.look("training-chain-accepted");
        }
    }

    private void hostConfirmed() {
        try (Visitor host = here("admin")) {
            Page page = host.page();
            assertThat(host.open("/inbox").page().locator("main")).containsText("espera la respuesta del anfitrión");
            host.open(application).press("form[action$='/confirm'] button");
            assertThat(page.locator("main")).containsText("La acogida está confirmada");
            host.press("form[action$='/tick']:has([value=programme]) button");
            assertThat(page.locator("main")).containsText("La lista está al día");
            host.look("training-chain-host");
        }
    }

    private void prepared() {
        try (Visitor officer = there("officer")) {
            Page page = officer.page();
            NotesNode.await(
                    "the host's answer is handed over",
                    () -> officer.open(application)
                                    .page()
                                    .locator("form[action$='/tick']")
                                    .count()
                            == 3);
            assertThat(page.locator("main")).containsText("Unidad de muestra que recibe");
            officer.look("training-chain-prepare");
            for (String item : new String[] {"travel", "insurance"}) {
                officer.press("form[action$='/tick']:has([value=" + item + "]) button[value=ready]");
            }
            officer.press("form[action$='/tick']:has([value=visa]) button[value=not-needed]");
            assertThat(page.locator("main")).containsText("A lista está em dia");
        }
        try (Visitor coordinator = there("trainer")) {
            Page page = coordinator.open(application).page();
            coordinator.press("form[action$='/prepared'] button");
            assertThat(page.locator("main")).containsText("Pronta para viajar");
        }
    }

    private void held() {
        try (Visitor host = here("admin")) {
            NotesNode.await(
                    "what was prepared is handed over",
                    () -> host.open(application)
                                    .page()
                                    .locator("form[action$='/hold']")
                                    .count()
                            == 1);
            host.press("form[action$='/hold'] button");
            assertThat(host.page().locator("main")).containsText("El intercambio está marcado como realizado");
        }
    }

    private void reported() {
        try (Visitor officer = there("officer")) {
            Page page = officer.page();
            NotesNode.await(
                    "that it was held is handed over",
                    () -> officer.open(application)
                                    .page()
                                    .locator("form[action$='/paper']")
                                    .count()
                            == 1);
            officer.press("form[action$='/paper'] button");
            assertThat(page.locator(".govuk-error-summary")).containsText("Arquivo: ");
            officer.look("training-chain-report");
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload(
                            "relatorio.txt",
                            "text/plain",
                            "Relatório de amostra.\n".repeat(20).getBytes(StandardCharsets.UTF_8)));
            page.locator("form[data-upload] button[type=submit]").click();
            assertThat(page.locator(".enlace-files")).containsText("relatorio.txt");
            for (String paper : new String[] {"report", "evaluation", "expenses"}) {
                page.locator("#kind").selectOption(paper);
                page.locator("#document").selectOption(new SelectOption().setLabel("relatorio.txt"));
                officer.press("form[action$='/paper'] button");
            }
            page.locator("#expenses").fill("Hotel; 320.50; USD");
            officer.press("form[action$='/expenses'] button");
            assertThat(page.locator(".govuk-error-summary")).hasCount(0);
            assertThat(page.locator("main table").last()).containsText("320");
            officer.look("training-chain-reported");
        }
    }

    private void exchangeCertified() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.page();
            NotesNode.await(
                    "the papers are handed over",
                    () -> organiser
                                    .open(application)
                                    .page()
                                    .locator("form[action$='/reported']")
                                    .count()
                            == 1);
            organiser.press("form[action$='/reported'] button");
            assertThat(page.locator("main")).containsText("La documentación está completa");
            organiser.press("form[action$='/certify'] button");
            assertThat(page.locator("main")).containsText("La constancia está dada");
            organiser.look("training-chain-exchange-certified");
        }
    }

    /** Three and six months later, and what came of it: a practice of the officer's own library. */
    private void followedUp() {
        try (Visitor officer = there("officer")) {
            Page page = officer.page();
            NotesNode.await(
                    "the certificate is handed over",
                    () -> officer.open(application)
                                    .page()
                                    .locator("form[action$='/follow-up']")
                                    .count()
                            == 1);
            Matcher certificate = Pattern.compile("(CO-\\d{4}-\\d{6}), com o código ([0-9A-Z-]+)")
                    .matcher(page.locator("main").textContent());
            assertTrue(certificate.find(), page.locator("main").textContent());
            number = certificate.group(1);
            code = certificate.group(2);
            officer.look("training-chain-follow-up");
            for (String used : new String[] {"Revisamos rotas. Amostra.", "Toda a unidade. Amostra."}) {
                page.locator("#used").fill(used);
                officer.press("form[action$='/follow-up'] button");
                assertThat(page.locator("main")).containsText(used);
            }
            String practice = officer.open("/protocols")
                    .page()
                    .locator("main a[href^='/protocols/01']")
                    .first()
                    .getAttribute("href");
            officer.open(application);
            page.locator("#product").fill(brazil.program().address() + practice);
            officer.press("form[action$='/end'] button");
            assertThat(page.locator("main")).containsText("Concluída");
            officer.look("training-chain-ended-there");
            officer.press("main a[href='" + practice + "']");
            assertThat(page.locator("h1")).isVisible();
        }
    }

    private void ended() {
        try (Visitor organiser = here("trainer")) {
            Page page = organiser.page();
            NotesNode.await(
                    "what came of it is handed over",
                    () -> organiser.open(application).page().content().contains("Terminada"));
            assertThat(page.locator("main")).containsText("Toda a unidade. Amostra.");
            assertThat(page.locator("main")).containsText("En el nodo de Brasil");
            organiser.look("training-chain-ended");
        }
    }
}
