package org.enlace.node;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * For every route of a running demonstration an address and something valid to send there, from what the node says of itself: its
 * list, its description of the API, the forms on its pages. A route that says nothing stops the test with what is missing.
 */
final class Seeds {
    private static final Map.Entry<String, String> PENDING = Map.entry("pending", "A".repeat(43));
    private static final Map.Entry<String, String> CODE = Map.entry("second-factor", "123456");
    private static final Map.Entry<String, String> VERSION = Map.entry("version", "1");

    private static final String NONE = "00000000-0000-7000-8000-000000000000";
    private static final Map.Entry<String, String> CHOSEN = Map.entry("chosen", NONE);

    /** Forms that no page of a fresh demonstration shows. */
    private static final Map<String, List<Map.Entry<String, String>>> OTHERWISE = Map.ofEntries(
            Map.entry("/protocols/{id}/languages/{tag}", List.of(VERSION, Map.entry("summary", "Prueba"))),
            Map.entry("/protocols/{id}/languages/{tag}/right", List.of(VERSION)),
            Map.entry("/sign-in/code", List.of(PENDING, CODE, Map.entry("to", "/"))),
            Map.entry("/account/second-factor/finish", List.of(CODE)),
            Map.entry("/account/second-factor/codes", List.of()),
            Map.entry("/account/second-factor/remove", List.of()),
            Map.entry("/account/deputies/end", List.of(Map.entry("deputy", "x"))),
            Map.entry("/account/sessions/end", List.of(Map.entry("session", "x"))),
            Map.entry("/account/sessions/end-others", List.of()),
            Map.entry("/account/tokens/revoke", List.of(Map.entry("token", "x"))),
            Map.entry("/account/acting", List.of(Map.entry("for", "analyst"))),
            Map.entry("/setup", link("officer", "name", "language", "zone")),
            Map.entry("/invitation", link()),
            Map.entry("/officers/tokens/revoke", List.of(Map.entry("token", "x"))),
            Map.entry("/officers/{officer}/revoke-token", List.of(Map.entry("token", "x"))),
            Map.entry("/officers/{officer}/end-deputy", List.of(Map.entry("deputy", "x"))),
            Map.entry("/officers/{officer}/enable", List.of(VERSION)),
            Map.entry("/officers/{officer}/invite", List.of()),
            Map.entry("/officers/{officer}/unlock", List.of()),
            Map.entry("/officers/{officer}/withdraw-invitation", List.of()),
            Map.entry("/officers/{officer}/reset-second-factor", List.of()),
            Map.entry("/officers/{officer}/end-sessions", List.of()),
            Map.entry("/officers/roles/{role}/remove", List.of(VERSION)),
            Map.entry("/officers/units/{unit}/remove", List.of(VERSION)),
            Map.entry(
                    "/modules/{id}/changes",
                    List.of(Map.entry("operation", "remove"), Map.entry("from", "0.0.0"), Map.entry("to", ""))),
            Map.entry("/modules/{id}/loss", List.of(Map.entry("reason", "Prueba"))),
            Map.entry("/modules/{id}/purge", List.of(Map.entry("reason", "Prueba"), Map.entry("confirm", "x"))),
            Map.entry("/modules/decisions/{id}/accept", List.of(VERSION)),
            Map.entry("/modules/decisions/{id}/again", List.of(VERSION)),
            Map.entry("/modules/decisions/{id}/refuse", List.of(VERSION, Map.entry("reason", "Prueba"))),
            Map.entry("/modules/decisions/{id}/withdraw", List.of(VERSION)),
            Map.entry("/exchange/export", List.of(Map.entry("country", "PE"))),
            Map.entry("/exchange/retry", List.of()),
            Map.entry(
                    "/configuration/reset",
                    List.of(Map.entry("pid", "org.enlace.modules"), Map.entry("reset-key", "adoption"))),
            Map.entry("/configuration/undo", List.of(Map.entry("number", "999999"))),
            Map.entry("/officers/import/run", List.of(Map.entry("csv", csv()))),
            Map.entry("/files/{file}/remove", List.of(VERSION)),
            Map.entry("/files/{file}/restore", List.of(VERSION)),
            Map.entry("/files/{file}/hold", List.of(VERSION, Map.entry("reason", "Prueba"))),
            Map.entry("/files/{file}/lift", List.of(VERSION, Map.entry("reason", "Prueba"))),
            Map.entry(
                    "/files/{file}/keep",
                    List.of(
                            VERSION,
                            Map.entry("reason", "Prueba"),
                            Map.entry("until-year", "2031"),
                            Map.entry("until-month", "3"),
                            Map.entry("until-day", "2"))),
            Map.entry("/files/{file}/erase", List.of(VERSION, Map.entry("reason", "Prueba"))),
            Map.entry(
                    "/comments",
                    List.of(
                            Map.entry("use", "protocol"),
                            Map.entry("record", "00000000-0000-7000-8000-000000000000"),
                            Map.entry("text", "Prueba"),
                            Map.entry("mention", ""))),
            Map.entry("/comments/{comment}/answers", List.of(Map.entry("text", "Prueba"), Map.entry("mention", ""))),
            Map.entry("/comments/{comment}/edit", List.of(VERSION, Map.entry("text", "Prueba"))),
            Map.entry("/comments/{comment}/withdraw", List.of(VERSION)),
            Map.entry("/comments/{comment}/resolve", List.of(VERSION)),
            Map.entry("/comments/{comment}/reopen", List.of(VERSION)),
            Map.entry("/documents/preview", List.of(Map.entry("text", "Prueba"))),
            Map.entry("/drafts", List.of(Map.entry("draft-form", "/protocols/new"), Map.entry("title", "Prueba"))),
            Map.entry("/drafts/discard", List.of(Map.entry("form", "/protocols/new"))),
            Map.entry("/training/nominations/{id}/certificate", List.of()),
            Map.entry("/training/series/{id}/certificates/issue", List.of()),
            Map.entry("/training/certificates/{id}/correct", List.of(VERSION, Map.entry("name", "Semilla de prueba"))),
            Map.entry(
                    "/training/certificates/{id}/revoke",
                    List.of(VERSION, Map.entry("reason", "misuse"), Map.entry("note", "Prueba"))),
            Map.entry("/training/actions/{id}/reopen", List.of(VERSION)),
            Map.entry("/training/lessons/{id}/practice", List.of()),
            Map.entry("/training/answer", List.of(Map.entry("code", "x"), Map.entry("q-q1", "3"))),
            Map.entry("/training/evaluations/{id}/answer/{moment}", List.of(Map.entry("q-q1", "3"))),
            Map.entry("/training/evaluations/{id}/rounds/{moment}/link", List.of(Map.entry("end-participant", NONE))),
            Map.entry("/training/evaluations/{id}/rounds/{moment}/revoke", List.of()),
            Map.entry("/training/sessions/{id}/attendance", List.of()),
            Map.entry(
                    "/training/sessions/{id}/attendance/{nomination}",
                    List.of(
                            VERSION,
                            Map.entry("act", "came"),
                            Map.entry("arrival", "09:05"),
                            Map.entry("departure", ""))),
            Map.entry("/training/attendance/undo", List.of(Map.entry("step", NONE), Map.entry("back", "/training"))),
            Map.entry(
                    "/training/sessions/{id}/check-in",
                    List.of(
                            Map.entry("act", "code"),
                            Map.entry("code", "000000"),
                            Map.entry("mail", "x@unidad.example"))),
            Map.entry(
                    "/training/sessions/{id}/attendance-list/take",
                    List.of(
                            Map.entry("rows", "2\t1930309200\t1930312800\t0\tx@unidad.example\tSemilla"),
                            Map.entry("name", "Prueba"),
                            Map.entry("act", "take"))),
            Map.entry(
                    "/training/series/{id}/attendance",
                    List.of(
                            Map.entry("version", "0"),
                            Map.entry("late", "10"),
                            Map.entry("early", "10"),
                            Map.entry("share", "50"),
                            Map.entry("opens", "15"))),
            Map.entry("/training/series/{id}/share", List.of(Map.entry("version", "0"), Map.entry("audience", "PE"))),
            Map.entry(
                    "/training/exchanges/calls/{id}/share",
                    List.of(Map.entry("version", "0"), Map.entry("audience", "PE"))),
            Map.entry(
                    "/training/series/{id}/share/narrow",
                    List.of(Map.entry("version", "0"), Map.entry("out", "PE"), Map.entry("reason", "Prueba"))),
            Map.entry("/calendar/feeds/revoke", List.of(Map.entry("feed", "x"))),
            Map.entry("/inbox/{item}/see", List.of(Map.entry("back", "/inbox"))),
            Map.entry("/inbox/{item}/wake", List.of(Map.entry("back", "/inbox"))),
            Map.entry("/inbox/{item}/snooze", List.of(Map.entry("until", "2031-03-02"), Map.entry("back", "/inbox"))),
            Map.entry("/inbox/chosen", List.of(Map.entry("act", "see"), CHOSEN, Map.entry("back", "/inbox"))),
            Map.entry("/inbox/undo", List.of(Map.entry("step", NONE), Map.entry("back", "/inbox"))),
            Map.entry(
                    "/search/saved",
                    List.of(
                            Map.entry("list", "protocols"),
                            Map.entry("query", "country=CO"),
                            Map.entry("name", "Prueba"),
                            Map.entry("notice", "none"))),
            Map.entry(
                    "/search/saved/{search}/edit",
                    List.of(VERSION, Map.entry("name", "Prueba"), Map.entry("notice", "none"))),
            Map.entry("/search/saved/{search}/seen", List.of()),
            Map.entry("/search/saved/{search}/restore", List.of()),
            Map.entry("/search/saved/chosen", List.of(Map.entry("act", "delete"), CHOSEN)),
            Map.entry("/search/saved/undo", List.of(Map.entry("step", NONE))),
            Map.entry("/protocols/{id}/reason", List.of(Map.entry("reason", "Prueba"))),
            Map.entry("/protocols/{id}/restore", List.of(VERSION)),
            Map.entry("/protocols/versions/{edition}/renew", List.of(VERSION)),
            Map.entry("/protocols/versions/{edition}/reopen", List.of(VERSION)),
            Map.entry("/protocols/versions/{edition}/approve", List.of(VERSION)),
            Map.entry(
                    "/protocols/{id}/share",
                    List.of(
                            Map.entry("version", "0"),
                            Map.entry("record", "1"),
                            Map.entry("audience", "PE"),
                            Map.entry("handling", "H0"),
                            Map.entry("condition", ""),
                            Map.entry("tlp", ""))),
            Map.entry(
                    "/protocols/{id}/share/narrow",
                    List.of(Map.entry("version", "0"), Map.entry("out", "PE"), Map.entry("reason", "Prueba"))),
            Map.entry(
                    "/protocols/{id}/adoption/share",
                    List.of(
                            Map.entry("version", "0"),
                            Map.entry("audience", "PE"),
                            Map.entry("tell", "progress"),
                            Map.entry("handling", "H0"),
                            Map.entry("condition", ""),
                            Map.entry("tlp", ""))),
            Map.entry(
                    "/protocols/{id}/adoption/share/narrow",
                    List.of(Map.entry("version", "0"), Map.entry("out", "PE"), Map.entry("reason", "Prueba"))),
            Map.entry("/protocols/{id}/adoption/study", List.of(Map.entry("version", "0"))),
            Map.entry(
                    "/protocols/{id}/implementation/chosen",
                    List.of(
                            Map.entry("act", "assign"),
                            CHOSEN,
                            Map.entry("unit", "sample-unit"),
                            Map.entry("back", "/protocols"))),
            Map.entry(
                    "/protocols/{id}/implementation/undo",
                    List.of(Map.entry("step", NONE), Map.entry("back", "/protocols"))),
            Map.entry("/protocols/{id}/implementation/import/{file}/run", List.of()),
            Map.entry("/protocols/{id}/implementation/import/{file}/drop", List.of()),
            Map.entry("/protocols/{id}/experience/{report}/withdraw", List.of(VERSION)),
            Map.entry(
                    "/protocols/{id}/experience/{report}/review",
                    List.of(
                            VERSION,
                            Map.entry("steps", "0"),
                            Map.entry("decision", "decline"),
                            Map.entry("reason", "Prueba"),
                            Map.entry("level", ""),
                            Map.entry("levelReason", ""))),
            Map.entry(
                    "/protocols/{id}/experience/{report}/evidence",
                    List.of(
                            VERSION,
                            Map.entry("steps", "0"),
                            Map.entry("level", "replicated"),
                            Map.entry("levelReason", "Prueba"))),
            Map.entry(
                    "/protocols/{id}/experience/{report}/lesson",
                    List.of(
                            Map.entry("title", "Prueba"),
                            Map.entry("titleLanguage", "es"),
                            Map.entry("type", "lesson-learned"),
                            Map.entry("summary.es", "Prueba"),
                            Map.entry("crimeTypes", "0204"))),
            Map.entry(
                    "/protocols/import/{file}/columns",
                    List.of(
                            Map.entry("letters", "utf-8"),
                            Map.entry("separator", "comma"),
                            Map.entry("dates", "day-first"),
                            Map.entry("column.0", "title"),
                            Map.entry("default.type", "guide"))),
            Map.entry("/protocols/import/{file}/run", List.of()),
            Map.entry("/protocols/import/{file}/drop", List.of()));

