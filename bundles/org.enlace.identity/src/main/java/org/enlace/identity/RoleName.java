package org.enlace.identity;

import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/**
 * The short name of a role, such as {@code training-coordinator}.
 *
 * @param value 1 to 40 of {@code a-z 0-9 -}, beginning with a letter
 */
public record RoleName(String value) implements Comparable<RoleName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** The role that can do everything there is to administer. At least one active officer always has it. */
    public static final RoleName ADMINISTRATOR = new RoleName("administrator");

    public RoleName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new Refusal(
                    "role.name-form",
                    "A role's name is 1 to 40 of a-z 0-9 - beginning with a letter, not \"" + value + "\"",
                    value);
        }
    }

    @Override
    public int compareTo(RoleName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
