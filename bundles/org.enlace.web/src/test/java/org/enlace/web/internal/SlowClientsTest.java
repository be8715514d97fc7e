package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More clients than the server has threads, each of which says a little and then nothing. */
class SlowClientsTest {
    private static final int CLIENTS = 300;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private final WebServer server = WebServer.serving(new Notes());
    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        server.close();
    }

    /** Half of them from one address, the others from an address each. */
    private void send(String request) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            InetAddress from = InetAddress.getByName(i % 2 == 0 ? "127.0.0.1" : "127.0.1." + (1 + i / 2));
            Socket client = new Socket(InetAddress.getByName("127.0.0.1"), server.port(), from, 0);
            clients.add(client);
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void othersAreAnswered() {
        assertEquals(200, server.get("/help").statusCode());
        assertEquals(200, server.sendAsNobody(server.request("/health")).statusCode());
        assertEquals(
                401, server.sendAsNobody(server.request("/api/notes").GET()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /help HTTP/1.1\r\nHost: localhost\r\nX-A: ",
                "POST /notes HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: 100000\r\n\r\na=",
                "POST /notes HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Transfer-Encoding: chunked\r\n\r\n2\r\na=\r\n",
                "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n"
                        + "Content-Length: 2000000\r\n\r\na=",
            })
    void whoSendsSlowlyKeepsNobodyElseWaiting(String request) throws IOException {
        send(request);
        othersAreAnswered();
    }

    @Test
    void whoDoesNotReadKeepsNobodyElseWaiting() throws IOException {
        String page = server.get("/help").body();
        int at = page.indexOf("/assets/");
        String asset = page.substring(at, page.indexOf('"', at));
        String css = asset.substring(0, asset.lastIndexOf('/')) + "/govuk-frontend.min.css";
        send(("GET " + css + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(60));
        othersAreAnswered();
    }

    @Test
    void aBodyThatComesInPiecesIsReadWhole() throws IOException {
        String json = "{\"title\":\"x\",\"year\":2024,\"open\":true}";
        String head =
                "POST /api/notes HTTP/1.1\r\nHost: localhost\r\nCookie: enlace=local\r\nSec-Fetch-Site: same-origin\r\n"
                        + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + json.length()
                        + "\r\n\r\n";
        String answer = Raw.exchange(
                server.port(),
                head.getBytes(StandardCharsets.US_ASCII),
                json.substring(0, 10).getBytes(StandardCharsets.US_ASCII),
                json.substring(10).getBytes(StandardCharsets.US_ASCII));
        assertEquals(2, Raw.status(answer) / 100, answer);
    }
}