    /**
     * What keeps a body from being carried out although all of it can be read, so that a hundred thousand inputs do not leave a
     * hundred thousand records. Left out now and then.
     */
    private static final Map<String, String> IMPOSSIBLE = Map.of(
            "authority",
            "",
            "crimeTypes",
            "99999",
            "days",
            "0",
            "until-year",
            "1999",
            "roles",
            "no-such-role",
            "usedTo-year",
            "1999",
            "organiser",
            "",
            "mail",
            "");

    private static final Set<String> COSTLY = Set.of(
            "export",
            "/pdf",
            "verification",
            "anchor",
            "/doctor",
            "person",
            "/sign-in",
            "/confirm",
            "/account/password",
            "/account/second-factor");

    /** What is sent to a route. */
    enum Kind {
        NOTHING,
        JSON,
        FORM,
        UPLOAD,
        BYTES
    }

    final PageForms forms = new PageForms();
    final String record;
    final String edition;
    final String entry;
    final String adoption;
    /** A document with a checklist, and an item of it. */
    final String checklist;

    final String item;
    final TrainingSeeds training;
    final ExchangeSeeds exchanges;
    final String team;
    private final JsonObject api;
    private final Set<String> parameters =
            new TreeSet<>(Set.of("q", "done", "from", "to", "until", "person", "kind", "id"));

