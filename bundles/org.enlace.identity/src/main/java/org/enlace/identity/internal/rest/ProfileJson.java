package org.enlace.identity.internal.rest;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;

/**
 * What of an officer is made or changed: these fields and no others, whatever else is sent.
 *
 * @param officer the account name; only where an account is made
 * @param email   where the node may write to; null or empty for nowhere
 */
record ProfileJson(
        OfficerId officer,
        String name,
        String unit,
        String rank,
        Language language,
        String zone,
        List<String> roles,
        String email) {
    /** @throws Refusal naming the field */
    Profile profile() {
        if (language == null) {
            throw new Refusal("language.unknown", "A language is one of es, pt, en, fr, not nothing", "")
                    .at("language");
        }
        return new Profile(
                name,
                Optional.ofNullable(unit).map(value -> tied("unit", () -> new UnitId(value))),
                rank,
                language,
                readsTimesIn(),
                (roles == null ? List.<String>of() : roles)
                        .stream()
                                .map(value -> tied("roles", () -> new RoleName(value)))
                                .collect(Collectors.toUnmodifiableSet()),
                Profile.email(email));
    }

    private ZoneId readsTimesIn() {
        try {
            return ZoneId.of(zone == null ? "" : zone);
        } catch (DateTimeException e) {
            throw new Refusal(
                            "zone.unknown",
                            "A time zone has an IANA name such as America/Bogota, not \"" + zone + "\"",
                            zone)
                    .at("zone");
        }
    }

    private static <T> T tied(String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (Refusal refusal) {
            throw refusal.at(field);
        }
    }
}
