package org.enlace.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, driven by Playwright: the one without a window, which needs a third less of a processor for the same
 * pages, else one with a window. Where there is none the tests are skipped, with {@code CI=true} they fail.
 */
final class Chromium implements AutoCloseable {
    /** How long a page may take for anything, in milliseconds; what is there sooner is not waited for. */
    private static final int PATIENCE = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    static Chromium start() {
        List<Path> programs = Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of("/usr/bin/", "/usr/local/bin/").map(folder -> Path.of(folder + name)))
                .filter(Files::isExecutable)
                .toList();
        if (programs.isEmpty()) {
            String message = "No Chromium in /usr/bin or /usr/local/bin: the browser tests need one";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(message + "; install the package chromium-headless-shell");
            }
            Assumptions.abort(message + " and are skipped");
        }
        return new Chromium(programs.get(0));
    }

    /** A fresh profile that reads a language, with or without scripts, on a desktop screen. */
    BrowserContext profile(String language, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setJavaScriptEnabled(scripts)
                .setAcceptDownloads(true)
                .setViewportSize(1280, 900));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
