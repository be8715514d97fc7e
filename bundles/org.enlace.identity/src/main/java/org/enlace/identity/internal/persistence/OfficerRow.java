package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers.State;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.UnitId;

/** An officer as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "officer")
public class OfficerRow {
    private static final int SEARCHED = 400;

    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "version")
    private int version;

    @Column(name = "state")
    private String state;

    @Column(name = "name")
    private String name;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "unit")
    private String unit;

    @Column(name = "rank_title")
    private String rank;

    @Column(name = "language")
    private String language;

    @Column(name = "zone")
    private String zone;

    @Column(name = "roles")
    private String roles;

    @Column(name = "reason")
    private String reason;

    @Column(name = "disabled")
    private Long disabled;

    @Column(name = "email")
    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "email_vouched")
    private boolean emailVouched;

    protected OfficerRow() {}

    static OfficerRow of(Officer officer) {
        OfficerRow row = new OfficerRow();
        row.id = officer.id().value();
        row.take(officer);
        return row;
    }

    /** Takes over what may change. The version is counted by the database's own check. */
    void take(Officer officer) {
        Profile profile = officer.profile();
        state = column(State.of(officer));
        name = profile.name();
        String text = searched(id + " " + profile.name());
        searchText = text.substring(0, Math.min(SEARCHED, text.length()));
        unit = profile.unit().map(UnitId::value).orElse(null);
        rank = profile.rank();
        language = profile.language().tag();
        zone = profile.zone().getId();
        roles = Columns.words(profile.roles());
        email = profile.email().map(MailAddress::value).orElse(null);
        emailKey = profile.email().map(OfficerRow::key).orElse(null);
        emailVouched = profile.vouched();
        reason = officer instanceof Officer.Disabled closed ? closed.reason() : null;
        disabled = officer instanceof Officer.Disabled closed ? (Long) Columns.millis(closed.since()) : null;
    }

    static String column(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** By which an address is found, however it is written. */
    static String key(MailAddress address) {
        return address.value().toLowerCase(Locale.ROOT);
    }

    static String searched(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** @param credential null where the officer never chose a password */
    Officer toDomainModel(CredentialRow credential) {
        OfficerId officer = new OfficerId(id);
        Profile profile = new Profile(
                name,
                Optional.ofNullable(unit).map(UnitId::new),
                rank,
                Language.of(language).orElse(Language.ES),
                ZoneId.of(zone),
                Columns.words(roles).stream().map(RoleName::new).collect(Collectors.toSet()),
                Optional.ofNullable(email).map(MailAddress::new),
                emailVouched);
        return switch (State.valueOf(state.toUpperCase(Locale.ROOT))) {
            case INVITED -> new Officer.Invited(officer, version, profile);
            case ACTIVE ->
                new Officer.Active(
                        officer,
                        version,
                        profile,
                        credential == null ? Optional.empty() : credential.enrolled(),
                        credential == null ? Optional.empty() : credential.lastSignIn());
            case DISABLED ->
                new Officer.Disabled(
                        officer,
                        version,
                        profile,
                        reason,
                        Columns.instant(disabled).orElse(Instant.EPOCH),
                        credential != null);
        };
    }

    String id() {
        return id;
    }

    int version() {
        return version;
    }
}
