package org.enlace.platform;

/**
 * What may be done with information another authority provided. The provider sets it, and only the provider lifts it. The four
 * codes and their meaning are those of {@code config/reference/handling.json}, which names the source.
 */
public enum HandlingCode {
    /** General law-enforcement use; stands alone. */
    H0,
    /** Not in court without the provider's permission. */
    H1,
    /** Not passed on to anybody without the provider's permission. */
    H2,
    /** The condition that the provider wrote applies. */
    H3;

    /** @throws Refusal {@code handling.code} for any other text */
    public static HandlingCode parse(String text) {
        for (HandlingCode code : values()) {
            if (code.name().equals(text)) {
                return code;
            }
        }
        throw new Refusal("handling.code", "A handling code is H0, H1, H2 or H3, not \"" + text + "\"", text);
    }
}
