package org.enlace.jit.internal.stamping;

import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.enlace.jit.work.Entry;
import org.enlace.keys.testing.TestAuthority;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real service at the other end of HTTP, which answers well, badly, slowly or not at all. */
class StampingServiceTest {
    @TempDir
    Path folder;

    private StampingRoom room;
    private StampingServer server;
    private Entry item;

    @BeforeEach
    void start() {
        room = new StampingRoom(TestDatabase.Kind.DERBY);
        server = new StampingServer(room.authority::answer);
        item = room.item(CO);
        room.collected(CO, item);
    }

    @AfterEach
    void stop() {
        server.close();
        room.close();
    }

    private Stamping asking(Duration patience) {
        return room.desk()
                .asking(new StampSettings(
                        server.url(), List.of(room.authority.anchor()), Optional.empty(), List.of(), patience, 50));
    }

    private String trouble(Duration patience) {
        asking(patience).round(() -> false);
        assertEquals(List.of(), room.stamps(item), "nothing that proves nothing is kept");
        assertEquals(1, room.desk().state().waiting(), "and it goes on waiting");
        return room.desk().state().service().trouble();
    }

    private String trouble() {
        return trouble(Duration.ofSeconds(30));
    }

    private String trouble(UnaryOperator<byte[]> answers) {
        server.answers = answers;
        return trouble();
    }

    @Test
    void a_hash_goes_out_and_a_token_comes_back() {
        String said = new String(
                room.node
                        .desks
                        .custody()
                        .log(room.team, item.id(), org.enlace.jit.internal.signing.Parties.LEADER)
                        .events()
                        .get(0)
                        .event()
                        .bytes(),
                StandardCharsets.UTF_8);
        asking(Duration.ofSeconds(30)).round(() -> false);
        assertEquals(1, room.stamps(item).size());
        byte[] request = server.asked.get(0);
        assertTrue(request.length < 100, "a hash, a number and what a request is");
        String sent = new String(request, StandardCharsets.ISO_8859_1);
        assertTrue(said.contains("Casa de Cali") && !sent.contains("Cali") && !sent.contains(room.team.toString()));
    }

    @Test
    void a_service_that_is_down_is_named_and_asked_again() {
        server.down();
        String trouble = trouble();
        assertTrue(trouble.contains("localhost:"), trouble);
        server.up();
        room.node.now = room.node.now.plus(Duration.ofHours(5));
        asking(Duration.ofSeconds(30)).round(() -> false);
        assertEquals(1, room.stamps(item).size());
    }

    @Test
    void what_proves_nothing_is_not_kept_and_the_reason_is() {
        String nonce = trouble(room.authority::withAnotherNonce);
        assertTrue(nonce.contains("nonce"), nonce);
        String imprint = trouble(room.authority::withAnotherImprint);
        assertTrue(imprint.contains("another hash"), imprint);
        String signer = trouble(new TestAuthority(() -> room.node.now)::answer);
        assertTrue(signer.contains("Nobody who is trusted"), signer);
        String no = trouble(request -> room.authority.refusal("Sin saldo"));
        assertTrue(no.contains("Sin saldo"), no);
        String garbage = trouble(request -> "<html>Mantenimiento</html>".getBytes(StandardCharsets.UTF_8));
        assertTrue(garbage.contains("not in the form"), garbage);
        assertEquals(5, room.desk().state().service().failures());
    }

    @Test
    void a_certificate_that_had_ended_when_something_was_stamped_proves_nothing() {
        TestAuthority ended = TestAuthority.until(Instant.parse("2027-02-28T00:00:00Z"), () -> room.node.now);
        server.answers = ended::answer;
        room.desk().asking(StampingRoom.settings(server.url(), ended)).round(() -> false);
        assertEquals(List.of(), room.stamps(item));
        String trouble = room.desk().state().service().trouble();
        assertTrue(trouble.contains("is valid from") && trouble.contains("2027-02-28"), trouble);
    }

    @Test
    void a_huge_answer_is_not_read_to_its_end() {
        server.answers = request -> new byte[8_000_000];
        String trouble = trouble();
        assertTrue(trouble.contains("more than 65536 bytes"), trouble);
    }

    @Test
    void a_slow_answer_is_waited_for_so_long_and_no_longer() {
        server.stopsAfter = 10;
        String trouble = trouble(Duration.ofSeconds(1));
        assertTrue(trouble.contains("did not answer within 1 seconds"), trouble);
    }

    @Test
    void nothing_is_followed_elsewhere_and_nothing_else_taken_for_an_answer() {
        server.status = 302;
        String led = trouble();
        assertTrue(led.contains("302") && led.contains("nothing is followed"), led);
        assertEquals(1, server.reached.get(), "the other address was not looked at");
        server.status = 500;
        assertTrue(trouble().contains("500"));
        server.status = 200;
        server.type = "text/html";
        assertTrue(trouble().contains("\"text/html\""));
    }

    private String mistake(String url, String certificates, String policy) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> StampSettings.of(url, certificates, policy, "", 20, 50, folder))
                .getMessage();
    }

    @Test
    void settings_that_are_wrong_are_refused_by_name() throws Exception {
        String pem = room.authority.pem();
        Files.writeString(folder.resolve("tsa.pem"), pem);
        Files.writeString(folder.resolve("empty.pem"), "");
        Files.writeString(folder.resolve("none.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        StampSettings good = StampSettings.of("https://tsa.example/stamp", "tsa.pem", "1.2.3", "", 20, 50, folder);
        assertEquals(List.of(room.authority.anchor()), good.anchors());
        assertEquals(
                good.anchors(),
                StampSettings.of("https://tsa.example", pem, "", "tsa.pem", 20, 50, folder)
                        .trusted());
        assertEquals(
                URI.create("http://127.0.0.1:9/"),
                StampSettings.of("http://127.0.0.1:9/", "tsa.pem", "", "", 20, 50, folder)
                        .url());
        for (String url : List.of(
                "",
                "http://tsa.example/",
                "ftp://tsa.example/",
                "tsa.example",
                "https://user:word@tsa.example/",
                "https://",
                "http://localhost.example/",
                "https://tsa.example:65536/",
                "https://tsa example/")) {
            assertTrue(mistake(url, "tsa.pem", "").contains("\"url\" of org.enlace.jit.timestamps"), url);
        }
        assertTrue(mistake("https://tsa.example", "", "").contains("\"certificates\""));
        assertTrue(mistake("https://tsa.example", "missing.pem", "").contains("missing.pem"));
        assertTrue(mistake("https://tsa.example", "empty.pem", "").contains("holds no certificate"));
        assertTrue(mistake("https://tsa.example", "none.pem", "").contains("\"certificates\""));
        assertTrue(mistake("https://tsa.example", "tsa.pem", "siempre").contains("\"policy\""));
    }

    @Test
    void pauses_grow_from_five_minutes_to_four_hours() {
        assertEquals(Duration.ofMinutes(5), Stamping.pause(1));
        assertEquals(Duration.ofMinutes(40), Stamping.pause(4));
        assertEquals(Duration.ofHours(4), Stamping.pause(7));
        assertEquals(Duration.ofHours(4), Stamping.pause(1_000));
    }
}
