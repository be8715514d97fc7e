package org.enlace.reference.internal;

/** A record of a file that is not as it should be: which, where in it, and what the rule is. */
final class BadRecord extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int number;
    private final String id;
    private final String field;
    private final String rule;

    BadRecord(String file, int number, String id, String field, String rule) {
        super(file + ": record " + number + (id.isEmpty() ? "" : " (" + id + ")") + ": \"" + field + "\" " + rule
                + "; correct it or restore the file from the release");
        this.file = file;
        this.number = number;
        this.id = id;
        this.field = field;
        this.rule = rule;
    }

    String file() {
        return file;
    }

    int number() {
        return number;
    }

    String id() {
        return id;
    }

    String field() {
        return field;
    }

    String rule() {
        return rule;
    }
}
