package org.enlace.modules.internal;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.Grants;
import org.enlace.modules.internal.archive.JsonText;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The permissions that exist now and who declares each. A permission has one declarer, so that no module can propose for its
 * own roles what belongs to the platform or to another module.
 */
final class PermissionBook {

    private static final String EXTENSION = "enlace.permissions";
    private static final Logger LOG = LoggerFactory.getLogger(PermissionBook.class);

    private final SortedMap<String, List<Grant>> byDeclarer = new TreeMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private volatile Map<Permission, Grant> grants = Map.of();
    private volatile Set<Permission> guarded = Set.of();
    private volatile Map<Permission, Set<String>> declared = Map.of();

    /** @param features the folder with the platform's own feature; where it cannot be read nothing is declared */
    PermissionBook(Path features) {
        Path file = features.resolve("platform.json");
        try {
            JsonObject extensions = JsonText.object(Files.readString(file)).getJsonObject("extensions");
            JsonObject extension = extensions == null ? null : extensions.getJsonObject(EXTENSION);
            JsonObject json = extension == null ? null : extension.getJsonObject("json");
            if (json == null || !(json.get("permissions") instanceof JsonArray list)) {
                throw new IllegalArgumentException("it has no extension \"" + EXTENSION + "\" with a list");
            }
            enter(FeatureReader.PLATFORM, Grants.read(list));
        } catch (IOException | JsonException | IllegalArgumentException | ClassCastException e) {
            problem("The platform's permissions cannot be read from " + file + ": " + e.getMessage()
                    + ". What needs them is not served; put back the file that was shipped");
        }
    }

    Map<Permission, Set<String>> declared() {
        return declared;
    }

    Set<Permission> guarded() {
        return guarded;
    }

    String title(Permission permission, Language language) {
        Grant grant = grants.get(permission);
        return grant == null ? permission.value() : grant.title().getOrDefault(language, permission.value());
    }

    /** A sentence for each declaration that does not count. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** @throws Refusal {@code module.permission-taken} when another than the module declares one of them */
    synchronized void requireFree(String module, List<Grant> grants) {
        for (Grant grant : grants) {
            declarer(grant.permission()).filter(other -> !other.equals(module)).ifPresent(other -> {
                throw new Refusal(
                        "module.permission-taken",
                        module + " declares the permission " + grant.permission() + ", which belongs to " + other
                                + "; ask the module's maker for an archive that names its permissions after itself",
                        module,
                        grant.permission(),
                        other);
            });
        }
    }

    /**
     * Takes over what a module declares, all or nothing. To be called before its bundles start.
     *
     * @throws Refusal {@code module.permission-taken} when another declares one of them
     */
    synchronized void give(String module, List<Grant> grants) {
        requireFree(module, grants);
        enter(module, grants);
    }

    /** At the start, when nobody is there to be refused: a module that may not declare what it declares declares nothing. */
    void giveOrName(String module, List<Grant> grants) {
        try {
            give(module, grants);
        } catch (Refusal refusal) {
            problem(refusal.getMessage() + ". Nothing of " + module + " is served");
        }
    }

    synchronized void takeBack(String module) {
        byDeclarer.remove(module);
        publish();
    }

    private Optional<String> declarer(Permission permission) {
        return byDeclarer.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(grant -> grant.permission().equals(permission)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private synchronized void enter(String declarer, List<Grant> grants) {
        byDeclarer.put(declarer, grants);
        publish();
    }

    /** What is declared comes last: whoever sees it changed finds the rest changed already. */
    private void publish() {
        Map<Permission, Grant> all = new HashMap<>();
        byDeclarer.values().forEach(list -> list.forEach(grant -> all.put(grant.permission(), grant)));
        SortedMap<Permission, Set<String>> roles = new TreeMap<>();
        all.forEach((permission, grant) -> roles.put(permission, Set.copyOf(grant.roles())));
        grants = Map.copyOf(all);
        guarded = all.values().stream()
                .filter(Grant::secondFactor)
                .map(Grant::permission)
                .collect(Collectors.toUnmodifiableSet());
        declared = Collections.unmodifiableMap(roles);
    }

    private void problem(String sentence) {
        problems.add(sentence);
        LOG.error("{}", sentence);
    }
}
