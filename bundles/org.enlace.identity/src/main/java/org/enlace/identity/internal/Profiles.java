package org.enlace.identity.internal;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.identity.Profile;
import org.enlace.platform.Act;

/** What changed in a profile, field by field. */
final class Profiles {
    private Profiles() {}

    /** @param before null for a new account */
    static Act changes(Act act, Profile before, Profile after) {
        return act.changed("name", text(before, Profile::name), text(after, Profile::name))
                .changed("unit", text(before, Profiles::unit), text(after, Profiles::unit))
                .changed("rank", text(before, Profile::rank), text(after, Profile::rank))
                .changed("language", text(before, p -> p.language().tag()), text(after, p -> p.language()
                        .tag()))
                .changed("zone", text(before, p -> p.zone().getId()), text(after, p -> p.zone()
                        .getId()))
                .changed("roles", text(before, Profiles::roles), text(after, Profiles::roles))
                .changed("email", text(before, Profiles::email), text(after, Profiles::email))
                .changed("vouched", text(before, Profiles::vouched), text(after, Profiles::vouched));
    }

    static String roles(Profile profile) {
        return profile.roles().stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String unit(Profile profile) {
        return profile.unit().map(String::valueOf).orElse("");
    }

    private static String email(Profile profile) {
        return profile.email().map(String::valueOf).orElse("");
    }

    private static String vouched(Profile profile) {
        return profile.vouched() ? "yes" : "";
    }

    private static String text(Profile profile, Function<Profile, String> field) {
        return profile == null ? null : field.apply(profile);
    }
}
