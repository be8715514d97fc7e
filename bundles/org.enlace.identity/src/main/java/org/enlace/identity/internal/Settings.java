package org.enlace.identity.internal;

import java.time.Duration;
import java.util.List;
import org.enlace.platform.Permission;

/**
 * What a unit decides about sign-in.
 *
 * @param idle         a session that was not used for so long is over
 * @param absolute     a session is over after so long, used or not
 * @param invitation   how long an invitation can be used
 * @param secondFactor the permissions that need a second factor: {@code *} stands for any area or any act
 * @param memory       of one password hash, in KiB
 * @param passes       of one password hash
 * @param waiting      sign-ins that may wait at once
 * @param patience     how long one waits at most
 */
public record Settings(
        Duration idle,
        Duration absolute,
        Duration invitation,
        List<String> secondFactor,
        int memory,
        int passes,
        int waiting,
        Duration patience) {
    /** What is shipped. */
    public static final Settings SHIPPED = new Settings(
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            Duration.ofHours(72),
            List.of("*.manage", "audit.*"),
            19_456,
            2,
            500,
            Duration.ofMinutes(2));

    public Settings {
        secondFactor = List.copyOf(secondFactor);
    }

    /** The same with hashes of other parameters. */
    Settings hashing(int newMemory, int newPasses) {
        return new Settings(idle, absolute, invitation, secondFactor, newMemory, newPasses, waiting, patience);
    }

    boolean needsSecondFactor(Permission permission) {
        return secondFactor.stream().anyMatch(pattern -> covers(pattern, permission));
    }

    /** Whether a pattern stands for a permission. */
    static boolean covers(String pattern, Permission permission) {
        int dot = permission.value().indexOf('.');
        return pattern.equals("*")
                || pattern.equals(permission.value())
                || pattern.equals(permission.value().substring(0, dot) + ".*")
                || pattern.equals("*." + permission.value().substring(dot + 1));
    }
}
