package org.enlace.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;

/**
 * What a script signs in with, to {@code /api} only. The secret itself was shown once and is not kept.
 *
 * @param handle      names it; opens nothing
 * @param label       what it is for
 * @param permissions what was chosen; at each use cut down to what the officer holds then. Empty: all that the officer holds, without administration
 * @param issuedBy    who made it
 * @param lastUse     to the minute
 * @param revoked     when it was revoked
 */
public record AccessToken(
        String handle,
        OfficerId officer,
        String label,
        Set<Permission> permissions,
        OfficerId issuedBy,
        Instant issued,
        Instant until,
        Optional<Instant> lastUse,
        Optional<Instant> revoked) {
    public AccessToken {
        permissions = Set.copyOf(permissions);
    }

    /** Whether it is made for so short a time that it has the administration it names. What it names may become administration later. */
    public boolean mayAdminister() {
        return !until.isAfter(issued.plus(Tokens.LONGEST_ADMINISTRATION));
    }

    public boolean valid(Instant now) {
        return revoked.isEmpty() && now.isBefore(until);
    }
}
