package org.enlace.exchange.internal;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/**
 * A record of this country as it stands with the others.
 *
 * @param former    countries that were in the audience and no longer are
 * @param content   null once it was withdrawn
 * @param withdrawn taken back from everybody
 * @param reason    why it was withdrawn, or why the audience was narrowed last
 * @param sealed    the envelope of this version, where one was made; null otherwise
 * @param sealedFor the ids of the keys that it is sealed to, joined by blanks
 */
public record Own(
        RecordId id,
        String type,
        String module,
        int format,
        long version,
        Set<CountryCode> audience,
        Set<CountryCode> former,
        Handling handling,
        Optional<Tlp> tlp,
        String content,
        boolean withdrawn,
        String reason,
        String sealed,
        String sealedFor) {
    public Own {
        audience = Collections.unmodifiableSet(new TreeSet<>(audience));
        former = Collections.unmodifiableSet(new TreeSet<>(former));
    }

    SharedRecord record(CountryCode owner) {
        return new SharedRecord(id, type, owner, version, audience, handling, tlp);
    }

    /** Another version, of which there is no envelope yet. */
    Own at(long next, Set<CountryCode> to, Set<CountryCode> noLonger, String why) {
        return new Own(id, type, module, format, next, to, noLonger, handling, tlp, content, withdrawn, why, null, "");
    }

    Own taken(String why) {
        Set<CountryCode> all = new TreeSet<>(former);
        all.addAll(audience);
        return new Own(id, type, module, format, version + 1, Set.of(), all, handling, tlp, null, true, why, null, "");
    }

    Own in(String envelope, String keys) {
        return new Own(
                id, type, module, format, version, audience, former, handling, tlp, content, withdrawn, reason,
                envelope, keys);
    }
}