    Seeds(Program node, Browser admin, Client client, List<Reach> routes) {
        api = Client.json(client.get("/api/openapi.json"));
        HttpResponse<String> made = client.post("/api/protocols", Client.aGuide("Semilla"));
        record = Client.json(made).getString("id");
        edition = Client.json(client.post("/api/protocols/versions", "{\"text\":" + Client.aGuide("Semilla") + "}"))
                .getString("id");
        checklist = client.titles().entrySet().stream()
                .filter(known -> known.getValue().startsWith("Protocolo de muestra: primera entrevista"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        item = Client.json(client.get("/api/protocols/" + checklist + "/implementation/items"))
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        entry = Browser.found(client.get("/api/audit?size=1"), "\"id\" *: *\"([^\"]+)\"");
        HttpResponse<String> adopted = client.post("/api/modules/adoptions", Client.anAdoption("seminars"));
        adoption = Client.json(adopted).getString("id");
        training = TrainingSeeds.made(client);
        exchanges = ExchangeSeeds.made(client, admin);
        team = TeamSeeds.made(client, "Semilla");
        admin.done("/account/tokens/new", "label", "x", "days", "1", "permission", "home.read");
        for (Reach route : routes) {
            if (route.safe() && !route.api() && !route.name().matches(".*(export|/pdf).*")) {
                String address = address(route);
                forms.read(address, admin.get(address).body());
            }
        }
        forms.read("/sign-in", new Browser(node).get("/sign-in").body());
        api.getJsonObject("paths").values().forEach(path -> path.asJsonObject().values().stream()
                .filter(operation -> operation.asJsonObject().containsKey("parameters"))
                .flatMap(operation ->
                        operation.asJsonObject().getJsonArray("parameters").getValuesAs(JsonObject.class).stream())
                .filter(parameter -> parameter.getString("in").equals("query"))
                .forEach(parameter -> parameters.add(parameter.getString("name"))));
        parameters.addAll(forms.parameters());
    }

    private static List<Map.Entry<String, String>> link(String... more) {
        List<Map.Entry<String, String>> fields = new java.util.ArrayList<>(List.of(
                Map.entry("code", "A".repeat(43)),
                Map.entry("new-password", "una-frase-larga-para-probar"),
                Map.entry("repeat-password", "una-frase-larga-para-probar")));
        for (String name : more) {
            fields.add(Map.entry(
                    name, name.equals("zone") ? "America/Bogota" : name.equals("language") ? "es" : "somebody"));
        }
        return List.copyOf(fields);
    }

    static String csv() {
        return "officer,name,unit,rank,language,zone,roles\n"
                + "imported,Imported,sample-unit,,es,America/Bogota,no-such-role\n"
                + "other,Other,,Chief,pt,America/Sao_Paulo,officer\n";
    }

    /** An address of a route. */
    String address(Reach route) {
        String path = route.name();
        for (String step : route.name().split("/")) {
            if (step.startsWith("{")) {
                path = path.replace(step, filling(step, route));
            }
        }
        return path;
    }

    private String filling(String parameter, Reach route) {
        return ExchangeSeeds.word(parameter, route.name())
                .or(() -> MatchingSeeds.word(parameter, route.name(), exchanges.call(), exchanges.application()))
                .or(() -> TeamSeeds.word(parameter, route.name()))
                .orElseGet(() -> otherFilling(parameter, route));
    }

    private String otherFilling(String parameter, Reach route) {
        return switch (parameter) {
            case "{officer}", "{role}" -> "officer";
            case "{unit}" -> "sample-unit";
            case "{tag}" -> "es";
            // What is set here by chance takes one of three words only.
            case "{pid}" -> "org.enlace.modules";
            case "{country}" -> "PE";
            case "{set}" -> "countries";
            case "{file}", "{upload}" -> NONE;
            case "{id}" ->
                route.name().contains("/protocols/{id}/implementation")
                        ? checklist
                        : route.name().contains("/training/")
                                ? exchanges.id(route.name()).orElseGet(() -> training.id(route.name()))
                                : route.name().contains("/jit/")
                                        ? team
                                        : route.name().contains("audit")
                                                ? entry
                                                : route.name().contains("adoptions") ? adoption : record;
            case "{moment}" -> "end";
            case "{key}" -> "q1";
            case "{nomination}" -> training.nomination();
            case "{feed}" -> "f-000000000000";
            case "{edition}" -> edition;
            case "{item}" -> route.name().contains("/implementation/") ? item : NONE;
            case "{comment}", "{step}", "{search}", "{report}" -> NONE;
            default -> throw new AssertionError("Say in Seeds.filling what fills " + parameter + " of " + route);
        };
    }

    Set<String> parameters() {
        return parameters;
    }

    Kind kind(Reach route) {
        if (route.safe()) {
            return Kind.NOTHING;
        }
        if (route.api()) {
            JsonObject body = operation(route).getJsonObject("requestBody");
            return body == null
                    ? Kind.NOTHING
                    : body.getJsonObject("content").containsKey("application/json") ? Kind.JSON : Kind.BYTES;
        }
        return uploads(route) ? Kind.UPLOAD : Kind.FORM;
    }

    private boolean uploads(Reach route) {
        return route.name().equals("/officers/import/run")
                || route.name().equals(TeamSeeds.SIGN)
                || forms.to(route).map(PageForms.Found::upload).orElse(false);
    }

    /** Whether what a route understands is work: on the whole log or library, or on a password. */
    boolean costs(Reach route) {
        return COSTLY.stream().anyMatch(route.name()::contains);
    }

    /** Whether a route reads anything of its own from what is sent to it, beyond that it is well-formed. */
    boolean reads(Reach route) {
        return route.safe()
                || kind(route) == Kind.JSON
                || kind(route) == Kind.UPLOAD
                || kind(route) == Kind.BYTES
                || kind(route) == Kind.FORM && !form(route, false).isEmpty();
    }

    /** @param possible whether it may be carried out */
    List<Map.Entry<String, String>> form(Reach route, boolean possible) {
        List<Map.Entry<String, String>> fields = forms.to(route)
                .map(PageForms.Found::fields)
                .or(() -> java.util.Optional.ofNullable(OTHERWISE.get(route.name())))
                .or(() -> java.util.Optional.ofNullable(ExchangeSeeds.OTHERWISE.get(route.name())))
                .or(() -> java.util.Optional.ofNullable(MatchingSeeds.OTHERWISE.get(route.name())))
                .or(() -> java.util.Optional.ofNullable(TeamSeeds.OTHERWISE.get(route.name())))
                .orElseThrow(() -> new AssertionError("Say in Seeds.OTHERWISE what fields " + route + " takes"));
        return possible
                ? fields
                : fields.stream()
                        .map(field ->
                                Map.entry(field.getKey(), IMPOSSIBLE.getOrDefault(field.getKey(), field.getValue())))
                        .toList();
    }

    Set<String> files(Reach route) {
        return forms.to(route).map(PageForms.Found::files).orElse(Set.of());
    }

    JsonValue json(Reach route, boolean possible) {
        JsonObject schema = operation(route)
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
        String guide = Client.aGuide("Semilla");
        String text = route.name().endsWith("/import")
                ? "[" + guide + "," + guide + "]"
                : schema.toString().contains("DraftJson")
                        ? guide
                        : example("", schema).toString();
        return JsonMutation.parsed(
                possible
                        ? text
                        : text.replace("\"0204\"", "\"99999\"")
                                .replace("[\"officer\"]", "[\"no-such-role\"]")
                                .replace("\"decree\"", "\"no-such-kind\"")
                                .replace("\"2026-01-02\"", "\"2099-01-02\""));
    }

    private JsonObject operation(Reach route) {
        JsonObject path = api.getJsonObject("paths").getJsonObject(route.name());
        if (path == null) {
            throw new AssertionError(route + " is not described in /api/openapi.json");
        }
        return path.getJsonObject(route.method().toLowerCase(Locale.ROOT));
    }

    private JsonValue example(String name, JsonObject schema) {
        if (schema.containsKey("$ref")) {
            String type = schema.getString("$ref").replaceFirst(".*/", "");
            return example(
                    name,
                    api.getJsonObject("components").getJsonObject("schemas").getJsonObject(type));
        }
        switch (schema.getString("type", "object")) {
            case "array" -> {
                JsonArrayBuilder array = Json.createArrayBuilder();
                return array.add(example(name, schema.getJsonObject("items"))).build();
            }
            case "object" -> {
                JsonObjectBuilder object = Json.createObjectBuilder();
                if (schema.containsKey("properties")) {
                    schema.getJsonObject("properties")
                            .forEach((field, of) -> object.add(field, example(field, of.asJsonObject())));
                }
                return object.build();
            }
            case "boolean" -> {
                return JsonValue.FALSE;
            }
            case "integer", "number" -> {
                return Json.createValue(1);
            }
            default -> {
                return Json.createValue(
                        switch (name) {
                            case "officer", "roles" -> "officer";
                            case "unit" -> "sample-unit";
                            case "language" -> "es";
                            case "zone" -> "America/Bogota";
                            case "permissions" -> "home.read";
                            case "kind" -> "decree";
                            case "date", "from", "until" -> "2026-01-01";
                            case "usedFrom", "usedTo" -> "2026-01-02";
                            case "rhythm" -> "weekly";
                            case "day" -> "monday";
                            case "email" -> "prueba@ejemplo.example";
                            case "base64" -> "JVBERi0xLjcgeA==";
                            default -> "prueba";
                        });
            }
        }
    }
}
