package org.enlace.launcher.build;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** An advisory in the form of the Open Source Vulnerability schema (OSV). */
record Advisory(JsonObject osv) {
    private static final List<String> ORDER = List.of("fixed", "introduced", "last_affected");

    /** @param ecosystem such as {@code Maven} or {@code npm} */
    record Named(String ecosystem, String name) {}

    /** Its identifier, and those that others gave it. */
    List<String> ids() {
        return Stream.concat(Stream.of(osv.getString("id")), strings(osv, "aliases"))
                .toList();
    }

    String summary() {
        return osv.getString("summary", "");
    }

    /** Says in which version it is mended, or that it is not, if it concerns a component; withdrawn, it concerns none. */
    Optional<String> remedy(Set<Named> names, String version) {
        if (osv.containsKey("withdrawn")) {
            return Optional.empty();
        }
        ComparableVersion ours = new ComparableVersion(version);
        List<JsonObject> concerning = objects(osv, "affected")
                .filter(affected -> names.contains(named(affected)))
                .filter(affected -> strings(affected, "versions").anyMatch(version::equals)
                        || ranges(affected).anyMatch(range -> contains(range, ours)))
                .toList();
        if (concerning.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(concerning.stream()
                .flatMap(Advisory::ranges)
                .flatMap(range -> objects(range, "events"))
                .filter(event -> event.containsKey("fixed"))
                .map(event -> new ComparableVersion(event.getString("fixed")))
                .filter(fixed -> fixed.compareTo(ours) > 0)
                .min(Comparator.naturalOrder())
                .map(fixed -> "fixed in " + fixed)
                .orElse("not fixed"));
    }

    private static Named named(JsonObject affected) {
        JsonObject given =
                affected.containsKey("package") ? affected.getJsonObject("package") : JsonValue.EMPTY_JSON_OBJECT;
        // What follows a colon names a repository.
        return new Named(given.getString("ecosystem", "").split(":")[0], given.getString("name", ""));
    }

    private static Stream<JsonObject> ranges(JsonObject affected) {
        return objects(affected, "ranges")
                .filter(range -> !range.getString("type", "").equals("GIT"));
    }

    private static boolean contains(JsonObject range, ComparableVersion version) {
        List<Event> events = new ArrayList<>();
        objects(range, "events")
                .forEach(event -> event.forEach((kind, at) -> {
                    if (ORDER.contains(kind)) {
                        events.add(new Event(kind, ((JsonString) at).getString()));
                    }
                }));
        events.sort(Comparator.comparing(Event::version).thenComparing(event -> ORDER.indexOf(event.kind())));
        boolean inside = false;
        for (Event event : events) {
            int after = version.compareTo(event.version());
            switch (event.kind()) {
                case "introduced" -> inside |= after >= 0;
                case "fixed" -> inside &= after < 0;
                default -> inside &= after <= 0;
            }
        }
        return inside;
    }

    private record Event(String kind, String at) {
        /** {@code 0} comes before every version, also before 0-alpha. */
        ComparableVersion version() {
            return new ComparableVersion(at.equals("0") ? "0-alpha-0" : at);
        }
    }

    private static Stream<JsonObject> objects(JsonObject of, String name) {
        return array(of, name).getValuesAs(JsonObject.class).stream();
    }

    private static Stream<String> strings(JsonObject of, String name) {
        return array(of, name).getValuesAs(JsonString.class).stream().map(JsonString::getString);
    }

    private static JsonArray array(JsonObject of, String name) {
        return of.containsKey(name) && of.get(name) != JsonValue.NULL
                ? of.getJsonArray(name)
                : JsonValue.EMPTY_JSON_ARRAY;
    }
}
