package org.enlace.modules.internal.web;

import java.util.regex.Pattern;
import org.enlace.platform.NotFound;

/** Ids of modules as they stand in addresses: what cannot be one is no folder's name either. */
public final class ModuleIds {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private ModuleIds() {}

    /** @throws NotFound {@code module} when no module can be called that */
    public static String require(String id) {
        if (!ID.matcher(id).matches()) {
            throw new NotFound("module", id);
        }
        return id;
    }
}
