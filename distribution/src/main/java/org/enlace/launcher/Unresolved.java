package org.enlace.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Says in a line per bundle why bundles did not resolve: what nobody offers first, then who merely waits for those. */
final class Unresolved {
    private static final String EFFECTIVE = "effective";
    private static final String RESOLVE = "resolve";
    private static final String RESOLUTION = "resolution";

    private Unresolved() {}

    static List<String> report(BundleContext context) {
        List<BundleRevision> all = Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull)
                .toList();
        List<String> causes = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (BundleRevision revision : all) {
            if (isWanted(revision.getBundle())) {
                judge(revision, all, causes, waiting);
            }
        }
        causes.addAll(waiting);
        return causes;
    }

    /** One that is kept from starting, such as a module that is not as it was signed, has its reason told elsewhere. */
    private static boolean isWanted(Bundle bundle) {
        return bundle.getState() == Bundle.INSTALLED
                && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    private static void judge(
            BundleRevision revision, List<BundleRevision> all, List<String> causes, List<String> waiting) {
        List<String> missing = new ArrayList<>();
        Set<String> blockers = new TreeSet<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if (!mandatory(requirement)) {
                continue;
            }
            List<BundleRevision> providers = all.stream()
                    .filter(other -> other.getDeclaredCapabilities(requirement.getNamespace()).stream()
                            .anyMatch(capability -> matches(requirement, capability)))
                    .toList();
            if (providers.isEmpty()) {
                missing.add(describe(requirement));
            } else if (providers.stream().allMatch(p -> p.getBundle().getState() == Bundle.INSTALLED)) {
                providers.stream().map(p -> p.getSymbolicName()).forEach(blockers::add);
            }
        }
        String name = revision.getSymbolicName() + " " + revision.getVersion();
        blockers.remove(revision.getSymbolicName());
        if (!missing.isEmpty()) {
            causes.add("The bundle " + name + " cannot start: no installed bundle offers "
                    + String.join(", nor ", missing));
        } else if (!blockers.isEmpty()) {
            waiting.add("The bundle " + name + " waits for " + String.join(", ", blockers));
        } else {
            causes.add("The bundle " + name + " cannot start: what it needs is there, but not together "
                    + "(two versions of a package meet)");
        }
    }

    private static boolean mandatory(BundleRequirement requirement) {
        return !"optional".equals(requirement.getDirectives().get(RESOLUTION))
                && !"dynamic".equals(requirement.getDirectives().get(RESOLUTION))
                && "resolve".equals(requirement.getDirectives().getOrDefault(EFFECTIVE, RESOLVE));
    }

    private static boolean matches(BundleRequirement requirement, BundleCapability capability) {
        return requirement.matches(capability);
    }

    private static String describe(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault("filter", "");
        if (requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            return "the package "
                    + filter.replace("(osgi.wiring.package=", "(")
                            .replaceAll("[()&]+", " ")
                            .strip();
        }
        return requirement.getNamespace() + " " + filter + attributes(requirement);
    }

    private static String attributes(BundleRequirement requirement) {
        return requirement.getAttributes().isEmpty()
                ? ""
                : requirement.getAttributes().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
