package org.enlace.modules.internal;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.platform.Permission;

/** The list of permissions in a feature, as the platform and the modules write it. */
final class Grants {
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Set<String> KEYS = Set.of("name", "roles");

    private Grants() {}

    /**
     * Reads all or nothing.
     *
     * @throws IllegalArgumentException naming the entry that is not as it must be
     */
    static List<Grant> read(JsonArray list) {
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
                    "a permission has \"name\" and \"roles\" and nothing else, not " + value);
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
        return new Grant(permission, names);
    }
}
