package org.enlace.identity.internal.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.identity.Officers.State;
import org.enlace.identity.Role;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.RefusalTexts;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tone;

/**
 * What things are called, in the reader's language.
 *
 * @param roles for what permissions are called
 */
public record Labels(Texts texts, Language language, Roles roles) {
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(America|Europe|Atlantic)/.+|Pacific/(Easter|Galapagos)|UTC"))
            .sorted()
            .toList();

    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    /** A label with the remark that the field may stay empty. */
    public String optional(String key) {
        return get("page.optional", get(key));
    }

    /** What a refusal says. */
    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language, refusal);
    }

    public String of(Role role) {
        return role.builtIn() ? of(role.name()) : role.title();
    }

    /** The title of a built-in role; of another its name. */
    public String of(RoleName role) {
        String key = "role." + role;
        return texts.has(language, key) ? get(key) : role.value();
    }

    /** What a permission allows. */
    public String of(Permission permission) {
        return roles.title(permission, language);
    }

    /** What several permissions allow, in the order of the alphabet. */
    public List<String> each(Collection<Permission> permissions) {
        return permissions.stream().map(this::of).sorted().toList();
    }

    /** The browser of a session. */
    public String browser(String agent) {
        return Browsers.name(agent);
    }

    public String of(State state) {
        return get("page.state." + state.name().toLowerCase(Locale.ROOT));
    }

    public static Tone tone(State state) {
        return switch (state) {
            case INVITED -> Tone.INFO;
            case ACTIVE -> Tone.GOOD;
            case DISABLED -> Tone.NEUTRAL;
        };
    }

    public List<Choice> languages() {
        return Stream.of(Language.values())
                .map(one -> Choice.of(one.tag(), one.ownName()))
                .toList();
    }

    /** The zones of the region, and the one that is chosen. */
    public List<Choice> zones(String chosen) {
        return Stream.concat(ZONES.stream(), Stream.of(chosen))
                .filter(zone -> zone != null && !zone.isEmpty())
                .distinct()
                .sorted()
                .map(zone -> Choice.of(zone, zone.replace('_', ' ')))
                .toList();
    }

    /** The time of day to the minute, for something that is soon. */
    public String clock(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").format(at.atZone(zone)) + " "
                + zone.getDisplayName(TextStyle.SHORT, language.locale());
    }

    /** Roles by title. */
    public List<Role> sorted(List<Role> roles) {
        return roles.stream().sorted(Comparator.comparing(this::of)).toList();
    }

    /** What is worth knowing of a permission where a role is edited: its name first. */
    public String hint(Permission permission, Role role, Set<Permission> grantable, Set<Permission> strong) {
        List<String> hints = new ArrayList<>(List.of(permission.value()));
        if (role != null && role.proposed().contains(permission)) {
            hints.add(get("page.role.proposed"));
        }
        if (strong.contains(permission)) {
            hints.add(get("page.role.strong"));
        }
        if (!grantable.contains(permission)) {
            hints.add(get("page.role.not-yours"));
        }
        return String.join(" · ", hints);
    }
}
