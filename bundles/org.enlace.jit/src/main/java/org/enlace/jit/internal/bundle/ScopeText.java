package org.enlace.jit.internal.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.bundle.Scope;
import org.enlace.jit.internal.Said;
import org.enlace.platform.RecordId;

/** What two officers have looked at of a bundle, as it is kept. */
public final class ScopeText {
    private static final Set<String> NAMES = Set.of("entries", "files");
    private static final Set<String> ENTRY = Set.of("id", "version");

    private ScopeText() {}

    public static String of(Scope scope) {
        List<Object> entries = new ArrayList<>();
        new TreeMap<>(scope.entries().entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().toString(), Map.Entry::getValue)))
                .forEach((id, version) -> entries.add(Map.of("id", id, "version", version)));
        return CanonicalJson.of(Map.of(
                "entries",
                entries,
                "files",
                scope.files().stream().map(RecordId::toString).sorted().toList()));
    }

    /** @throws org.enlace.platform.Refusal {@code jit.form} */
    public static Scope read(String text) {
        Said said = Said.of(text, "scope", NAMES);
        Map<RecordId, Integer> entries = new HashMap<>();
        said.all("entries", Integer.MAX_VALUE, ENTRY).forEach(one -> entries.put(one.id("id"), one.count("version")));
        return new Scope(entries, Set.copyOf(said.ids("files", ContainerReader.MOST)));
    }
}
