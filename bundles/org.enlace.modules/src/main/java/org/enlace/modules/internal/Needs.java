package org.enlace.modules.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;

/** What bundles ask of one another: whether it is met, and how a person would say it. */
final class Needs {
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern FROM = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("!\\(version>=([^)]+)\\)");

    private Needs() {}

    /** Whether it counts when bundles are linked. */
    static boolean atResolve(Map<String, String> directives) {
        return Namespace.EFFECTIVE_RESOLVE.equals(
                directives.getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
    }

    static boolean matches(Requirement requirement, Capability capability) {
        if (!requirement.getNamespace().equals(capability.getNamespace())) {
            return false;
        }
        String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
        try {
            return filter == null || FrameworkUtil.createFilter(filter).matches(capability.getAttributes());
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    static String words(Requirement requirement) {
        return words(
                requirement.getNamespace(),
                String.valueOf(requirement.getDirectives().get(Constants.FILTER_DIRECTIVE)));
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
