package org.enlace.jit.internal.bundle;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.signing.SealKeys;
import org.enlace.jit.internal.signing.SealKeys.Known;
import org.enlace.platform.CountryCode;

/**
 * That a country's events are sealed with a key of which this node does not know that it is that country's. A court is told, for it has only
 * the bundle to go by.
 */
public record KeyDoubt(CountryCode country, Known known) {
    /** Each once, country by country. */
    public static List<KeyDoubt> of(List<SealedEvent> events, SealKeys keys) {
        Map<CountryCode, Set<String>> signers = new TreeMap<>(Comparator.comparing(CountryCode::value));
        events.forEach(one -> signers.computeIfAbsent(one.event().country(), country -> new HashSet<>())
                .add(one.seal().signer()));
        return signers.entrySet().stream()
                .flatMap(one -> keys.of(one.getKey(), one.getValue()).values().stream()
                        .filter(known -> known != Known.COMPARED)
                        .distinct()
                        .sorted()
                        .map(known -> new KeyDoubt(one.getKey(), known)))
                .toList();
    }

    /** The word used in the manifest. */
    public String token() {
        return Manifest.KEY + known.token() + "-" + country;
    }
}
