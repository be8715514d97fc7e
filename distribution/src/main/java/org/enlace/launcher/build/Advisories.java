package org.enlace.launcher.build;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Compares the bill of materials with advisories of known faults, given as a file: one advisory in the form of OSV, an
 * array of them, or a ZIP of many. Run before a release; it asks no server.
 */
public final class Advisories {
    private static final String WEBJARS = "org.webjars.npm:";
    private final List<JsonObject> components;
    private final Map<String, String> accepted;
    private final PrintStream out;

    /** @param accepted reasons by identifier and component, such as {@code CVE-2022-46337 org.apache.derby:derby} */
    Advisories(List<JsonObject> components, Map<String, String> accepted, PrintStream out) {
        this.components = components;
        this.accepted = accepted;
        this.out = out;
    }

    /** @param arguments the bill of materials, the advisories, and what was accepted of them */
    public static void main(String... arguments) throws IOException {
        List<JsonObject> components = Assembly.read(Path.of(arguments[0])).getJsonArray("components").stream()
                .map(JsonValue::asJsonObject)
                .filter(component -> !component.getString("scope", "").equals("excluded"))
                .toList();
        Map<String, String> accepted = accepted(Path.of(arguments[2]));
        int hits = new Advisories(components, accepted, System.out).compare(read(Path.of(arguments[1])));
        if (hits > 0) {
            throw new IllegalStateException(
                    hits + " advisories concern what is shipped: update the component, or accept the "
                            + "advisory with a reason in " + arguments[2]);
        }
    }

    /** Prints each advisory that concerns a component, and counts those that were not accepted. */
    int compare(List<Advisory> advisories) {
        int hits = 0;
        Map<String, String> unused = new TreeMap<>(accepted);
        for (Advisory advisory : advisories) {
            for (JsonObject component : components) {
                String name = component.getString("group", "") + ":" + component.getString("name");
                String version = component.getString("version", "");
                Optional<String> remedy = advisory.remedy(names(name), version);
                if (remedy.isEmpty()) {
                    continue;
                }
                String line = String.join(" ", advisory.ids()) + ": " + name + " " + version + ", " + remedy.get()
                        + ". " + advisory.summary();
                List<String> keys = advisory.ids().stream()
                        .map(id -> id + " " + name)
                        .filter(accepted::containsKey)
                        .toList();
                keys.forEach(unused::remove);
                if (keys.isEmpty()) {
                    hits++;
                    out.println("CONCERNS US " + line);
                } else {
                    out.println("Accepted    " + line + " Reason: " + accepted.get(keys.get(0)));
                }
            }
        }
        unused.keySet()
                .forEach(key ->
                        out.println("Not needed  " + key + " is accepted, but no advisory of this file says it"));
        out.println(advisories.size() + " advisories, " + components.size() + " components, " + hits + " to act on");
        return hits;
    }

    /** As Maven knows a component, and as npm does where it was packed from there. */
    private static Set<Advisory.Named> names(String name) {
        Advisory.Named maven = new Advisory.Named("Maven", name);
        if (!name.startsWith(WEBJARS)) {
            return Set.of(maven);
        }
        String npm = name.substring(WEBJARS.length());
        return Set.of(maven, new Advisory.Named("npm", npm.contains("__") ? "@" + npm.replace("__", "/") : npm));
    }

    /** Lines of identifier, component and reason; an empty line or one with {@code #} is a remark. */
    static Map<String, String> accepted(Path file) throws IOException {
        Map<String, String> accepted = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] part = line.strip().split("\\s+", 3);
            if (part.length < 3) {
                throw new IOException(file + ": '" + line + "' is not an identifier, a component and a reason");
            }
            accepted.put(part[0] + " " + part[1], part[2]);
        }
        return accepted;
    }

    static List<Advisory> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return parse(file.toString(), bytes);
        }
        List<Advisory> all = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().endsWith(".json")) {
                    all.addAll(parse(entry.getName(), zip.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return all;
    }

    private static List<Advisory> parse(String name, byte[] text) throws IOException {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text))) {
            JsonStructure read = reader.read();
            List<JsonValue> values = read instanceof JsonObject one ? List.of(one) : read.asJsonArray();
            List<Advisory> advisories = values.stream()
                    .map(value -> new Advisory(value.asJsonObject()))
                    .toList();
            for (Advisory advisory : advisories) {
                if (!advisory.osv().containsKey("id")) {
                    throw new IOException(name + " has an advisory without an id");
                }
            }
            return advisories;
        } catch (JsonException | ClassCastException e) {
            throw new IOException(name + " is no advisory in the form of OSV: " + e.getMessage(), e);
        }
    }
}
