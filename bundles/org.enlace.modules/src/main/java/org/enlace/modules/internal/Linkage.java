package org.enlace.modules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern FROM = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("!\\(version>=([^)]+)\\)");

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
        String filter = String.valueOf(requirement.getDirectives().get(Constants.FILTER_DIRECTIVE));
        return words(requirement.getNamespace(), filter) + ", which nothing here provides";
    }

    /** Says a requirement as a person would; one that is not about a package is shown as it stands. */
    static String words(String namespace, String filter) {
        Matcher name = PACKAGE.matcher(filter);
        if (!PackageNamespace.PACKAGE_NAMESPACE.equals(namespace) || !name.find()) {
            return "the capability " + namespace + " " + filter;
        }
        Matcher from = FROM.matcher(filter);
        Matcher below = BELOW.matcher(filter);
        return "the package " + name.group(1)
                + (from.find() ? " from version " + from.group(1) : "")
                + (below.find() ? " and below " + below.group(1) : "");
    }
}
