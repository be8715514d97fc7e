package org.enlace.modules.internal.catalogue;

import java.time.Instant;
import java.util.List;

/**
 * A catalogue this node reads.
 *
 * @param name    what it is called
 * @param source  the folder or the address it comes from
 * @param signer  the fingerprint of whoever has to sign it
 * @param since   when it was added
 * @param version the version accepted last; 0 where that cannot be read
 * @param expires when that is no longer believed; null where it cannot be read
 * @param problem why it is not used now; empty when it is
 * @param offers  what it lists, used or not
 */
public record Listed(
        String name,
        String source,
        String signer,
        Instant since,
        long version,
        Instant expires,
        String problem,
        List<Offer> offers) {
    public Listed {
        offers = List.copyOf(offers);
    }

    public boolean used() {
        return problem.isEmpty();
    }
}
