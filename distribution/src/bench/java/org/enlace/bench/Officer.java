package org.enlace.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An officer at work: what is measured is what somebody gets who has signed in.
 *
 * @param page for pages: the session's cookie
 * @param api  for the JSON API: a token
 */
record Officer(Map<String, String> page, Map<String, String> api) {
    private static final String NAME = "analyst";
    private static final String AUTHORIZATION = "Authorization";

    /** Signs in to a running demonstration as its sample analyst. */
    static Officer of(HttpClient http, URI node, Path home, Path data) throws IOException, InterruptedException {
        String accounts = Files.readString(data.resolve("demo-accounts.txt"));
        String password = found(accounts, "(?s)name: " + NAME + "\n.*?password: ([^\n]+)");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(node.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString("officer=" + NAME + "&password="
                                + URLEncoder.encode(password, StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String cookies = String.join("\n", answer.headers().allValues("Set-Cookie"));
        return new Officer(
                Map.of("Cookie", found(cookies, "(enlace=[^;\n]+)")),
                Map.of(AUTHORIZATION, "Bearer " + token(home, data)));
    }

    private static String token(Path home, Path data) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                home.resolve("bin/enlace").toString(),
                "shell",
                "officer:token",
                "--officer",
                NAME,
                "--hours",
                "24",
                "--json");
        builder.environment().put("ENLACE_DATA", data.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return found(said, "\"token\": ?\"([^\"]+)\"");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in: " + text);
        }
        return matcher.group(1);
    }

    /** What belongs to a path. */
    Map<String, String> headers(URI address) {
        return address.getPath().startsWith("/api/") ? api : page;
    }
}
