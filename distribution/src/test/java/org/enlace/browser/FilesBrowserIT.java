package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.node.Account;
import org.enlace.node.NotesNode;
import org.enlace.node.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer of Colombia attaches files to a record of the protocol library. */
class FilesBrowserIT {
    private static final int CHUNK = 8 << 20;

    /** A picture of one pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @TempDir
    static Path data;

    private static Chromium chromium;
    private static Program node;
    private static Account account;
    private static Visitor signedIn;
    private static Path record;
    private Visitor officer;
    /** What sends a file, once the scripts of the page have taken it over where there are any. */
    private String sending;

    @BeforeAll
    static void startNode() throws Exception {
        chromium = Chromium.start();
        node = Program.demo(data);
        account = Account.ofDemo(node, "analyst");
        signedIn = new Visitor(chromium.profile("es-CO", true), node.address()).signIn(account);
        Page page = signedIn.open("/protocols?country=UY").page();
        page.getByText("Protocolo de detección e investigación en trata").click();
        assertThat(page.locator("#files")).hasText("Archivos adjuntos");
        record = Path.of(java.net.URI.create(page.url()).getPath());
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

    private Page atTheRecord(boolean scripts) {
        sending = "form[data-upload]" + (scripts ? "[data-ready]" : "") + " button[type=submit]";
        officer = new Visitor(chromium.profile("es-CO", scripts), node.address()).inSessionOf(signedIn);
        return officer.open(record.toString()).page();
    }

    @AfterEach
    void leave() {
        officer.close();
    }

    private void send(Page page, String name, byte[] content) {
        page.locator("[name=file]").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        page.locator(sending).click();
    }

    private static byte[] text(int length) {
        byte[] text = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            text[i] = (byte) (i % 80 == 79 ? '\n' : 'a' + random.nextInt(26));
        }
        return text;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileIsAttachedReadRemovedAndPutBack(boolean scripts) throws Exception {
        Page page = atTheRecord(scripts);
        String name = "Plano de muestra " + (scripts ? "con" : "sin") + " guiones.png";
        byte[] picture = Arrays.copyOf(PICTURE, PICTURE.length + (scripts ? 1 : 2));
        send(page, name, picture);
        assertThat(page.getByText("El archivo se adjuntó.")).isVisible();
        if (scripts) {
            officer.look("record-files");
        }
        page.locator(".enlace-files__name a").getByText(name).click();
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.getByText("image/png")).isVisible();
        if (scripts) {
            officer.look("file");
        }
        Download download =
                page.waitForDownload(() -> page.getByText("Descargar").first().click());
        assertEquals(name, download.suggestedFilename());
        assertArrayEquals(picture, Files.readAllBytes(download.path()));
        page.locator(".govuk-button-group a").getByText("Quitar").click();
        if (scripts) {
            officer.look("file-remove");
        }
        page.locator("form#form button").click();
        assertThat(page.getByText("Sigue guardado y puede volver a ponerse.")).isVisible();
        page.locator(".enlace-files__file")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name))
                .locator("button")
                .click();
        assertThat(page.getByText("El archivo volvió a su registro.")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatIsNotTakenIsToldWithWhatIs(boolean scripts) {
        Page page = atTheRecord(scripts);
        send(page, "foto.png", "<!DOCTYPE html><html><body>no soy una foto</body></html>".getBytes());
        assertThat(page.getByText("El archivo es del tipo HTML.").first()).isVisible();
        if (scripts) {
            officer.look("file-refused");
        }
    }

    @Test
    void whatBreaksOffGoesOnWhereTheLastChunkEnded() throws Exception {
        Page page = atTheRecord(true);
        byte[] content = text(2 * CHUNK + 100_000);
        AtomicInteger broken = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        page.route("**/api/files/uploads/*?offset=*", route -> {
            if (route.request().url().endsWith("offset=" + CHUNK) && broken.getAndIncrement() == 0) {
                route.abort("connectionreset");
            } else {
                sent.incrementAndGet();
                route.resume();
            }
        });
        send(page, "largo.txt", content);
        assertThat(page.getByText("El archivo se adjuntó."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(300_000));
        assertEquals(3, sent.get(), "each chunk came once");
        page.locator(".enlace-files__name a").getByText("largo.txt").click();
        Download download =
                page.waitForDownload(() -> page.getByText("Descargar").first().click());
        assertArrayEquals(content, Files.readAllBytes(download.path()));
    }

    @Test
    void afterThePageWasLoadedAnewTheSameFileGoesOnWhereItWas(@TempDir Path folder) throws Exception {
        Page page = atTheRecord(true);
        Path file = Files.write(folder.resolve("reanudado.txt"), text(2 * CHUNK + 100_000));
        AtomicInteger asked = new AtomicInteger();
        page.onDialog(dialog -> {
            asked.incrementAndGet();
            dialog.accept();
        });
        String second = "**/api/files/uploads/*?offset=" + CHUNK;
        page.route(second, route -> {
            // Never answered: it is on its way until the page is left.
        });
        page.locator("[name=file]").setInputFiles(file);
        page.locator(sending).click();
        assertThat(page.locator("[data-upload-told]")).containsText("8,4 MB / 16,9 MB");
        assertThat(page.locator("[data-upload-said]")).containsText("%");
        page.reload();
        assertEquals(1, asked.get(), "before leaving it asks");
        assertThat(page.getByText("Envíos sin terminar")).isVisible();
        officer.look("file-begun");
        page.unroute(second);
        List<String> sent = new CopyOnWriteArrayList<>();
        page.route("**/api/files/uploads/*?offset=*", route -> {
            sent.add(route.request().url().replaceFirst(".*offset=", ""));
            route.resume();
        });
        page.locator("[name=file]").setInputFiles(file);
        page.locator(sending).click();
        assertThat(page.getByText("El archivo se adjuntó."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(300_000));
        assertEquals(List.of(String.valueOf(CHUNK), String.valueOf(2 * CHUNK)), sent, "the first chunk was there");
        page.locator(".enlace-files__name a").getByText("reanudado.txt").click();
        Download download =
                page.waitForDownload(() -> page.getByText("Descargar").first().click());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(download.path()));
    }

    /** The clock of the page is put forward while a chunk is on its way: as on a line on which it takes longer than anybody's patience. */
    @Test
    void aChunkThatTookLongBeforeTheLineBrokeIsSentAgainAndSoIsTheBeginning() {
        Page page = atTheRecord(true);
        page.clock().install();
        AtomicInteger begun = new AtomicInteger();
        page.route("**/api/files/uploads", route -> {
            if (route.request().method().equals("POST") && begun.getAndIncrement() == 0) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        List<Route> chunks = new CopyOnWriteArrayList<>();
        page.route("**/api/files/uploads/*?offset=*", route -> {
            chunks.add(route);
            if (chunks.size() > 1) {
                route.resume();
            }
        });
        send(page, "despacio.txt", text(50_000));
        NotesNode.await("the beginning is asked for again, and the chunk is on its way", () -> {
            page.clock().runFor(1_000);
            return begun.get() > 1 && !chunks.isEmpty();
        });
        page.clock().runFor(25 * 60_000);
        assertEquals(1, chunks.size());
        chunks.get(0).abort("connectionreset");
        NotesNode.await("the chunk is sent again", () -> {
            page.clock().runFor(1_000);
            return chunks.size() > 1;
        });
        assertThat(page.getByText("El archivo se adjuntó."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(300_000));
    }

    @Test
    void sendingIsCalledOff() {
        Page page = atTheRecord(true);
        page.route("**/api/files/uploads/*?offset=*", route -> {
            // Never answered: it is on its way for ever.
        });
        send(page, "largo.txt", text(50_000));
        assertThat(page.locator("[data-upload-told]")).isVisible();
        officer.look("file-on-its-way");
        page.locator("[data-upload-cancel]").click();
        assertThat(page.getByText("El envío se canceló; no se guardó nada.")).isVisible();
        assertTrue(page.locator("form[data-upload] button[type=submit]").isEnabled());
    }
}
