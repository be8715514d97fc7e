package org.enlace.protocols.internal;

import java.time.Instant;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeDrafts.Origin;

/**
 * What in another module a document was drawn from.
 *
 * @param protocol the document
 * @param edition  the draft it was begun with
 * @param title    what the origin was called then
 * @param country  whose practice it is; null for one of several countries
 * @param learned  when
 * @param by       who drew it
 * @param at       when
 */
public record Provenance(
        RecordId protocol,
        RecordId edition,
        Origin origin,
        String title,
        CountryCode country,
        Instant learned,
        OfficerId by,
        Instant at) {}
