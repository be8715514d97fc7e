package org.enlace.modules;

import java.util.Locale;

/** What a module's feature says of its adoption ({@code "adoption"} of the extension {@code enlace.module}). */
public enum AdoptionDemand {
    /** A country uses it by virtue of an act of its own only. */
    REQUIRED,
    /** A country may use it without one. */
    OPTIONAL;

    /** As it is written in the feature. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException naming the word when it is neither {@code required} nor {@code optional}
     */
    public static AdoptionDemand of(String word) {
        for (AdoptionDemand demand : values()) {
            if (demand.word().equals(word)) {
                return demand;
            }
        }
        throw new IllegalArgumentException("\"adoption\" is \"required\" or \"optional\", not \"" + word + "\"");
    }
}
