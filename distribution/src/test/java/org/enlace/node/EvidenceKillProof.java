package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.enlace.node.Halt.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed with {@code kill -9} while a piece of evidence comes in and while it is read again: a chunk on the disk that no row
 * names, a chunk whose answer was lost, a file that is not stored yet, a hash that is not noted yet. Afterwards what was acknowledged is
 * there, nothing is there twice, and nothing is said that nobody did.
 */
@Tag("proof")
class EvidenceKillProof {
    private static final String FILES = "org.enlace.files.internal.";
    private static final String READING = "org.enlace.jit.internal.evidence.ContentReading";
    private static final String UPLOADS = "/api/files/uploads";
    private static final int CHUNK = 8 << 20;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[2 * CHUNK + 1_000];
    private CountryNode node;
    private Client investigator;
    private String contents;
    private String upload;

    @Test
    void killedWhileEvidenceComesAndIsReadNothingIsLostHalfOrClaimed() throws Exception {
        new Random(1).nextBytes(content);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        try (CountryNode co = CountryNode.watched("CO", folder)) {
            node = co;
            investigator = Client.signedIn(co.program(), Account.ofDemo(co.program(), "investigator"));
            begins(hash);
            co.killedAt(Place.before(FILES + "persistence.JdbcFileStore", "take"), 1, () -> sends(0));
            assertEquals(0, offset(), "no row says that it came");
            assertEquals(200, sends(0).statusCode());
            co.killedAt(Place.after(FILES + "Intake", "next"), 1, () -> sends(CHUNK));
            assertEquals(2 * CHUNK, offset(), "it came, whoever was told");
            assertEquals(200, sends(2 * CHUNK).statusCode());
            co.killedAt(Place.after(FILES + "Completion", "stored"), 1, this::completes);
            assertEquals(List.of(), stored(), "not yet");
            assertEquals(content.length, offset());
            HttpResponse<String> made = completes();
            assertEquals(201, made.statusCode(), made::body);
            JsonObject file = only("arrived", hash);
            assertArrayEquals(content, fetched(file.getString("file")));
            String verification = contents + "/" + file.getString("file") + "/verification";
            co.killedAt(Place.before(READING, "note"), 1, () -> investigator.post(verification, "{}"));
            only("arrived", hash);
            assertEquals(200, investigator.post(verification, "{}").statusCode());
            only("same", hash);
            assertEquals(0, node.told("audit:verify").status(), "the audit is not broken");
        }
    }

    /** Of a digital item of the demonstration, to which nothing was added yet. */
    private void begins(String hash) {
        String item = null;
        for (JsonObject team : list("/api/jit/teams")) {
            String at = "/api/jit/teams/" + team.getString("id");
            if (investigator.status(at + "/entries?kind=evidence") != 200) {
                continue;
            }
            for (JsonObject entry : list(at + "/entries?kind=evidence&owner=CO&size=100")) {
                String place = at + "/evidence/" + entry.getString("id") + "/contents";
                boolean digital = entry.getJsonObject("fields")
                        .getJsonArray("nature")
                        .getString(0)
                        .equals("digital");
                if (digital && investigator.status(place) == 200 && list(place).isEmpty()) {
                    item = entry.getString("id");
                    contents = place;
                }
            }
        }
        HttpResponse<String> begun = investigator.post(
                UPLOADS,
                Json.createObjectBuilder()
                        .add("use", "jit-evidence")
                        .add("owner", String.valueOf(item))
                        .add("name", "EJEMPLO volcado.bin")
                        .add("size", content.length)
                        .add("sha256", hash)
                        .build()
                        .toString());
        assertEquals(201, begun.statusCode(), begun::body);
        assertEquals(CHUNK, Client.json(begun).getInt("chunk"));
        upload = UPLOADS + "/" + Client.json(begun).getString("id");
    }

    private HttpResponse<String> sends(int offset) {
        byte[] chunk = Arrays.copyOfRange(content, offset, Math.min(offset + CHUNK, content.length));
        return investigator.send(investigator
                .at(upload + "?offset=" + offset)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(chunk)));
    }

    private int offset() {
        return Client.json(investigator.get(upload)).getInt("offset");
    }

    private HttpResponse<String> completes() {
        return investigator.post(upload + "/complete", "{}");
    }

    private List<JsonObject> stored() {
        return list(contents);
    }

    private JsonObject only(String outcome, String hash) {
        List<JsonObject> all = stored();
        assertEquals(1, all.size(), all::toString);
        assertEquals(outcome, all.get(0).getString("outcome"));
        assertEquals(hash, all.get(0).getString("sha256"));
        return all.get(0);
    }

    private byte[] fetched(String file) throws Exception {
        HttpRequest.Builder request = investigator.at("/api/files/" + file + "/content");
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofByteArray())
                .body();
    }

    private List<JsonObject> list(String path) {
        String body = investigator.get(path).body();
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return body.startsWith("[")
                    ? reader.readArray().getValuesAs(JsonObject.class)
                    : reader.readObject().getJsonArray("items").getValuesAs(JsonObject.class);
        }
    }
}
