package org.enlace.node;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.node.Gatekeeping.Who;

/** A demonstration node with everybody on it who may knock at a door, each signed in as far as they can be. */
final class Cast implements AutoCloseable {
    private static final String PASSWORD = "una-frase-larga-para-probar";
    private static final String UNIT = "sample-unit";
    private static final String OTHER_UNIT = "other-sample-unit";

    final Program node;
    final Browser admin;
    final List<String> permissions;
    /** Those of them that a token has only if it names them. */
    final Set<String> administration;
    /** A record that is only for the officer who is right. */
    final String restricted;
    /** The tag of its version. */
    final String tag;

    private final Map<Who, Browser> people;
    private final Client plainToken;
    private final Client token;
    private String missing = "";

    Cast(Path data) {
        // What is there only where mail is sent is knocked at, too.
        node = Program.demoWithMail(data, Program.NO_SERVER);
        admin = new Browser(node).signIn(Account.ofDemo(node, "admin"));
        List<JsonObject> declared =
                json(admin.get("/api/permissions")).getJsonArray("declared").getValuesAs(JsonObject.class);
        permissions = declared.stream().map(one -> one.getString("name")).toList();
        administration = declared.stream()
                .filter(one -> one.getBoolean("administrative"))
                .map(one -> one.getString("name"))
                .collect(Collectors.toSet());
        role("everything", permissions);
        role("all-but-one", permissions);
        role("target-role", List.of("home.read"));
        admin.done("/officers/units/new", "unit", "target-unit", "name", "Target unit");
        Browser expired = officer("expired", UNIT, "everything");
        Browser right = officer("right", UNIT, "everything");
        Browser wrong = officer("wrong", UNIT, "all-but-one");
        Browser other = officer("other", OTHER_UNIT, "everything");
        Browser disabled = officer("disabled", UNIT, "everything");
        Browser deputy = officer("deputy", OTHER_UNIT, "everything");
        officer("target", OTHER_UNIT, "target-role");
        plainToken = Client.of(node, "right");
        token = Client.administering(node, Client.inSessionOf(node, right));
        HttpResponse<String> made = token.post("/api/protocols", forRight("Quebracho Colorado"));
        restricted = Client.json(made).getString("id");
        tag = made.headers().firstValue("ETag").orElseThrow();
        TrainingSeeds.made(token);
        TeamSeeds.made(token, TeamSeeds.NOTED);
        right.done("/account/deputies/new", deputyFields());
        deputy.done("/account/acting", "for", "right");
        String version = Browser.found(admin.get("/officers/disabled/disable"), "name=\"version\" value=\"(\\d+)\"");
        disabled.get("/account");
        admin.done("/officers/disabled/disable", "version", version, "reason", "For the test");
        people = Map.of(
                Who.ANONYMOUS, new Browser(node),
                Who.WRONG, wrong,
                Who.OTHER_UNIT, other,
                Who.DISABLED, disabled,
                Who.EXPIRED, expired,
                Who.DEPUTY, deputy,
                Who.RIGHT, right);
    }

    /** A whole record that only the officer {@code right} may know. */
    static String forRight(String title) {
        return Client.aGuide(title)
                .replaceFirst("}\\s*$", ",\"restrictedTo\":{\"officers\":[\"right\"],\"units\":[]}}");
    }

    private static String[] deputyFields() {
        java.time.LocalDate from = java.time.LocalDate.now(java.time.ZoneId.of("America/Bogota"));
        java.time.LocalDate until = from.plusDays(3);
        return new String[] {
            "deputy",
            "deputy",
            "from-day",
            "" + from.getDayOfMonth(),
            "from-month",
            "" + from.getMonthValue(),
            "from-year",
            "" + from.getYear(),
            "until-day",
            "" + until.getDayOfMonth(),
            "until-month",
            "" + until.getMonthValue(),
            "until-year",
            "" + until.getYear()
        };
    }

    private void role(String name, List<String> given) {
        List<String> fields = new ArrayList<>(List.of("name", name, "title", "Test " + name));
        given.forEach(permission -> fields.addAll(List.of("permissions", permission)));
        admin.done("/officers/roles/new", fields.toArray(String[]::new));
    }

    /** Takes the account's invitation; where the roles ask for it with a second factor. */
    private Browser officer(String name, String unit, String role) {
        Account account = Account.of(name, PASSWORD);
        Browser browser = admin.makes(node, account, unit, role);
        browser.enrolled(account);
        return browser;
    }

    Browser of(Who who) {
        return people.get(who);
    }

    /** Whether a program knocks, and with which token. */
    Optional<Client> program(Who who) {
        return who == Who.TOKEN
                ? Optional.of(token)
                : who == Who.PLAIN_TOKEN ? Optional.of(plainToken) : Optional.empty();
    }

    /** From now on the wrong officer holds everything but this. */
    void withhold(String permission) {
        if (missing.equals(permission)) {
            return;
        }
        String version = Browser.found(admin.get("/officers/roles/all-but-one"), "name=\"version\" value=\"(\\d+)\"");
        List<String> fields = new ArrayList<>(List.of("version", version, "title", "Test"));
        permissions.stream()
                .filter(other -> !other.equals(permission))
                .forEach(other -> fields.addAll(List.of("permissions", other)));
        admin.done("/officers/roles/all-but-one", fields.toArray(String[]::new));
        missing = permission;
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
        return TeamSeeds.word(parameter, route.name()).orElseGet(() -> otherFilling(parameter, route));
    }

    private String otherFilling(String parameter, Reach route) {
        return switch (parameter) {
            case "{officer}" -> "target";
            case "{role}" -> "target-role";
            case "{unit}" -> "target-unit";
            case "{tag}" -> "es";
            case "{set}" -> "iccs";
            case "{pid}" -> "org.enlace.mail";
            case "{country}" -> "PE";
            case "{file}", "{upload}", "{edition}" -> UUID.randomUUID().toString();
            case "{id}" -> isRecord(route) ? restricted : UUID.randomUUID().toString();
            case "{feed}" -> "f-" + UUID.randomUUID();
            case "{comment}", "{item}", "{step}", "{search}", "{report}", "{nomination}", "{call}", "{application}" ->
                UUID.randomUUID().toString();
            case "{number}" -> "1";
            case "{moment}" -> "end";
            case "{key}" -> "q1";
            case "{stage}" -> "officer";
            case "{paper}" -> "report";
            case "{due}" -> "three-months";
            default -> throw new AssertionError("Say in Cast.filling what fills " + parameter + " of " + route);
        };
    }

    /** Whether a route leads to a record that can be restricted. */
    static boolean isRecord(Reach route) {
        return route.name().startsWith("/protocols/{id}") || route.name().startsWith("/api/protocols/{id}");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    @Override
    public void close() {
        node.close();
    }
}
