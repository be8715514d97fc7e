package org.enlace.modules.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.enlace.modules.Signature;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** How values stand in columns. */
final class Columns {
    private Columns() {}

    static RecordId id(String column) {
        return new RecordId(UUID.fromString(column));
    }

    static Optional<LocalDate> day(String column) {
        return Optional.ofNullable(column).map(LocalDate::parse);
    }

    static String officer(Optional<OfficerId> officer) {
        return officer.map(OfficerId::value).orElse(null);
    }

    static Optional<Signature> signature(String by, String actingFor, Long at) {
        return Optional.ofNullable(by)
                .map(officer -> new Signature(
                        new OfficerId(officer),
                        Optional.ofNullable(actingFor).map(OfficerId::new),
                        Instant.ofEpochMilli(at)));
    }

    static String cut(Optional<String> text, int longest) {
        return text.map(whole -> whole.length() > longest ? whole.substring(0, longest - 1) + "…" : whole)
                .orElse(null);
    }
}
