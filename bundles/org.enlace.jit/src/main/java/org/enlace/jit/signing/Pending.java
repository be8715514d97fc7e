package org.enlace.jit.signing;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.platform.CountryCode;

/**
 * A text that was proposed and is not in force.
 *
 * @param text     it
 * @param asked    whose signatures it takes
 * @param signed   which of them it has
 * @param hinders  what keeps it from coming into force whoever signs
 * @param replaced the text that was proposed in its place
 */
public record Pending(
        Proposed text,
        Set<CountryCode> asked,
        Set<CountryCode> signed,
        Optional<Hindrance> hinders,
        Optional<Instrument> replaced) {
    public Pending {
        Objects.requireNonNull(text, "text");
        asked = Collections.unmodifiableSet(new TreeSet<>(asked));
        signed = Collections.unmodifiableSet(new TreeSet<>(signed));
    }

    public Instrument instrument() {
        return text.instrument();
    }

    /**
     * Whose signatures it waits for; nobody's where something hinders it or another took its place. Who a party's people are is signed
     * before the agreement.
     */
    public Set<CountryCode> lacking() {
        if (!open() && !ahead()) {
            return Set.of();
        }
        Set<CountryCode> lacking = new TreeSet<>(asked);
        lacking.removeAll(signed);
        return lacking;
    }

    /** Whether it only waits for the agreement with which it is to count, so that it can be signed meanwhile. */
    public boolean ahead() {
        return replaced.isEmpty()
                && hinders.filter(Hindrance.NO_AGREEMENT::equals).isPresent()
                && instrument().kind() == InstrumentKind.DESIGNATION;
    }

    /** Whether it can still be signed. */
    public boolean open() {
        return hinders.isEmpty() && replaced.isEmpty();
    }
}
