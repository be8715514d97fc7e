package org.enlace.identity.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers.State;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.UnitId;

/** An officer as programs read one. What has no value is null. */
record OfficerJson(
        OfficerId officer,
        int version,
        String state,
        String name,
        String unit,
        String rank,
        Language language,
        String zone,
        List<String> roles,
        String email,
        boolean emailVouched,
        Instant secondFactor,
        Instant lastSignIn,
        String reason,
        Instant disabled) {
    static OfficerJson of(Officer officer) {
        Profile profile = officer.profile();
        Officer.Active active = officer instanceof Officer.Active one ? one : null;
        Officer.Disabled closed = officer instanceof Officer.Disabled one ? one : null;
        return new OfficerJson(
                officer.id(),
                officer.version(),
                State.of(officer).name().toLowerCase(Locale.ROOT),
                profile.name(),
                profile.unit().map(UnitId::value).orElse(null),
                profile.rank(),
                profile.language(),
                profile.zone().getId(),
                profile.roles().stream().map(RoleName::value).sorted().toList(),
                profile.email().map(MailAddress::value).orElse(null),
                profile.vouched(),
                active == null ? null : active.secondFactor().orElse(null),
                active == null ? null : active.lastSignIn().orElse(null),
                closed == null ? null : closed.reason(),
                closed == null ? null : closed.since());
    }
}
