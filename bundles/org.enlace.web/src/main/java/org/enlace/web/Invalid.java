package org.enlace.web;

import java.util.List;
import org.enlace.platform.Refusal;

/** Several rules said no to one request. Answered like a {@link Refusal} (422), with each of them in {@code errors}. */
public final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    /** @param refusals at least one, each tied to its field where there is one */
    public Invalid(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::getMessage).toList().toString());
        if (refusals.isEmpty()) {
            throw new IllegalArgumentException("Nothing was refused");
        }
        this.refusals = List.copyOf(refusals);
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
