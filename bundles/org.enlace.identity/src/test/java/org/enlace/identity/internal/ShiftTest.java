package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.enlace.documents.internal.TableFiles;
import org.enlace.identity.Officer;
import org.enlace.identity.internal.web.IdentityWeb;
import org.enlace.platform.OfficerId;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A shift that begins: everybody signs in at once, in browsers the node does not know, behind one address. */
class ShiftTest {
    private static final int OFFICERS = 200;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    @Timeout(120)
    void twoHundredSignInsAtOnceAllGetInAndNobodyElseWaits() throws Exception {
        try (Station station = Station.onDerby();
                WebServer server = WebServer.serving(web(station.house))) {
            List<String> names = officers(station);
            CountDownLatch held = new CountDownLatch(1);
            station.atCredentials = () -> waitFor(held);

            List<HttpResponse<String>> first = names.stream()
                    .map(name -> client.sendAsync(signIn(server, name), BodyHandlers.ofString()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertTrue(first.stream().allMatch(answer -> answer.statusCode() == 202), "somebody does not wait");
            assertTrue(first.stream().allMatch(answer -> answer.headers()
                    .firstValue("Refresh")
                    .orElse("")
                    .endsWith("; url=/sign-in/turn?to=%2Faccount")));
            assertTrue(first.stream().anyMatch(answer -> answer.body().contains("People before you: 1")));
            assertEquals(200, server.get("/health").statusCode());
            assertEquals(200, server.get("/sign-in/back").statusCode());
            station.atCredentials = () -> {};
            held.countDown();
            List<String> sessions = new ArrayList<>();
            for (HttpResponse<String> answer : first) {
                HttpResponse<String> now = answer;
                while (now.statusCode() == 202) {
                    now = turn(server, cookie(answer, "enlace_turn"));
                }
                assertEquals(303, now.statusCode(), now.body());
                assertEquals(
                        server.uri() + "/account",
                        now.headers().firstValue("Location").orElse(""));
                sessions.add(cookie(now, "enlace"));
                assertEquals("", cookie(now, "enlace_turn"));
            }
            assertEquals(OFFICERS, sessions.stream().distinct().count());
            assertTrue(sessions.stream()
                    .allMatch(session ->
                            station.house.authentication.session(session).isPresent()));
        }
    }

    private static IdentityWeb web(House house) {
        return new IdentityWeb(
                house.authentication,
                house.signIns,
                house.officers,
                house.units,
                house.roles,
                house.directory,
                house.secondFactors,
                house.sessions,
                house.tokens,
                house.deputies,
                house.keys,
                new TableFiles());
    }

    private static List<String> officers(Station station) {
        station.active("anna", "officer");
        String hash = station.password("anna");
        List<String> names = IntStream.range(0, OFFICERS)
                .mapToObj(number -> "officer-" + number)
                .toList();
        station.elsewhere(() -> names.forEach(name -> {
            OfficerId id = new OfficerId(name);
            station.stores
                    .officers()
                    .add(new Officer.Active(
                            id, 1, Station.profile(name, "officer"), Optional.empty(), Optional.empty()));
            station.stores.credentials().password(id, hash, Instant.EPOCH);
        }));
        return names;
    }

    private static void waitFor(CountDownLatch held) {
        try {
            assertTrue(held.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest signIn(WebServer server, String name) {
        return HttpRequest.newBuilder(URI.create(server.uri() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(
                        "officer=" + name + "&to=%2Faccount&password=" + Station.PASSWORD.replace(' ', '+')))
                .build();
    }

    private HttpResponse<String> turn(WebServer server, String ticket) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.uri() + "/sign-in/turn?to=%2Faccount"))
                            .header("Cookie", "enlace_turn=" + ticket)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }
}
