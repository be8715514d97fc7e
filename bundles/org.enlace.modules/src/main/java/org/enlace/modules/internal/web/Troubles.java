package org.enlace.modules.internal.web;

import java.util.ArrayList;
import java.util.List;
import org.enlace.modules.ModuleDetails;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Why a module is not up, in the reader's language and without the words of the framework. */
final class Troubles {
    private Troubles() {}

    /** A sentence for each kind of trouble; empty when the module is well. */
    static List<String> of(ModuleDetails details, String platform, ModuleWords words) {
        if (details.problems().isEmpty()) {
            return List.of();
        }
        if (!new VersionRange(details.platform()).includes(Version.parseVersion(platform))) {
            return List.of(words.get("module.trouble.platform", details.platform(), platform));
        }
        List<String> troubles = new ArrayList<>();
        for (ModuleDetails.BundleStatus bundle : details.bundles()) {
            if (bundle.state().equals("ABSENT")) {
                troubles.add(words.get("module.trouble.absent", bundle.name()));
            } else if (!bundle.state().equals("ACTIVE") && !bundle.state().equals("STARTING")) {
                troubles.add(words.get("module.trouble.stopped", bundle.name()));
            }
        }
        if (troubles.isEmpty()) {
            troubles.add(words.get("module.trouble.component"));
        }
        return troubles;
    }
}
