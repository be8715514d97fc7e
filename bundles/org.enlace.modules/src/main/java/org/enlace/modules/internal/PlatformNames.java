package org.enlace.modules.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.platform.Refusal;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/** The names of the platform's bundles and packages, which no bundle of a module may bear, export or be a part of. */
final class PlatformNames {
    private static final Pattern SYMBOLIC_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private final Set<String> bundles = new HashSet<>(Set.of(Constants.SYSTEM_BUNDLE_SYMBOLICNAME));
    private final Set<String> packages = new HashSet<>();

    PlatformNames(Collection<Bundle> platform) {
        for (Bundle bundle : platform) {
            bundles.add(bundle.getSymbolicName());
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null) {
                revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .map(offered -> String.valueOf(offered.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                        .forEach(packages::add);
            }
        }
    }

    /**
     * Why a bundle of a module may not come.
     *
     * @param exports the packages it exports
     * @param host    the bundle it is a fragment of
     * @param own     the names of all bundles of the module
     */
    Optional<Refusal> obstacle(
            String module, String name, Collection<String> exports, Optional<String> host, Set<String> own) {
        if (!SYMBOLIC_NAME.matcher(name).matches()) {
            return Optional.of(new Refusal(
                    "module.bundle-form",
                    "The bundle \"" + name + "\" of " + module
                            + " is none: its symbolic name is not names of A-Z a-z 0-9"
                            + " _ - joined by dots; ask the module's maker for a sound archive",
                    name,
                    "symbolic name"));
        }
        if (bundles.contains(name)) {
            return Optional.of(taken(module, name, "the bundle " + name));
        }
        if (host.isPresent() && !own.contains(host.get())) {
            return Optional.of(taken(module, name, "a fragment of " + host.get()));
        }
        List<String> taken = exports.stream()
                .filter(one -> packages.contains(one) || one.startsWith("java."))
                .sorted()
                .toList();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(taken(module, name, "the package " + String.join(", ", taken)));
    }

    private static Refusal taken(String module, String bundle, String what) {
        return new Refusal(
                "module.platform-name",
                module + " brings by its bundle " + bundle + " " + what + ", which is not the module's own; nothing was"
                        + " changed, ask its maker for a release with names of its own",
                module,
                bundle,
                what);
    }
}
