package org.enlace.jit.bundle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** On which ground something is withheld from a court. The list is closed; which of them a court accepts is for its own law to say. */
public enum Ground {
    /** Another investigation would be harmed. */
    ONGOING_INVESTIGATION,
    /** A victim or witness would be exposed. */
    PROTECTED_PERSON,
    /** A source or an undercover officer would be known. */
    SOURCE,
    /** The country that provided it has not permitted its use. */
    PROVIDER,
    /** What a person told a lawyer, doctor or priest. */
    PRIVILEGED,
    /** How the police work would be known. */
    METHOD,
    /** Security of the State. */
    SECURITY,
    /** Private life of somebody whom the case does not concern. */
    PRIVACY,
    /** It proves nothing in this case, for or against anybody. */
    NOT_RELEVANT;

    /** The word used in texts, in bundles and in the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Ground> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }
}
