package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who is inside tries in order to get more than they were given. */
class EscalationIT {
    private static final String PASSWORD = "una-frase-larga-para-probar";
    private static final List<String> CLERK = List.of(
            "home.read",
            "search.use",
            "officers.read",
            "officers.manage",
            "roles.manage",
            "tokens.manage",
            "protocols.read");

    /** What a record of the library says of itself and nobody else may say. */
    private static final Set<String> LIBRARYS_OWN =
            Set.of("id", "version", "edition", "fixed", "owner", "state", "reason", "shared", "created", "changed");

    /** What bodies of other programs are known to take for what they should not. */
    private static final List<String> VALUES =
            List.of("\"7\"", "7", "{\"officer\":\"admin\",\"at\":\"2020-01-01T00:00:00Z\"}", "[\"admin\"]", "true");

    private static final Set<String> TEMPTING = Set.of(
            "roles",
            "role",
            "permissions",
            "officer",
            "actingFor",
            "unit",
            "admin",
            "isAdmin",
            "administrator",
            "password",
            "session",
            "readers",
            "withdrawn",
            "createdBy",
            "updatedAt",
            "deleted",
            "schema",
            "class",
            "@type",
            "@class",
            "__proto__",
            "constructor",
            "");

    /** What a text of that name has to be; any other may be anything. */
    private static final Map<String, String> VALID = Map.of("language", "es", "zone", "America/Bogota");

    @TempDir
    private static Path data;

    private static Program node;
    private static Browser admin;
    private static Browser clerk;
    private static Client client;
    private static JsonObject api;

    @BeforeAll
    static void aNodeWithAClerk() {
        node = Program.demo(data);
        admin = new Browser(node).signIn(Account.ofDemo(node, "admin"));
        admin.done("/officers/roles/new", role("clerk", CLERK));
        Account account = Account.of("clerk", PASSWORD);
        clerk = admin.makes(node, account, "sample-unit", "clerk");
        clerk.enrolled(account);
        assertEquals(200, clerk.get("/officers/new").statusCode(), "the clerk manages officers");
        client = Client.administering(node, Client.inSessionOf(node, admin));
        api = Client.json(client.get("/api/openapi.json"));
    }

    @AfterAll
    static void gone() {
        if (node != null) {
            node.close();
        }
    }

    private static String[] role(String name, List<String> permissions, String... more) {
        List<String> fields = new ArrayList<>(List.of("name", name, "title", "Test " + name));
        permissions.forEach(permission -> fields.addAll(List.of("permissions", permission)));
        fields.addAll(Arrays.asList(more));
        return fields.toArray(String[]::new);
    }

    /** All that says who may do what: roles with their permissions, officers with their roles and states. */
    private static String rights() {
        return node.shell("officer:roles", "--json") + node.shell("officer:list", "--json");
    }

    private static void refused(HttpResponse<String> answer, String why) {
        assertTrue(
                Set.of(403, 404, 409, 422).contains(answer.statusCode()),
                why + ": " + answer.statusCode() + answer.body());
    }

