package org.enlace.identity;

import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;

/**
 * An organisation in the node's directory.
 *
 * @param id      its short name
 * @param version counts the changes, from 1
 * @param name    its full name, 1 to 160 characters
 * @param closed  whether no officer may be put there any more
 * @param members how many officers serve there, disabled ones included
 */
public record Unit(UnitId id, int version, String name, boolean closed, int members) {
    private static final int NAME = 160;

    public Unit {
        name = name == null ? "" : name.strip();
        if (name.isEmpty() || name.length() > NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refusal("unit.name", "The name of a unit has 1 to " + NAME + " printable characters", NAME)
                    .at("name");
        }
    }
}
