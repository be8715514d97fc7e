package org.enlace.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fills the routes of joint investigation teams: a team that is still assessed, whose later pages show no form yet. */
final class TeamSeeds {
    /** What is found of the team that everybody is kept from, and of nothing else. */
    static final String NOTED = "Chiriguanaco";

    private static final String TEAM = "/jit/teams/{id}/";
    /** Takes a scanned act along. */
    static final String SIGN = TEAM + "instruments/{instrument}/sign";

    private static final String DRAFT = TEAM + "drafts/{kind}";
    private static final Map.Entry<String, String> VERSION = Map.entry("version", "1");
    private static final List<Map.Entry<String, String>> DAY =
            List.of(Map.entry("day-day", "3"), Map.entry("day-month", "3"), Map.entry("day-year", "2026"));
    private static final List<Map.Entry<String, String>> STEP = List.of(
            VERSION, DAY.get(0), DAY.get(1), DAY.get(2), Map.entry("document", ""), Map.entry("text", "Prueba"));
    private static final String WORK = TEAM + "work/";
    private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";
    private static final List<Map.Entry<String, String>> ENTRY = List.of(
            VERSION, Map.entry("title", "Prueba"), Map.entry("progress", "planned"), Map.entry("handling", "H0"));
    private static final List<Map.Entry<String, String>> PERSON = List.of(
            Map.entry("role", "MEMBER"),
            Map.entry("name", "Prueba"),
            Map.entry("function", "Prueba"),
            Map.entry("agency", "Prueba"),
            Map.entry("zone", "America/Bogota"),
            Map.entry("account", ""));

