package org.enlace.training.exchange;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How far an {@link Application} is: the name of its state, for lists, counts and stores. */
public enum Stage {
    SUBMITTED,
    ENDORSED,
    REFUSED,
    PROPOSED,
    ACCEPTED,
    HOST_CONFIRMED,
    HOST_DECLINED,
    PREPARED,
    HELD,
    REPORTED,
    CERTIFIED,
    FOLLOWED_UP,
    WITHDRAWN;

    /** Those that take one of the places of a host. */
    public static final Set<Stage> SEATED =
            Set.copyOf(EnumSet.of(ACCEPTED, HOST_CONFIRMED, PREPARED, HELD, REPORTED, CERTIFIED, FOLLOWED_UP));

    /** Those in which nothing more will happen. */
    public static final Set<Stage> OVER = Set.copyOf(EnumSet.of(REFUSED, FOLLOWED_UP, WITHDRAWN));

    /** Those in which what was handed in stays as it is: somebody has said that it is all, and the certificate rests on it. */
    public static final Set<Stage> FILED = Set.copyOf(EnumSet.of(REPORTED, CERTIFIED, FOLLOWED_UP));

    public static Stage of(Application application) {
        if (application instanceof Application.Submitted) {
            return SUBMITTED;
        } else if (application instanceof Application.Endorsed) {
            return ENDORSED;
        } else if (application instanceof Application.Refused) {
            return REFUSED;
        } else if (application instanceof Application.Proposed) {
            return PROPOSED;
        } else if (application instanceof Application.Accepted) {
            return ACCEPTED;
        } else if (application instanceof Application.HostConfirmed) {
            return HOST_CONFIRMED;
        } else if (application instanceof Application.HostDeclined) {
            return HOST_DECLINED;
        } else if (application instanceof Application.Prepared) {
            return PREPARED;
        } else if (application instanceof Application.Held) {
            return HELD;
        } else if (application instanceof Application.Reported) {
            return REPORTED;
        } else if (application instanceof Application.Certified) {
            return CERTIFIED;
        } else if (application instanceof Application.FollowedUp) {
            return FOLLOWED_UP;
        }
        return WITHDRAWN;
    }

    /** The word used in the API, in the store and in the names of texts. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Stage> named(String token) {
        return Arrays.stream(values())
                .filter(stage -> stage.token().equals(token))
                .findFirst();
    }
}
