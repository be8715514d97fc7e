package org.enlace.jit.work;

import java.util.Locale;

/** What became of an entry that others point to and that is not here. */
public enum Gone {
    /** It was here. */
    TAKEN_BACK,
    /** It never came. */
    BEFORE_IT_CAME,
    /** It never came, because this country joined later. */
    BEFORE_JOINING;

    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
