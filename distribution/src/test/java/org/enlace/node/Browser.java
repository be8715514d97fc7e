package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser without a window: keeps cookies, says that what it sends comes from the node's own pages, and follows no redirect by
 * itself. Every request has 60 seconds.
 */
public final class Browser {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private final String node;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    public Browser(Program node) {
        this.node = node.address();
    }

    /** A copy with the same cookies, which then lives its own life. */
    public Browser copy() {
        Browser copy = new Browser(node);
        copy.cookies.putAll(cookies);
        return copy;
    }

    private Browser(String node) {
        this.node = node;
    }

    /** A cookie's value; empty where there is none. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Puts a cookie there as somebody might who can write into the browser. */
    public Browser planted(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** A request for a path with the cookies, to be completed. */
    public HttpRequest.Builder at(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path));
        if (!cookies.isEmpty()) {
            StringBuilder header = new StringBuilder();
            new TreeMap<>(cookies).forEach((name, value) -> header.append(header.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", header.toString());
        }
        return request;
    }

    /** A request as a page of the node makes it. */
    public HttpRequest.Builder fromHere(String path) {
        return at(path).header("Sec-Fetch-Site", "same-origin");
    }

    /** Sends and keeps what cookies come back. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = exchanged(request.timeout(LIMIT).build());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where the node closed a connection that was kept open, nothing was read: the request is sent again on another. */
    private static HttpResponse<String> exchanged(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
                throw e;
            }
            return HTTP.send(request, BodyHandlers.ofString());
        }
    }

    private void keep(String set) {
        String pair = set.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(name.length() + 1);
        if (value.isEmpty() || set.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(fromHere(path));
    }

    public HttpResponse<String> post(String path, String... namesAndValues) {
        return send(fromHere(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(namesAndValues))));
    }

    /** The same, for a form that has to be taken. */
    public HttpResponse<String> done(String path, String... namesAndValues) {
        HttpResponse<String> answer = post(path, namesAndValues);
        if (answer.statusCode() != 303 && answer.statusCode() != 200) {
            throw new AssertionError("POST " + path + " gave " + answer.statusCode() + ":\n" + answer.body());
        }
        return answer;
    }

    /** Names and values by turns, as a form sends them. */
    public static String form(String... namesAndValues) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    /** Signs in with password and, where there is one, the second factor. */
    public Browser signIn(Account account) {
        HttpResponse<String> answer = post("/sign-in", "officer", account.name(), "password", account.password());
        while (answer.statusCode() == 202) {
            answer = get("/sign-in/turn");
        }
        if (account.authenticator().isPresent()) {
            answer = done(
                    "/sign-in/code",
                    "pending",
                    pending(answer),
                    "second-factor",
                    account.authenticator().get().code());
        }
        if (answer.statusCode() != 303 || cookie("enlace").isEmpty()) {
            throw new AssertionError(account.name() + " was not let in: " + answer.statusCode() + answer.body());
        }
        return this;
    }

    /** What the page that asks for the code calls this sign-in. */
    public static String pending(HttpResponse<String> answer) {
        return found(answer, "name=\"pending\" value=\"([^\"]+)\"");
    }

    /** The first group of a pattern in a page; it has to be there. */
    public static String found(HttpResponse<String> answer, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(answer.body());
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in " + answer.statusCode() + ":\n" + answer.body());
        }
        return matcher.group(1);
    }

    /** Whoever is signed in adds an authenticator; the account with it. */
    public Account enrolled(Account account) {
        String shown = found(done("/account/second-factor/begin"), "enlace-break\">([A-Z2-7 ]+)<");
        Account strong = account.with(shown);
        done(
                "/account/second-factor/finish",
                "second-factor",
                strong.authenticator().orElseThrow().code());
        return strong;
    }

    /** An administrator makes an account with these roles; its officer takes the invitation in a browser of their own. */
    public Browser makes(Program program, Account account, String unit, String... roles) {
        String[] fields = new String[12 + 2 * roles.length];
        String[] fixed = {
            "officer",
            account.name(),
            "name",
            "Test " + account.name(),
            "unit",
            unit,
            "rank",
            "",
            "language",
            "en",
            "zone",
            "America/Bogota"
        };
        System.arraycopy(fixed, 0, fields, 0, fixed.length);
        for (int i = 0; i < roles.length; i++) {
            fields[12 + 2 * i] = "roles";
            fields[13 + 2 * i] = roles[i];
        }
        done("/officers/new", fields);
        return invited(program, account);
    }

    /** An administrator invites; the officer takes the invitation with the account's password. */
    public Browser invited(Program program, Account account) {
        String code = found(done("/officers/" + account.name() + "/invite"), "invitation\\?code=([^<\"&\\s]+)");
        Browser own = new Browser(program);
        own.done(
                "/invitation", "code", code, "new-password", account.password(), "repeat-password", account.password());
        return own;
    }
}
