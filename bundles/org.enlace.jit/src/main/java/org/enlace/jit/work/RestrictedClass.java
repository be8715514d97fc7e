package org.enlace.jit.work;

import java.util.Locale;
import java.util.Optional;

/** What is consulted only with a reason, said once for each session and class. */
public enum RestrictedClass {
    /** Who a victim is; for leaders, and for members of the country that wrote it. */
    VICTIM,
    /** What its provider put under H3. */
    CONDITION;

    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of which class an entry is, if of any. */
    public static Optional<RestrictedClass> of(Entry entry) {
        if (entry.kind() == EntryKind.PERSON && entry.content().word("standing").equals("victim")) {
            return Optional.of(VICTIM);
        }
        return entry.handling().condition().map(words -> CONDITION);
    }
}
