package org.enlace.platform.contribution;

import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/** A place in the main menu. A service; shown to those who hold the permission, for as long as the bundle runs. */
public interface MenuEntry {
    /** Where it leads: an absolute path on this node, such as {@code /protocols}. */
    String path();

    String label(Language language);

    Permission permission();

    /**
     * How many things wait there for the caller, such as {@code 3} or {@code 99+}; empty for none. Stands beside the label on every
     * page, so the answer is a look into memory or one short query.
     */
    default String waiting(Caller caller) {
        return "";
    }

    /** Smaller stands further left. */
    int order();
}
