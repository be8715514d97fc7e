package org.enlace.modules.internal.archive;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/** The list of permissions in a feature, as the platform and the modules write it. */
public final class Grants {
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Set<String> KEYS = Set.of("name", "roles", "secondFactor", "title");

    private Grants() {}

    /**
     * Reads all or nothing.
     *
     * @throws IllegalArgumentException naming the entry that is not as it must be
     */
    public static List<Grant> read(JsonArray list) {
        List<Grant> grants = new ArrayList<>();
        Set<Permission> seen = new HashSet<>();
        for (JsonValue one : list) {
            Grant grant = grant(one);
            if (!seen.add(grant.permission())) {
                throw new IllegalArgumentException("the permission " + grant.permission() + " is declared twice");
            }
            grants.add(grant);
        }
        return List.copyOf(grants);
    }

    private static Grant grant(JsonValue value) {
        if (!(value instanceof JsonObject one)
                || !KEYS.containsAll(one.keySet())
                || !(one.get("name") instanceof JsonString)) {
            throw new IllegalArgumentException(
                    "a permission has \"name\", \"roles\" and where they are meant \"secondFactor\" and \"title\", nothing else, not "
                            + value);
        }
        Permission permission = new Permission(one.getString("name"));
        if (!(one.get("roles") instanceof JsonArray roles)) {
            throw new IllegalArgumentException(
                    "the permission " + permission + " has no list \"roles\"; an empty list proposes it to nobody");
        }
        List<String> names = roles.stream()
                .map(role -> role instanceof JsonString text ? text.getString() : String.valueOf(role))
                .toList();
        for (String name : names) {
            if (!ROLE.matcher(name).matches()) {
                throw new IllegalArgumentException("the permission " + permission + " names the role \"" + name
                        + "\"; a role is 1 to 64 of a-z 0-9 - beginning with a letter");
            }
        }
        return new Grant(permission, names, secondFactor(permission, one), title(permission, one));
    }

    private static boolean secondFactor(Permission permission, JsonObject one) {
        JsonValue value = one.getOrDefault("secondFactor", JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new IllegalArgumentException(
                    "\"secondFactor\" of the permission " + permission + " is true or false, not " + value);
        }
        return value == JsonValue.TRUE;
    }

    /** In every language or not at all. */
    private static Map<Language, String> title(Permission permission, JsonObject one) {
        Map<Language, String> title = new EnumMap<>(Language.class);
        if (one.containsKey("title")) {
            for (Language language : Language.values()) {
                if (!(one.get("title") instanceof JsonObject words)
                        || !(words.get(language.tag()) instanceof JsonString text)
                        || text.getString().isBlank()) {
                    throw new IllegalArgumentException(
                            "\"title\" of the permission " + permission + " has no text in " + language.tag());
                }
                title.put(language, text.getString());
            }
        }
        return title;
    }
}
