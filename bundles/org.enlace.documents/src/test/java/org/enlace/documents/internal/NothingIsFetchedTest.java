package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.documents.Document;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes a record does not make the node look at an address, nor at a file of its own. */
class NothingIsFetchedTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String hostile;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] answer = "p{color:red}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        String http = "http://127.0.0.1:" + server.getAddress().getPort();
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET-OF-THE-NODE");
        String file = secret.toUri().toString();
        hostile = """
                <link rel="stylesheet" href="HTTP/1.css"><link rel="stylesheet" href="FILE">
                <style>@import url(HTTP/2.css); @font-face { font-family: x; src: url(HTTP/3.ttf) } p { background: url(HTTP/4.png); font-family: x }</style>
                <base href="HTTP/"><img src="HTTP/5.png" alt="texto"><img src="FILE"><img src="6.png"><img srcset="HTTP/7.png 2x">
                <object data="HTTP/8.svg" type="image/svg+xml"></object><iframe src="FILE"></iframe><embed src="FILE">
                <svg xmlns="http://www.w3.org/2000/svg"><image href="HTTP/9.png"/><use href="FILE"/></svg>
                <p style="background-image: url(HTTP/10.png)">Texto</p><a href="FILE" download>archivo</a>
                <ul style="list-style-image: url(HTTP/11.png)"><li>uno</li></ul><input type="image" src="HTTP/12.png">
                <video poster="HTTP/13.png"></video><bookmark name="FILE">x</bookmark><p>&xxe;</p>
                <a href="javascript:alert(1)">j</a><a href="data:text/html,x">d</a><a href="\\\\host\\share">s</a>
                <img src="classpath:/i18n/messages_es.properties"><img src="jar:FILE!/x"><img src="//127.0.0.1/14.png">
                """.replace("HTTP", http).replace("FILE", file);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_address_in_the_content_is_not_asked_and_a_file_is_not_read() throws Exception {
        byte[] pdf = Made.pdf(hostile);

        assertEquals(List.of(), asked);
        assertFalse(Made.text(pdf).contains("SECRET"), Made.text(pdf));
        assertTrue(Made.text(pdf).contains("Texto"), Made.text(pdf));
        assertFalse(new String(pdf, StandardCharsets.ISO_8859_1).contains("SECRET"));
        assertEquals(Set.of(), Alternatives.targets(pdf));
        assertEquals(List.of(), Made.broken(pdf));
    }

    @Test
    void not_even_where_the_content_were_not_cleaned() throws Exception {
        Document document = Made.document("");
        byte[] pdf;
        try {
            pdf = PdfSheets.of(document, Jsoup.parse(hostile).body(), new Effort(10, Duration.ofMinutes(1)));
        } catch (RuntimeException refused) {
            pdf = new byte[0];
        }
        assertEquals(List.of(), asked);
        assertFalse(new String(pdf, StandardCharsets.ISO_8859_1).contains("SECRET"));
    }

    @Test
    void the_server_would_have_told() throws Exception {
        String address = hostile.substring(hostile.indexOf("http://"), hostile.indexOf("/1.css"));
        java.net.URI.create(address + "/told").toURL().openStream().close();
        assertEquals(List.of("/told"), asked);
    }
}
