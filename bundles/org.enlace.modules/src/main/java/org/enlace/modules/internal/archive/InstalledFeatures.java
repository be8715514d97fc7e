package org.enlace.modules.internal.archive;

import java.util.List;

/** What the installed modules say of themselves. A service; a look into memory, without asking the framework how they are. */
@FunctionalInterface
public interface InstalledFeatures {
    /** By id. */
    List<ModuleFeature> features();
}
