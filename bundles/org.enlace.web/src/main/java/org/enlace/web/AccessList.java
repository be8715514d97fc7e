package org.enlace.web;

import java.util.List;

/**
 * Everything this node serves and runs now, and what each takes: the routes of pages and of the API, menu entries, cards, search
 * sources, commands. A service. A matrix of tests is made from it, so that nothing new is forgotten.
 */
public interface AccessList {
    /** In a stable order: by kind, then by name. */
    List<Entry> entries();

    /** What kind of thing it is. */
    enum Kind {
        ROUTE,
        MENU,
        CARD,
        SEARCH,
        COMMAND
    }

    /**
     * @param kind   what it is
     * @param module whose it is; empty where that is not known
     * @param method the HTTP method of a route, else empty
     * @param name   the path template of a route, such as {@code /protocols/{id}}; of anything else its name
     * @param access {@code public}, {@code officer} (signed in, nothing more) or the permission
     * @param stepUp whether a proof of the last fifteen minutes is asked for
     * @param served false where the permission was declared by no feature, so that it is refused
     */
    record Entry(Kind kind, String module, String method, String name, String access, boolean stepUp, boolean served) {}
}
