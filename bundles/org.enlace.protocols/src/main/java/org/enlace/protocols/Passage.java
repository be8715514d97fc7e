package org.enlace.protocols;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part of what a document tells at length: plain Markdown, in any of the four languages. Which of them matter depends on the
 * {@link Kind}; all are open to all.
 */
public enum Passage {
    PROBLEM("problem"),
    CONTEXT("context"),
    STEPS("steps"),
    RESOURCES("resources"),
    RESULTS("results"),
    SUCCESS_FACTORS("successFactors"),
    LIMITS("limits"),
    /** For human rights, by gender, for children. */
    SAFEGUARDS("safeguards"),
    /** A role that answers questions, never a person. */
    CONTACT("contact");

    private final String field;

    Passage(String field) {
        this.field = field;
    }

    /** The name used in files, forms and the API, such as {@code successFactors}. */
    public String field() {
        return field;
    }

    /** Reads a name; empty when it is none of these. */
    public static Optional<Passage> of(String field) {
        return Arrays.stream(values())
                .filter(passage -> passage.field.equals(field))
                .findFirst();
    }

    /** Those a form asks for first, in its order; the others are asked for less prominently. */
    public static List<Passage> expectedOf(Kind kind) {
        return switch (kind) {
            case PROMISING_PRACTICE, GOOD_PRACTICE ->
                List.of(PROBLEM, CONTEXT, STEPS, RESOURCES, RESULTS, SUCCESS_FACTORS, LIMITS, SAFEGUARDS, CONTACT);
            case LESSON_LEARNED -> List.of(PROBLEM, CONTEXT, RESULTS, SUCCESS_FACTORS, LIMITS);
            case PROTOCOL -> List.of(STEPS, RESOURCES, SAFEGUARDS, CONTACT);
            case GUIDE, TOOL -> List.of(STEPS, RESOURCES, LIMITS, SAFEGUARDS, CONTACT);
            case LEGAL_INSTRUMENT -> List.of();
        };
    }
}