    static final Map<String, List<Map.Entry<String, String>>> OTHERWISE = Map.ofEntries(
            Map.entry(TEAM + "edit", List.of(VERSION, Map.entry("subject", "Prueba"), Map.entry("language", "es"))),
            Map.entry(TEAM + "steps/{act}", STEP),
            Map.entry(TEAM + "decisions/{act}", STEP),
            Map.entry(TEAM + "countries/{country}/{move}", STEP),
            Map.entry(TEAM + "circle", List.of(Map.entry("officer", "officer"))),
            Map.entry(TEAM + "circle/remove", List.of(Map.entry("officer", "officer"))),
            Map.entry(TEAM + "people/new", PERSON),
            Map.entry(TEAM + "people/{person}/edit", PERSON),
            Map.entry(TEAM + "people/{person}/end", List.of(Map.entry("zone", "America/Bogota"))),
            Map.entry(TEAM + "people/leave", List.of(Map.entry("zone", "America/Bogota"))),
            Map.entry(
                    SIGN,
                    List.of(
                            Map.entry("hash", "0".repeat(64)),
                            Map.entry("name", "Prueba"),
                            Map.entry("capacity", "Prueba"),
                            Map.entry("read", "yes"))),
            Map.entry(DRAFT, List.of(Map.entry("basis", "untoc-19"), Map.entry("languages", "es"))),
            Map.entry(DRAFT + "/discard", List.of(VERSION)),
            Map.entry(DRAFT + "/propose", List.of(VERSION)),
            Map.entry(
                    DRAFT + "/frame", List.of(VERSION, Map.entry("zone", "America/Bogota"), Map.entry("source", "es"))),
            Map.entry(DRAFT + "/parties", List.of(VERSION, Map.entry("lines", "1"), Map.entry("country-0", "CO"))),
            Map.entry(DRAFT + "/values", List.of(VERSION, Map.entry("group", "other"))),
            Map.entry(DRAFT + "/clauses", List.of(VERSION, Map.entry("chosen", "yes"), Map.entry("clause", "purpose"))),
            Map.entry(DRAFT + "/clauses/add", List.of(VERSION, Map.entry("title-es", "Prueba"))),
            Map.entry(DRAFT + "/clauses/{clause}", List.of(VERSION, Map.entry("text-es", "Prueba"))),
            Map.entry(DRAFT + "/clauses/{clause}/move", List.of(VERSION, Map.entry("to", "up"))),
            Map.entry(
                    DRAFT + "/clauses/{clause}/take",
                    List.of(VERSION, Map.entry("proposal", "00000000-0000-7000-8000-000000000000"))),
            Map.entry(
                    TEAM + "proposals/{proposal}/comments",
                    List.of(Map.entry("clause", "purpose"), Map.entry("text", "Prueba"))),
            Map.entry(TEAM + "proposals/{proposal}/begin", List.of()),
            Map.entry(WORK + "new/{kind}", ENTRY),
            Map.entry(WORK + "entries/{entry}/edit", ENTRY),
            Map.entry(WORK + "entries/{entry}/take-back", List.of(VERSION, Map.entry("reason", "Prueba"))),
            Map.entry(WORK + "entries/{entry}/reason", List.of(Map.entry("reason", "Prueba"))),
            Map.entry(WORK + "evidence/{item}/events/new/{kind}", List.of(Map.entry("place", "Prueba"))),
            Map.entry(WORK + "evidence/{item}/contents/{file}/verify", List.of()),
            Map.entry(
                    TEAM + "bundles/new",
                    List.of(
                            Map.entry("court", "Prueba"),
                            Map.entry("reference", "Prueba"),
                            Map.entry("language", "es"),
                            Map.entry("item", NOBODYS))),
            Map.entry(TEAM + "bundles/{bundle}/decide", List.of(VERSION, Map.entry("decision", "decline"))),
            Map.entry(TEAM + "bundles/{bundle}/again", List.of(VERSION)),
            Map.entry(
                    WORK + "evidence/{item}/lend",
                    List.of(
                            Map.entry("files", NOBODYS),
                            Map.entry("to", "BR"),
                            Map.entry("purpose", "Prueba"),
                            Map.entry("days", "28"))),
            Map.entry(TEAM + "loans/{loan}/decide", List.of(VERSION, Map.entry("decision", "decline"))),
            Map.entry(TEAM + "loans/{loan}/withdraw", List.of(VERSION)),
            Map.entry(TEAM + "loans/{loan}/take-back", List.of(VERSION, Map.entry("reason", "Prueba"))),
            Map.entry(TEAM + "borrowed/{copy}/acknowledge", List.of()),
            Map.entry(TEAM + "bundles/{bundle}/file", List.of(Map.entry("certificate", "Prueba"))),
            Map.entry(
                    TEAM + "retention/{item}/decide",
                    List.of(VERSION, Map.entry("decision", "hold"), Map.entry("reason", "Prueba"))),
            Map.entry(TEAM + "retention/{item}/again", List.of(VERSION)),
            Map.entry(WORK + "messages", List.of(Map.entry("text", "Prueba"))),
            Map.entry(
                    WORK + "closing/lessons/{entry}/practice",
                    List.of(Map.entry("title", "Prueba"), Map.entry("text", "Prueba"), Map.entry("read", "yes"))),
            Map.entry(WORK + "alike/merge", List.of(Map.entry("entry", NOBODYS), Map.entry("kept", NOBODYS))),
            Map.entry(WORK + "alike/{same}/undo", List.of(VERSION, Map.entry("reason", "Prueba"))));

    private TeamSeeds() {}

    /** A team of the client's. */
    static String made(Client client, String subject) {
        return Client.json(client.post("/api/jit/teams", "{\"subject\":\"" + subject + "\",\"language\":\"es\"}"))
                .getString("id");
    }

    /** What fills a parameter that names one of few; empty for one of another area. */
    static Optional<String> word(String parameter, String route) {
        if (!route.contains("/jit/")) {
            return Optional.empty();
        }
        return switch (parameter) {
            case "{act}" -> Optional.of(route.contains("/decisions/") ? "send" : "draft");
            case "{move}" -> Optional.of("acknowledge");
            case "{kind}" ->
                Optional.of(route.contains("/events/") ? "collected" : route.contains("/work/") ? "task" : "agreement");
            case "{clause}" -> Optional.of("purpose");
            case "{proposal}",
                    "{instrument}",
                    "{person}",
                    "{entry}",
                    "{same}",
                    "{item}",
                    "{bundle}",
                    "{loan}",
                    "{copy}",
                    "{event}" -> Optional.of(NOBODYS);
            default -> Optional.empty();
        };
    }
}
