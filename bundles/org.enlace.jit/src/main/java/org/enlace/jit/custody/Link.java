package org.enlace.jit.custody;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.files.Sha256;

/** An event with its hash, which is made once. */
record Link(SealedEvent sealed, Sha256 hash) {
    /** By the moment it was written; whatever is the same then is told apart the same way on every node. */
    static final Comparator<Link> WRITTEN = Comparator.comparing(
                    (Link link) -> link.event().written())
            .thenComparing(link -> link.event().country().value())
            .thenComparing(link -> link.hash().value())
            .thenComparing(link -> link.sealed().seal().signer())
            .thenComparing(link -> link.sealed().seal().signature());

    CustodyEvent event() {
        return sealed.event();
    }

    /** What it comes after. */
    Stream<Sha256> named() {
        return Stream.of(event().prior(), event().answers(), event().corrects())
                .flatMap(Optional::stream)
                .distinct();
    }
}
