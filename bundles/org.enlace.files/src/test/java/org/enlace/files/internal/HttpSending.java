package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.CASE;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.files.internal.web.FilesWeb;
import org.enlace.platform.RecordId;
import org.enlace.web.testing.WebServer;

/** Sends a file chunk by chunk and fetches it, through the platform's real web side. */
final class HttpSending implements AutoCloseable {
    private static final String UPLOADS = "/api/files/uploads";
    private static final int CHUNK = 8 << 20;
    private static final int BUFFER = 1 << 16;

    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private RecordId last;

    HttpSending(Shelf shelf) {
        server = WebServer.serving(new FilesWeb(shelf.files, shelf.files.owners()));
    }

    /** The file that was sent last. */
    RecordId last() {
        return last;
    }

    RecordId sent(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return sent(in, Files.size(source));
        }
    }

    /** No more of it than a buffer is held on this side. */
    RecordId sent(InputStream in, long size) {
        String begun = answer(
                201,
                server.request(UPLOADS)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"use\":\"case-document\",\"owner\":\"" + CASE.record()
                                + "\",\"name\":\"source\",\"size\":" + size + "}")));
        String upload = UPLOADS + "/" + member(begun, "id");
        for (long offset = 0; offset < size; offset += CHUNK) {
            int length = (int) Math.min(CHUNK, size - offset);
            answer(
                    200,
                    server.request(upload + "?offset=" + offset)
                            .header("Content-Type", "application/octet-stream")
                            .PUT(BodyPublishers.fromPublisher(
                                    BodyPublishers.ofInputStream(() -> new Part(in, length)), length)));
        }
        String stored = answer(201, server.request(upload + "/complete").POST(BodyPublishers.noBody()));
        last = RecordId.parse(member(stored, "id"));
        return last;
    }

    void fetched(RecordId file) throws IOException, InterruptedException {
        try (InputStream in = content(file)) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // To be forgotten.
            }
        }
    }

    /** The line by which a program of its own fetches it. */
    String curl(RecordId file) {
        return "curl -sf -o /dev/null -H 'Cookie: enlace=" + WebServer.LOCAL + "' "
                + server.request(path(file)).build().uri();
    }

    private static String path(RecordId file) {
        return "/api/files/" + file + "/content";
    }

    /** All of a file. */
    InputStream content(RecordId file) throws IOException, InterruptedException {
        HttpRequest request = server.request(path(file))
                .header("Cookie", "enlace=" + WebServer.LOCAL)
                .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The file was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private String answer(int status, HttpRequest.Builder request) {
        HttpResponse<String> answer = server.send(request);
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in: " + json);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        server.close();
    }
}
