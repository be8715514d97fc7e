package org.enlace.search.internal;

import org.enlace.platform.Language;

/** The fields of a document in the index. */
final class Fields {
    static final String ID = "id";
    static final String CHANGED = "changed";
    static final String SOURCE = "source";
    static final String PATH = "path";
    static final String KEYWORDS = "keywords";
    static final String READER = "reader";
    static final String RESTRICTED = "restricted";

    private Fields() {}

    static String title(Language language) {
        return "title." + language.tag();
    }

    static String body(Language language) {
        return "body." + language.tag();
    }

    static String facet(String key) {
        return "facet." + key;
    }
}
