package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.enlace.node.Account;

/**
 * Somebody at a browser. Every page can be looked at: axe finds nothing of WCAG 2.2 A and AA, nothing is wider than the
 * screen; with {@code -Dpictures=true} a picture at 1280 and at 360 pixels stays under {@code distribution/target/screens}.
 */
final class Visitor implements AutoCloseable {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final boolean PICTURES = Boolean.getBoolean("enlace.pictures");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** What a page is made of: its path without what it is about, and which parts stand on it. */
    private static final String MADE_OF = """
            () => location.pathname.replace(/[0-9a-f-]{20,}|[0-9]+/g, '*') + ' ' + document.documentElement.lang + ' '
                + [...new Set([...document.querySelectorAll('main *')].flatMap(part =>
                    [part.tagName, ...part.classList, ...part.getAttributeNames(), ...(part.type ? [part.type] : [])]))].sort().join(' ')""";

    /** Marks a page that is about to be left. What is done by a script leaves none. */
    private static final String LEAVES = """
            pressed => {
                const leads = pressed.closest('a[href]:not([href^="#"])') ?? (pressed.type === 'submit' ? pressed.form : null)
                const leaves = leads !== null && leads.closest('[hx-get], [hx-post], [data-upload], [download]') === null
                document.documentElement.toggleAttribute('data-left', leaves)
            }""";

    /** Folder with an empty file for each kind of page that was judged. The processes of one build share it. */
    private static final Path JUDGED = Path.of(
            "target",
            "judged",
            System.getProperty(
                    "enlace.build", String.valueOf(ProcessHandle.current().pid())));

    private final BrowserContext context;
    private final Page page;
    private final String node;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, String node) {
        this.context = context;
        this.node = node;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(node) && !request.url().startsWith("data:")) {
                complaints.add("asked a stranger: " + request.url());
            }
        });
        page.onRequestFailed(request -> {
            // A navigation that turns into a download is told as one that was given up.
            if (!request.isNavigationRequest() || !"net::ERR_ABORTED".equals(request.failure())) {
                complaints.add("failed: " + request.url() + " " + request.failure());
            }
        });
    }

    Page page() {
        return page;
    }

    /** Goes to a path and expects a status. */
    Visitor open(String path, int status) {
        Response response = page.navigate(node + path);
        assertEquals(status, response.status(), path);
        return this;
    }

    Visitor open(String path) {
        return open(path, 200);
    }

    /** Signs in, from wherever the page is. */
    Visitor signIn(Account account) {
        page.navigate(node + "/sign-in");
        password(account);
        account.authenticator().ifPresent(app -> {
            page.locator("[name=second-factor]").fill(app.code());
            press("main form[action='/sign-in/code'] button");
        });
        assertFalse(page.url().contains("/sign-in"), page.url());
        return this;
    }

    /** The first step of signing in, on the page where it is asked for. */
    Visitor password(Account account) {
        page.locator("[name=officer]").fill(account.name());
        page.locator("[name=password]").fill(account.password());
        press("main form[action='/sign-in'] button");
        return this;
    }

    /** Goes on with the session of somebody who is signed in, as in another window, with nothing else that they have. */
    Visitor inSessionOf(Visitor other) {
        return inSession(other.session());
    }

    Visitor inSession(List<Cookie> session) {
        context.addCookies(session);
        return this;
    }

    /** The cookie that says who is signed in. */
    List<Cookie> session() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("enlace"))
                .toList();
    }

    /** The browser loses its session, as when it has ended on the node. */
    void forgetSession() {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("enlace"));
    }

    /** Presses what is found and waits for the page that follows. */
    Visitor press(String selector) {
        press(page.locator(selector).first());
        return this;
    }

    /**
     * The same of what was found. A click may come back before the browser has begun to leave: nothing is looked at, and nobody goes
     * elsewhere, before another page is there.
     */
    static void press(Locator found) {
        found.evaluate(LEAVES);
        found.click();
        assertThat(found.page().locator("html[data-left]")).hasCount(0);
        found.page().waitForLoadState();
    }

    /**
     * Judges the page as it stands now, at both widths, and takes a picture at each where they are asked for. Axe is asked once for all
     * pages that are made of the same.
     */
    Visitor look(String name) {
        page.setViewportSize(1280, 900);
        page.waitForLoadState();
        boolean another = toBeJudged(String.valueOf(settled(() -> page.evaluate(MADE_OF))));
        if (another) {
            judge(name + " at 1280");
        }
        picture(name + "-1280");
        page.setViewportSize(360, 740);
        if (another) {
            judge(name + " at 360");
        }
        Object overflow = settled(
                () -> page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        assertEquals(0, ((Number) overflow).intValue(), name + " is wider than a screen of 360 pixels");
        picture(name + "-360");
        page.setViewportSize(1280, 900);
        assertEquals(List.of(), complaints, name);
        return this;
    }

    /** Whether no process of this build has judged a page that is made of the same; notes that one does now. */
    private static boolean toBeJudged(String madeOf) {
        try {
            Files.createDirectories(JUDGED);
            Files.createFile(JUDGED.resolve(
                    UUID.nameUUIDFromBytes(madeOf.getBytes(UTF_8)).toString()));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By axe itself, since pages here are one frame: its library for Playwright opens another page for each judgement. */
    private void judge(String what) {
        assertEquals(List.of(), settled(this::findings), what);
    }

    /** Another page may have been coming while this one was asked. */
    private Object settled(Supplier<Object> asked) {
        try {
            return asked.get();
        } catch (PlaywrightException e) {
            page.waitForLoadState();
            return asked.get();
        }
    }

    private Object findings() {
        if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
        }
        // What is as it should be need not be described one by one.
        return page.evaluate("""
                rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(result => result.violations.map(finding =>
                    `${finding.id}: ${finding.help} ${finding.nodes.map(node => node.html)}`))""", RULES);
    }

    /** Also of the page as it would be printed, where {@link Page#emulateMedia} says so. */
    void picture(String name) {
        if (!PICTURES) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
