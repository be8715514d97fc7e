package org.enlace.jit.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What keeps an item although its term is over. */
public enum Bar {
    /** A legal hold stands on one of its files, or on a court bundle with a copy. */
    LEGAL_HOLD,
    /** One of its files is kept until a later day, or a court bundle with a copy is. */
    FILE_KEPT,
    /** It is in a court bundle that is not made or declined yet. */
    COURT_BUNDLE,
    /** It was handed over and nobody has acknowledged it. */
    IN_TRANSIT,
    /** Copies of its files are lent, somebody asked for that, or a recipient holds one by law. */
    LENT,
    /** A file of it is on its way in. */
    COMING,
    /** The thing itself was neither given back nor destroyed: as long as it lies somewhere, what it is has to be known. */
    IN_HANDS;

    /** The word used in texts, in the database and in the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Bar> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }
}
