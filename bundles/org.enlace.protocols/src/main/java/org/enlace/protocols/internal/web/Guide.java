package org.enlace.protocols.internal.web;

import java.util.Arrays;
import java.util.List;
import org.enlace.protocols.Kind;
import org.enlace.protocols.Passage;

/** Which parts of the form matter for a kind of document. The others are folded away, never gone. */
public record Guide(Kind kind) {
    /** The passages asked for first; none while no kind is chosen. */
    public List<Passage> first() {
        return kind == null ? List.of() : Passage.expectedOf(kind);
    }

    public List<Passage> rest() {
        List<Passage> first = first();
        return Arrays.stream(Passage.values())
                .filter(passage -> !first.contains(passage))
                .toList();
    }

    /** Whether the act behind the document is asked for first. */
    public boolean act() {
        return kind == null || kind == Kind.LEGAL_INSTRUMENT || kind == Kind.PROTOCOL;
    }

    /** Whether what it asks of those who apply it is asked for first. */
    public boolean requirements() {
        return kind != Kind.PROMISING_PRACTICE && kind != Kind.GOOD_PRACTICE && kind != Kind.LESSON_LEARNED;
    }
}
