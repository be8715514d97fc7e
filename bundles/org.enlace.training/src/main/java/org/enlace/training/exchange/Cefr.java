package org.enlace.training.exchange;

/** How well somebody speaks a language, lowest first (Common European Framework of Reference for Languages, Council of Europe, 2001). */
public enum Cefr {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2;

    public boolean atLeast(Cefr minimum) {
        return compareTo(minimum) >= 0;
    }

    /** How many levels this one lies above another; negative where it lies below. */
    public int above(Cefr minimum) {
        return ordinal() - minimum.ordinal();
    }
}
