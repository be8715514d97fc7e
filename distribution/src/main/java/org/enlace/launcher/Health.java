package org.enlace.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * What {@code GET /health} said. Asked over a plain socket: it is asked while the node starts, where a whole HTTP client
 * would cost more than the answer.
 *
 * @param status the HTTP status; 0 when nobody answered
 * @param body   the answer as it came
 */
record Health(int status, String body) {
    private static final int TIMEOUT_MS = 3_000;
    private static final int LONGEST = 65_536;
    private static final int OK = 200;

    boolean ready() {
        return status == OK;
    }

    /** What is wrong, a line each; the answer as it came where it is not in the form of our own. */
    List<String> problems() {
        return problems(problem -> true);
    }

    /** What keeps the node from being ready however long one waits, a line each. */
    List<String> failures() {
        return body.startsWith("{") ? problems(problem -> problem.getBoolean("failed", false)) : List.of();
    }

    private List<String> problems(Predicate<JsonObject> which) {
        if (!body.startsWith("{")) {
            return body.isBlank() ? List.of() : List.of(body.lines().findFirst().orElse(""));
        }
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonArray problems = reader.readObject().getJsonArray("problems");
            return problems == null
                    ? List.of()
                    : problems.getValuesAs(JsonObject.class).stream()
                            .filter(which)
                            .map(problem -> problem.getString("message", problem.toString()))
                            .toList();
        } catch (JsonException | ClassCastException e) {
            return List.of(body);
        }
    }

    static Health ask(String address) {
        URI uri = URI.create(address);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(uri.getHost()), uri.getPort()), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            String request = "GET /health HTTP/1.0\r\nHost: " + uri.getAuthority()
                    + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return parse(read(socket.getInputStream()));
        } catch (IOException e) {
            return new Health(0, "");
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }

    static Health parse(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String[] first = answer.split("[ \r]", 3);
        if (end < 0 || first.length < 3 || !first[0].startsWith("HTTP/") || !first[1].matches("\\d{3}")) {
            return new Health(0, "");
        }
        return new Health(Integer.parseInt(first[1]), answer.substring(end + 4).strip());
    }
}
