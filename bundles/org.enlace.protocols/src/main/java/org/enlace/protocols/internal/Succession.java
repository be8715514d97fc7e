package org.enlace.protocols.internal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ProtocolContent;

/**
 * That no document replaces itself by way of others. What a document says of its neighbours is followed from record to record in both
 * directions, as far as the caller may know them; a text that names no record ends the way. So does another country's record: nobody
 * here can correct what it says, and it bars no change of an own one.
 */
final class Succession {
    /** Longer chains are no chains that people made. */
    private static final int LONGEST = 200;

    private final Function<String, Optional<Links>> links;

    /** What a document says of its neighbours; either may be null. */
    record Links(String supersedes, String supersededBy) {
        static Links of(ProtocolContent content) {
            return new Links(content.supersedes(), content.supersededBy());
        }
    }

    /** @param links what the document with a reference says; empty where there is none */
    Succession(Function<String, Optional<Links>> links) {
        this.links = links;
    }

    static Succession in(ProtocolStore store, Caller caller) {
        return new Succession(reference -> known(reference, store, caller));
    }

    /** What this country's own record with a reference says. */
    static Optional<Links> known(String reference, ProtocolStore store, Caller caller) {
        return Entry.forCaller(store.find(reference).stream().filter(Entry::own).toList(), caller)
                .map(entry -> Links.of(entry.protocol().content()));
    }

    /** What is wrong with what a document says of its neighbours; empty where nothing is. */
    Optional<Refusal> circle(String reference, ProtocolContent content) {
        Set<String> older = way(content.supersedes(), Links::supersedes);
        Set<String> newer = way(content.supersededBy(), Links::supersededBy);
        if (older.contains(reference)) {
            return Optional.of(refusal(reference, content.supersedes(), "supersedes"));
        }
        if (newer.contains(reference)) {
            return Optional.of(refusal(reference, content.supersededBy(), "supersededBy"));
        }
        return older.stream().filter(newer::contains).findFirst().map(both -> refusal(reference, both, "supersededBy"));
    }

    private Set<String> way(String first, Function<Links, String> next) {
        Set<String> passed = new LinkedHashSet<>();
        String at = first;
        while (at != null && passed.size() < LONGEST && passed.add(at)) {
            at = links.apply(at).map(next).orElse(null);
        }
        return passed;
    }

    private static Refusal refusal(String reference, String by, String field) {
        return new Refusal(
                        "protocol.supersedes-circle",
                        "By way of \"" + by + "\" the document \"" + reference
                                + "\" would replace itself; name another one or correct the others first",
                        by,
                        reference)
                .at(field);
    }
}