    @Test
    void nobodyGrantsWhatTheyDoNotHoldByRoleAssignmentInvitationTokenOrReset() {
        String before = rights();
        String version = version(clerk.get("/officers/roles/clerk"));
        List<String> more = new ArrayList<>(CLERK);
        more.add("audit.read");
        refused(clerk.post("/officers/roles/clerk", role("clerk", more, "version", version)), "their own role");
        refused(clerk.post("/officers/roles/new", role("more", List.of("keys.manage"))), "a new role");
        refused(clerk.post("/officers/roles/new", role("more", List.of("made.up"))), "an undeclared permission");
        String builtIn = version(clerk.get("/officers/roles/officer"));
        refused(
                clerk.post("/officers/roles/officer", role("officer", List.of("audit.erase"), "version", builtIn)),
                "a built-in role");
        refused(clerk.post("/officers/clerk/edit", profile("clerk", "administrator")), "their own account");
        refused(clerk.post("/officers/officer/edit", profile("officer", "auditor")), "another's account");
        refused(clerk.post("/officers/new", fresh("friend", "administrator")), "a new account");
        refused(clerk.post("/officers/admin/invite"), "a new password for an administrator");
        refused(clerk.post("/officers/admin/reset-second-factor"), "an administrator's second factor");
        refused(clerk.post("/officers/admin/end-sessions"), "an administrator's sessions");
        for (String permission : List.of("audit.read", "protocols.write", "made.up", "*", "")) {
            refused(
                    clerk.post("/account/tokens/new", "label", "x", "days", "1", "permission", permission),
                    "a token for " + permission);
        }
        Client program = Client.administering(node, Client.inSessionOf(node, clerk));
        refused(
                program.post("/api/roles", "{\"name\":\"more\",\"title\":\"x\",\"permissions\":[\"keys.manage\"]}"),
                "a new role by the API");
        refused(
                program.post(
                        "/api/officers",
                        "{\"officer\":\"friend\",\"name\":\"x\",\"unit\":\"sample-unit\",\"language\":\"es\","
                                + "\"zone\":\"America/Bogota\",\"roles\":[\"administrator\"]}"),
                "a new account by the API");
        assertEquals(before, rights());
    }

    private static String version(HttpResponse<String> page) {
        return Browser.found(page, "name=\"version\" value=\"(\\d+)\"");
    }

    private static String[] profile(String officer, String... roles) {
        return fields(
                List.of("version", version(admin.get("/officers/" + officer + "/edit")), "name", "Changed"), roles);
    }

    private static String[] fresh(String officer, String... roles) {
        return fields(List.of("officer", officer, "name", "Fresh"), roles);
    }

    private static String[] fields(List<String> own, String... roles) {
        List<String> fields = new ArrayList<>(own);
        fields.addAll(List.of("unit", "sample-unit", "rank", "", "language", "es", "zone", "America/Bogota"));
        for (String role : roles) {
            fields.addAll(List.of("roles", role));
        }
        return fields.toArray(String[]::new);
    }

