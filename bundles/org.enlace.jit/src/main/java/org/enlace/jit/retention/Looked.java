package org.enlace.jit.retention;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.files.Sha256;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;

/**
 * What there is to look at of an item, in one hash: two officers confirm the same, and what comes to it after the first needs both anew.
 */
public final class Looked {
    private Looked() {}

    /**
     * @param version of its description
     * @param files   all that are stored, and the bundles that hold a copy, in any order
     * @param events  the hashes of what happened to it, in any order
     */
    public static Sha256 of(int version, Collection<RecordId> files, Collection<Sha256> events) {
        String all = Stream.concat(
                        Stream.of("version " + version),
                        Stream.concat(
                                files.stream().map(one -> "file " + one).sorted(),
                                events.stream()
                                        .map(one -> "event " + one.value())
                                        .sorted()))
                .collect(Collectors.joining("\n"));
        return new Sha256(Hashing.sha256(all));
    }
}
