package org.enlace.platform.contribution;

import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/** A place in the main menu. A service; shown to those who hold the permission, for as long as the bundle runs. */
public interface MenuEntry {
    /** Where it leads: an absolute path on this node, such as {@code /protocols}. */
    String path();

    String label(Language language);

    Permission permission();

    /** Smaller stands further left. */
    int order();
}
