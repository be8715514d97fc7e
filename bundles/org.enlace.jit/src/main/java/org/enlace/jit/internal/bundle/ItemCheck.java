package org.enlace.jit.internal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.audit.proof.Canonical;
import org.enlace.files.Sha256;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.work.Use;
import org.enlace.platform.HandlingCode;

/** An item as a bundle describes it, held against the manifest, its chain and its files. */
final class ItemCheck {
    private final Map<String, Object> said;

    private ItemCheck(Map<String, Object> said) {
        this.said = said;
    }

    /** @throws IllegalArgumentException where it is no object of JSON */
    static ItemCheck of(byte[] bytes) {
        return new ItemCheck(Canonical.object(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** What the manifest says otherwise. */
    List<String> against(Manifest.Item item) {
        List<String> all = new ArrayList<>();
        compare("number", item.number(), all);
        compare("id", item.id().toString(), all);
        compare("owner", item.owner().value(), all);
        compare("condition", item.handling().condition().orElse(null), all);
        List<String> codes = item.handling().codes().stream()
                .map(HandlingCode::name)
                .sorted()
                .toList();
        compare("handling", codes, all);
        if (!item.uses().isEmpty()) {
            compare("uses", Use.tokens(item.uses()), all);
        }
        return all;
    }

    private void compare(String name, Object expected, List<String> all) {
        if (!java.util.Objects.equals(said.get(name), expected)) {
            all.add("the manifest says otherwise: " + name);
        }
    }

    private boolean digital() {
        return said.get("content") instanceof Map<?, ?> content
                && (content.get("nature") instanceof Collection<?> all
                        ? all.contains("digital")
                        : "digital".equals(content.get("nature")));
    }

    /**
     * What a court would ask about files and chain: a content that the chain speaks of and that is not there; of a digital item also what is
     * there and of which the chain does not speak.
     *
     * @param expected the hash that the item should have by its chain
     * @param named    all hashes that the chain names
     * @param files    of the item in the bundle, by their paths
     */
    List<String> asked(Optional<String> expected, Collection<String> named, SortedMap<String, Sha256> files) {
        List<String> all = new ArrayList<>();
        Collection<String> there =
                files.values().stream().map(Sha256::value).collect(Collectors.toCollection(HashSet::new));
        expected.filter(hash -> !there.contains(hash))
                .ifPresent(
                        hash -> all.add("no file in the bundle has the SHA-256 that its chain says it has, " + hash));
        if (digital()) {
            new TreeSet<>(files.keySet())
                    .stream()
                            .filter(path -> !named.contains(files.get(path).value()))
                            .forEach(path -> all.add(path + ": no event of the chain names its SHA-256"));
        }
        return all;
    }
}
