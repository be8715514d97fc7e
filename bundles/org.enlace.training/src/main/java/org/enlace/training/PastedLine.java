package org.enlace.training;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Refusal;

/**
 * A line of a pasted list.
 *
 * @param number  of the line, from 1
 * @param text    as it was typed, at most 200 characters of it
 * @param person  whom it names; empty where it is refused
 * @param refusal why it is not taken
 * @param alike   names it is like: those nominated already, and those of lines before
 */
public record PastedLine(
        int number, String text, Optional<Person> person, Optional<Refusal> refusal, List<String> alike) {
    public PastedLine {
        alike = List.copyOf(alike);
    }

    /** Whether it is taken without a question. */
    public boolean well() {
        return person.isPresent() && alike.isEmpty();
    }
}
