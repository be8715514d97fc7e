package org.enlace.platform;

/**
 * An officer's account name on this node.
 *
 * @param value 1 to 64 of {@code a-z 0-9 . _ -}, beginning with a letter
 */
public record OfficerId(String value) {
    public OfficerId {
        if (value == null || !ShortName.is(value)) {
            throw new Refusal(
                    "officer.id-form",
                    "An officer's name is 1 to 64 of a-z 0-9 . _ - beginning with a letter, not \"" + value + "\"",
                    value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
