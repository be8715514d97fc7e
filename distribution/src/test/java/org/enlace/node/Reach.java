package org.enlace.node;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One thing a node serves or runs, and what it takes, as the node itself lists it.
 *
 * @param kind   {@code ROUTE}, {@code MENU}, {@code CARD}, {@code SEARCH} or {@code COMMAND}
 * @param method of a route
 * @param name   the path template of a route, else its name
 * @param access {@code public}, {@code officer}, or a permission
 * @param stepUp whether a recent proof is asked for
 * @param served whether its permission is declared
 */
public record Reach(String kind, String method, String name, String access, boolean stepUp, boolean served) {
    /** All of a running node. */
    public static List<Reach> of(Program node) {
        String said = node.shell("permission:list", "--json");
        JsonArray all = Json.createReader(new StringReader(said)).readArray();
        return all.getValuesAs(JsonObject.class).stream().map(Reach::of).toList();
    }

    static Reach of(JsonObject entry) {
        return new Reach(
                entry.getString("kind"),
                entry.getString("method"),
                entry.getString("name"),
                entry.getString("access"),
                entry.getBoolean("stepUp"),
                entry.getBoolean("served"));
    }

    static Reach route(String method, String name, String access) {
        return new Reach("ROUTE", method, name, access, false, true);
    }

    boolean isRoute() {
        return kind.equals("ROUTE");
    }

    boolean open() {
        return access.equals("public");
    }

    /** Whether every officer may. */
    boolean anyOfficer() {
        return access.equals("officer");
    }

    boolean api() {
        return name.startsWith("/api/");
    }

    boolean safe() {
        return method.equals("GET");
    }

    /** Whether an address is one of this route's. */
    boolean takes(String path) {
        String[] steps = name.split("/", -1);
        String[] given = path.split("/", -1);
        return steps.length == given.length
                && IntStream.range(0, steps.length)
                        .allMatch(i -> steps[i].startsWith("{") ? !given[i].isEmpty() : steps[i].equals(given[i]));
    }

    @Override
    public String toString() {
        return (kind.toLowerCase(java.util.Locale.ROOT) + " " + method + " " + name).replace("  ", " ") + " (" + access
                + ")";
    }
}
