package org.enlace.modules.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.Refusal;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Finds out, in words, why bundles do not link. */
final class Linkage {
    private final FrameworkWiring wiring;

    Linkage(FrameworkWiring wiring) {
        this.wiring = wiring;
    }

    Refusal refusal(String module, List<Bundle> bundles) {
        List<String> missing = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (bundle.getState() == Bundle.INSTALLED) {
                bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                        .filter(this::isUnmet)
                        .map(requirement -> bundle.getSymbolicName() + " needs " + words(requirement))
                        .forEach(missing::add);
            }
        }
        if (missing.isEmpty()) {
            bundles.stream()
                    .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                    .map(bundle ->
                            bundle.getSymbolicName() + " finds what it needs only in versions that exclude one another")
                    .forEach(missing::add);
        }
        String needs = String.join("; ", missing);
        return new Refusal(
                "module.not-linked",
                module + " does not fit this node: " + needs
                        + ". Nothing was changed; get the release of the module made for this platform",
                module,
                needs);
    }

    private boolean isUnmet(BundleRequirement requirement) {
        boolean optional = Namespace.RESOLUTION_OPTIONAL.equals(
                requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
        boolean later = Namespace.EFFECTIVE_RESOLVE.equals(requirement
                .getDirectives()
                .getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
        boolean dynamic = PackageNamespace.RESOLUTION_DYNAMIC.equals(
                requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
        return later
                && !optional
                && !dynamic
                && wiring.findProviders(requirement).isEmpty();
    }

    private static String words(BundleRequirement requirement) {
        String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
        boolean packages = PackageNamespace.PACKAGE_NAMESPACE.equals(requirement.getNamespace());
        return (packages ? "the package " : "the capability " + requirement.getNamespace() + " ") + filter
                + ", which nothing here provides";
    }
}
