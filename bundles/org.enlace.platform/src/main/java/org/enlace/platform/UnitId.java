package org.enlace.platform;

/**
 * The short name of an organisation in this node's directory, such as {@code una-bogota}.
 *
 * @param value 1 to 64 of {@code a-z 0-9 . _ -}, beginning with a letter
 */
public record UnitId(String value) {
    public UnitId {
        if (value == null || !ShortName.is(value)) {
            throw new Refusal(
                    "unit.id-form",
                    "A unit's short name is 1 to 64 of a-z 0-9 . _ - beginning with a letter, not \"" + value + "\"",
                    value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
