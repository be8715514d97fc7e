package org.enlace.identity.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BrowsersTest {
    private static final String MOZILLA =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ";

    @Test
    void a_browser_is_called_what_its_officer_calls_it() {
        assertEquals("Chrome 143, Windows", Browsers.name(MOZILLA + "Chrome/143.0.0.0 Safari/537.36"));
        assertEquals("Edge 143, Windows", Browsers.name(MOZILLA + "Chrome/143.0.0.0 Safari/537.36 Edg/143.0.1.2"));
        assertEquals(
                "Firefox 140, Linux",
                Browsers.name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
        assertEquals(
                "Safari 18, iPhone",
                Browsers.name("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                        + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1"));
        assertEquals(
                "Chrome 143, Android",
                Browsers.name("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/143.0.0.0 Mobile Safari/537.36"));
    }

    @Test
    void what_is_not_known_is_told_as_it_was_sent() {
        assertEquals("curl/8.5.0", Browsers.name("curl/8.5.0"));
        assertEquals("–", Browsers.name(" "));
    }
}
