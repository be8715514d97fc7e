package org.enlace.documents.internal;

/** How much a comparison may still do. Counted in looks at two things whether they are the same, so that it needs no clock. */
public final class Work {
    public static final int LOOKS_AT_MOST = 30_000_000;

    private int left;

    public Work(int looks) {
        left = looks;
    }

    /** One look. */
    void look() {
        if (left == 0) {
            throw new Spent();
        }
        left--;
    }

    int left() {
        return left;
    }

    /** There is no more to be spent on this. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Spent() {
            super(null, null, false, false);
        }
    }
}
