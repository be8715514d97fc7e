package org.enlace.node;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** What a route must answer to whom, whatever it is for. */
final class Gatekeeping {
    private Gatekeeping() {}

    /** Somebody who knocks. */
    enum Who {
        /** No session at all. */
        ANONYMOUS,
        /** An officer who holds every permission but the one that is needed. */
        WRONG,
        /** An officer with every permission, for whom this record is not. */
        OTHER_UNIT,
        /** An officer with every permission, whose account was closed a moment ago. */
        DISABLED,
        /** An officer with every permission, whose session lay idle too long. */
        EXPIRED,
        /** An officer with hardly any permission who acts for one with every. */
        DEPUTY,
        /** An officer with every permission. */
        RIGHT,
        /** A program with a token of an officer with every permission, which names none: it has no administration. */
        PLAIN_TOKEN,
        /** A program with a token of an officer with every permission, which names them all. */
        TOKEN
    }

    /** All that needs nobody to be signed in, and why that is so. A route that is not here must ask who is there. */
    static final Map<String, String> PUBLIC = Map.ofEntries(
            Map.entry("GET /health", "monitoring asks it; says up or down and why, nothing of officers or records"),
            Map.entry("GET /metrics", "monitoring of this machine asks it; refused from anywhere else"),
            Map.entry("GET /language/{tag}", "people choose a language before they sign in"),
            Map.entry("GET /help", "how to sign in, for those who cannot yet"),
            Map.entry("GET /sign-in", "where people sign in"),
            Map.entry("POST /sign-in", "where people sign in"),
            Map.entry("GET /sign-in/code", "leads to the beginning of sign-in"),
            Map.entry("POST /sign-in/code", "the second step of signing in"),
            Map.entry("GET /sign-in/turn", "where a browser comes back that waits for its turn to sign in"),
            Map.entry("GET /sign-in/back", "tells somebody who signed in beside a waiting form to go back to it"),
            Map.entry("POST /sign-out", "signing out of a session that has ended is no error"),
            Map.entry("GET /setup", "opened by a one-time link that only the console tells"),
            Map.entry("POST /setup", "opened by a one-time link that only the console tells"),
            Map.entry(
                    "GET /calendar/feed/{feed}",
                    "calendar programs sign in nowhere: the secret address, revocable, is the key to dates without case content"),
            Map.entry(
                    "GET /training/answer",
                    "superiors and people of other countries have no account: a one-time link is the key to one questionnaire"),
            Map.entry(
                    "POST /training/answer",
                    "superiors and people of other countries have no account: a one-time link is the key to one questionnaire"),
            Map.entry(
                    "GET /training/certificates/check",
                    "whoever is shown a certificate has no account: its number and its code are the key to what it says itself"),
            Map.entry(
                    "GET /training/certificates/check/pdf",
                    "participants of other countries have no account: the number and the code are the key to that one file"),
            Map.entry("GET /invitation", "opened by a one-time link"),
            Map.entry("POST /invitation", "opened by a one-time link"));

    /** What is wrong with an answer; empty where it is as it must be. */
    static Optional<String> complaint(Reach route, Who who, HttpResponse<String> answer) {
        return complaint(route, who, answer.statusCode(), led(answer));
    }

    /** Where an answer leads to: a path where that is on the node, else the whole address. */
    static String led(HttpResponse<?> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        String here = answer.uri().getScheme() + "://" + answer.uri().getRawAuthority() + "/";
        return location.startsWith(here) ? location.substring(here.length() - 1) : location;
    }

    static Optional<String> complaint(Reach route, Who who, int status, String location) {
        if (route.open()) {
            return PUBLIC.containsKey(route.method() + " " + route.name())
                    ? expect(status != 401 && status < 500, "nobody to be asked for", status)
                    : Optional.of("is public and not in the list of what may be");
        }
        return switch (who) {
            case ANONYMOUS, DISABLED, EXPIRED -> turnedAway(route, status, location);
            case WRONG -> route.anyOfficer() ? admitted(status, location) : expect(status == 403, "403", status);
            case OTHER_UNIT -> expect(status == 404, "404", status);
            case DEPUTY ->
                route.access().endsWith(".manage") || route.access().endsWith(".erase")
                        ? expect(status == 403, "403", status)
                        : admitted(status, location);
            case PLAIN_TOKEN -> expect(status == 403, "403", status);
            case RIGHT -> admitted(status, location);
            case TOKEN -> route.api() ? admitted(status, location) : turnedAway(route, status, location);
        };
    }

    private static Optional<String> turnedAway(Reach route, int status, String location) {
        return !route.api() && route.safe()
                ? expect(
                        status == 303 && (location.equals("/sign-in") || location.startsWith("/sign-in?to=")),
                        "303 to /sign-in",
                        status + " " + location)
                : expect(status == 401, "401", status);
    }

    private static Optional<String> admitted(int status, String location) {
        return expect(
                status != 401 && status != 403 && status < 500 && !location.matches("/(sign-in|confirm)(\\?.*)?"),
                "to be let in",
                status + " " + location);
    }

    private static Optional<String> expect(boolean met, String wanted, Object got) {
        return met ? Optional.empty() : Optional.of("was to give " + wanted + " and gave " + got);
    }
}
