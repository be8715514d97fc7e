package org.enlace.searches.internal.web;

import org.enlace.platform.RecordId;

/** What forms and addresses say, read. */
final class Words {
    private Words() {}

    /** A form's version; one that nothing has, where it is none. */
    static int version(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** A step that a page was told of; empty where it is none. */
    static String step(String text) {
        return RecordId.read(text).map(RecordId::toString).orElse("");
    }
}