    @Test
    void anImportGrantsNothingThatItsOfficerDoesNotHold() {
        String before = rights();
        String csv = "officer,name,unit,rank,language,zone,roles\n"
                + "imported,Imported,sample-unit,,es,America/Bogota,administrator\n"
                + "clerk,Clerk,sample-unit,,es,America/Bogota,clerk administrator\n"
                + "officer,Officer,sample-unit,,es,America/Bogota,officer auditor\n";
        for (String path : List.of("/officers/import", "/officers/import/run")) {
            HttpResponse<String> answer = clerk.send(clerk.fromHere(path)
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(BodyPublishers.ofString(
                            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                                    + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--x--\r\n")));
            assertTrue(answer.statusCode() < 500, answer.body());
        }
        clerk.post("/officers/import/run", "csv", csv, "file", csv);
        assertEquals(before, rights());
    }

    @Test
    void theLastAdministratorCanNeitherBeClosedNorStripped() {
        Browser deputy = admin;
        String before = rights();
        refused(deputy.post("/officers/admin/edit", profile("admin", "officer")), "stripped");
        refused(
                deputy.post(
                        "/officers/admin/disable",
                        "version",
                        version(admin.get("/officers/admin/edit")),
                        "reason",
                        "x"),
                "closed by themselves");
        assertTrue(node.told("officer:disable", "admin", "--reason", "x").status() != 0, "closed at the console");
        assertEquals(before, rights());
    }

    @Test
    void aRoleThatLosesAPermissionLosesItAtOnceInSessionsAndTokens() {
        Account account = Account.of("reader", PASSWORD);
        admin.done("/officers/roles/new", role("reading", List.of("home.read", "protocols.read")));
        Browser reader = admin.makes(node, account, "sample-unit", "reading");
        Client token = Client.of(node, "reader");
        assertEquals(200, reader.get("/protocols").statusCode());
        assertEquals(200, token.status("/api/protocols?size=1"));
        String version = version(admin.get("/officers/roles/reading"));
        admin.done("/officers/roles/reading", role("reading", List.of("home.read"), "version", version));
        assertEquals(403, reader.get("/protocols").statusCode());
        assertEquals(403, token.status("/api/protocols?size=1"));
        assertEquals(200, reader.get("/").statusCode());
    }

    /** Fields that a form does not have are sent along with it. */
    @Test
    void aFormTakesNoFieldThatItDoesNotHave() {
        Account account = Account.of("plain", PASSWORD);
        Browser plain = admin.makes(node, account, "sample-unit", "officer");
        String before = rights();
        String[] tempting = {
            "officer",
            "admin",
            "id",
            "admin",
            "roles",
            "administrator",
            "role",
            "administrator",
            "permissions",
            "officers.manage",
            "unit",
            "other-sample-unit",
            "state",
            "ACTIVE",
            "rank",
            "Chief",
            "name",
            "Somebody",
            "version",
            "99",
            "actingFor",
            "admin",
            "session",
            "x"
        };
        plain.done("/account/language", joined(tempting, "language", "en", "zone", "America/Bogota"));
        String next = PASSWORD + "-2";
        plain.done(
                "/account/password",
                joined(tempting, "password", PASSWORD, "new-password", next, "repeat-password", next));
        plain.done("/confirm", joined(tempting, "password", next, "second-factor", ""));
        assertEquals(
                before.replaceAll("\"(version|lastSignIn)\" *: *[^,}]+", ""),
                rights().replaceAll("\"(version|lastSignIn)\" *: *[^,}]+", ""));
        new Browser(node).signIn(Account.of("plain", next));
    }

    private static String[] joined(String[] first, String... second) {
        return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
    }

    /** Every field that an answer has, and every one that might tempt, in every body that the API describes; each with one value. */
    @TestFactory
    Stream<DynamicTest> massAssignmentNoBodyTakesAFieldThatIsNotItsOwn() {
        return massAssignment(field -> List.of(VALUES.get(Math.floorMod(field.hashCode(), VALUES.size()))));
    }

    @Tag("proof")
    @TestFactory
    Stream<DynamicTest> massAssignmentNoBodyTakesAFieldThatIsNotItsOwnWhateverItsValue() {
        return massAssignment(field -> VALUES);
    }

    /** @param values what is sent in a field */
    private Stream<DynamicTest> massAssignment(Function<String, List<String>> values) {
        String id = client.create("Asignación").orElseThrow();
        List<DynamicTest> tests = new ArrayList<>();
        api.getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject().forEach((method, operation) -> {
                    JsonObject schema = body(operation.asJsonObject());
                    if (schema == null) {
                        return;
                    }
                    JsonObject own = schema.getJsonObject("properties");
                    Set<String> fields = new TreeSet<>(TEMPTING);
                    answered(operation.asJsonObject(), fields);
                    fields.removeAll(own.keySet());
                    own.keySet().stream()
                            .filter(takesARecord(path) ? LIBRARYS_OWN::contains : field -> false)
                            .forEach(fields::add);
                    assertFalse(fields.isEmpty());
                    tests.add(dynamicTest(
                            method + " " + path, () -> refusedByName(method, path, id, fields, own, values)));
                }));
        assertTrue(tests.size() > 60, "hardly any body is tried: " + tests.size());
        return tests.stream();
    }

    /** Whether what is sent to a path is a whole record of the library. */
    private static boolean takesARecord(String path) {
        return Set.of("/api/protocols", "/api/protocols/{id}", "/api/protocols/{id}/experience/{report}/lessons")
                .contains(path);
    }

    private static void refusedByName(
            String method,
            String path,
            String id,
            Set<String> fields,
            JsonObject own,
            Function<String, List<String>> values) {
        String before = everything(id);
        String tag =
                client.get("/api/protocols/" + id).headers().firstValue("ETag").orElseThrow();
        String to = path.replace("{officer}", "officer")
                .replace("{role}", "officer")
                .replace("{unit}", "sample-unit")
                .replace("{country}", "CO")
                .replaceAll("\\{[a-z]+}", id);
        for (String field : fields) {
            String whole = takesARecord(path) ? Client.aGuide("Otra") : valid(own, field);
            for (String value : values.apply(path + " " + field)) {
                String sent = whole.replaceFirst("\\{", "{\"" + field + "\":" + value + ",");
                HttpResponse<String> answer = client.send(client.at(to)
                        .header("Content-Type", "application/json")
                        .header("If-Match", tag)
                        .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(sent)));
                String what = field + " " + value + ": ";
                assertEquals(422, answer.statusCode(), what + answer.body());
                List<String> named = Client.json(answer).getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(error -> error.getString("field", ""))
                        .toList();
                assertTrue(
                        named.stream().anyMatch(name -> name.equals(field) || name.startsWith(field + ".")),
                        what + "refused without the name: " + answer.body());
            }
        }
        assertEquals(before, everything(id), "one of " + fields);
    }

    /** A body with all its fields but one. */
    private static String valid(JsonObject own, String without) {
        return own.entrySet().stream()
                .filter(field -> !field.getKey().equals(without))
                .map(field -> "\"" + field.getKey() + "\":"
                        + valid(field.getKey(), field.getValue().asJsonObject()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String valid(String name, JsonObject described) {
        return switch (described.getString("type", "object")) {
            case "object" -> "{}";
            case "array" -> "[]";
            case "boolean" -> "false";
            case "integer", "number" -> "1";
            default ->
                described.containsKey("enum")
                        ? described.getJsonArray("enum").get(0).toString()
                        : described.getString("format", "").equals("date")
                                ? "\"2026-01-15\""
                                : described.getString("format", "").equals("date-time")
                                        ? "\"2026-01-15T00:00:00Z\""
                                        : "\"" + VALID.getOrDefault(name, "otra") + "\"";
        };
    }

    /** What a body could have changed or made: this record, records called as the body would have it, officers, roles, units. */
    private static String everything(String id) {
        return Stream.of(
                        "protocols/" + id,
                        "protocols?q=Otra",
                        "officers/officer",
                        "officers?q=otra",
                        "roles?size=100",
                        "units?size=100")
                .map(path -> client.get("/api/" + path))
                .map(answer -> answer.statusCode() + answer.body())
                .collect(Collectors.joining("\n"));
    }

    /** The schema of a JSON object that an operation takes; null where it takes none. */
    private static JsonObject body(JsonObject operation) {
        if (!operation.containsKey("requestBody")) {
            return null;
        }
        JsonObject content = operation.getJsonObject("requestBody").getJsonObject("content");
        JsonObject schema = content.containsKey("application/json")
                ? resolved(content.getJsonObject("application/json").getJsonObject("schema"))
                : null;
        return schema != null && schema.containsKey("properties") ? schema : null;
    }

    private static void answered(JsonObject operation, Set<String> fields) {
        operation.getJsonObject("responses").forEach((status, response) -> {
            JsonObject content = response.asJsonObject().getJsonObject("content");
            if (content != null && !status.equals("default")) {
                content.values().stream()
                        .map(type -> resolved(type.asJsonObject().getJsonObject("schema")))
                        .filter(schema -> schema.containsKey("properties"))
                        .forEach(schema ->
                                fields.addAll(schema.getJsonObject("properties").keySet()));
            }
        });
    }

    private static JsonObject resolved(JsonObject schema) {
        JsonValue reference = schema.get("$ref");
        if (reference == null) {
            return schema;
        }
        String name = ((JsonString) reference).getString().replaceFirst(".*/", "");
        return api.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }
}
