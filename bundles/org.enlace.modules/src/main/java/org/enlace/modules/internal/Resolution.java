package org.enlace.modules.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.eclipse.osgi.container.ModuleRevisionBuilder.GenericInfo;
import org.eclipse.osgi.container.builders.OSGiManifestBuilderFactory;
import org.enlace.platform.Refusal;
import org.enlace.platform.ZipDirectory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.ResolveContext;
import org.osgi.service.resolver.Resolver;

/**
 * Whether bundles would link, asked of the framework's own resolver and manifest reader without installing anything.
 */
final class Resolution {
    private static final String SERVICES = "osgi.service";
    private static final Pattern OBJECT_CLASS = Pattern.compile("\\(objectClass=([^)]+)\\)");

    private final BundleContext context;
    private final FrameworkWiring wiring;
    private final Supplier<List<Bundle>> platform;

    /** @param platform the bundles that are no module's */
    Resolution(BundleContext context, Supplier<List<Bundle>> platform) {
        this.context = context;
        this.platform = platform;
        wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /**
     * Why a module would not link.
     *
     * @param module  id and version, for the message
     * @param jars    its bundles
     * @param leaving bundles that will be gone by then
     * @return empty when it links
     */
    Optional<Refusal> obstacle(String module, Collection<Path> jars, Set<Bundle> leaving) throws IOException {
        List<Planned> planned = new ArrayList<>();
        for (Path jar : jars) {
            try {
                planned.add(Planned.of(jar));
            } catch (BundleException | IllegalArgumentException | ZipException e) {
                return Optional.of(new Refusal(
                        "module.bundle-form",
                        "The bundle " + jar.getFileName() + " of " + module + " is none: " + e.getMessage()
                                + "; ask the module's maker for a sound archive",
                        jar.getFileName(),
                        String.valueOf(e.getMessage())));
            }
        }
        PlatformNames names = new PlatformNames(platform.get());
        Set<String> own = planned.stream().map(bundle -> bundle.name).collect(Collectors.toSet());
        for (Planned bundle : planned) {
            Optional<Refusal> foreign = names.obstacle(module, bundle.name, bundle.exports(), bundle.host, own);
            if (foreign.isPresent()) {
                return foreign;
            }
        }
        Situation situation = new Situation(planned, leaving);
        List<String> missing = new ArrayList<>();
        for (Planned bundle : planned) {
            bundle.requirements.stream()
                    .filter(Situation::matters)
                    .filter(requirement -> situation.findProviders(requirement).isEmpty())
                    .map(requirement ->
                            bundle.name + " needs " + Needs.words(requirement) + ", which nothing here provides")
                    .forEach(missing::add);
        }
        if (missing.isEmpty()) {
            resolve(situation).ifPresent(missing::add);
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String needs = String.join("; ", missing);
        return Optional.of(new Refusal(
                "module.not-linked",
                module + " does not fit this node: " + needs
                        + ". Nothing was changed; get the release of the module made for this platform",
                module,
                needs));
    }

    /**
     * The services of others without which the components of a module do not come up, as the manifests of its bundles say; a jar that
     * is no bundle names none.
     */
    static Set<String> services(Collection<Path> jars) throws IOException {
        Set<String> needed = new HashSet<>();
        Set<String> own = new HashSet<>();
        for (Path jar : jars) {
            try {
                Planned bundle = Planned.of(jar);
                needed.addAll(needed(bundle));
                bundle.getCapabilities(SERVICES).forEach(offered -> own.addAll(names(offered)));
            } catch (BundleException | IllegalArgumentException | ZipException e) {
                continue;
            }
        }
        needed.removeAll(own);
        return needed;
    }

    private static Set<String> needed(Planned bundle) {
        return bundle.getRequirements(SERVICES).stream()
                .map(Requirement::getDirectives)
                .filter(directives -> !Namespace.RESOLUTION_OPTIONAL.equals(
                        directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE)))
                .map(directives ->
                        OBJECT_CLASS.matcher(directives.getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "")))
                .filter(Matcher::find)
                .map(named -> named.group(1))
                .collect(Collectors.toSet());
    }

    /** A bundle names one class or a list of them. */
    private static Collection<String> names(Capability service) {
        Object classes = service.getAttributes().get(Constants.OBJECTCLASS);
        return classes instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(classes));
    }

    private Optional<String> resolve(Situation situation) {
        ServiceReference<Resolver> reference = context.getServiceReference(Resolver.class);
        try {
            context.getService(reference).resolve(situation);
            return Optional.empty();
        } catch (ResolutionException e) {
            String bundles =
                    situation.planned.stream().map(bundle -> bundle.name).collect(Collectors.joining(", "));
            return Optional.of(bundles + ": what they need is here only in versions that exclude one another");
        } finally {
            context.ungetService(reference);
        }
    }

    /** The framework as it would be with the planned bundles and without those that leave. */
    private final class Situation extends ResolveContext {
        private final List<Planned> planned;
        private final Set<Bundle> leaving;
        private final Map<Resource, Wiring> wirings = new HashMap<>();

        Situation(List<Planned> planned, Set<Bundle> leaving) {
            this.planned = planned;
            this.leaving = leaving;
            for (Bundle bundle : context.getBundles()) {
                BundleRevision revision = bundle.adapt(BundleRevision.class);
                if (!leaving.contains(bundle) && revision != null && revision.getWiring() != null) {
                    wirings.put(revision, revision.getWiring());
                }
            }
        }

        @Override
        public Collection<Resource> getMandatoryResources() {
            return List.copyOf(planned);
        }

        @Override
        public List<Capability> findProviders(Requirement requirement) {
            Set<Capability> found = new LinkedHashSet<>();
            for (BundleCapability capability : wiring.findProviders(requirement)) {
                if (wirings.containsKey(capability.getRevision())) {
                    found.add(capability);
                }
            }
            planned.stream()
                    .flatMap(bundle -> bundle.capabilities.stream())
                    .filter(capability -> Needs.matches(requirement, capability))
                    .forEach(found::add);
            return new ArrayList<>(found);
        }

        @Override
        public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
            capabilities.add(hosted);
            return capabilities.size() - 1;
        }

        @Override
        public boolean isEffective(Requirement requirement) {
            return Needs.atResolve(requirement.getDirectives());
        }

        @Override
        public Map<Resource, Wiring> getWirings() {
            return wirings;
        }

        static boolean matters(Requirement requirement) {
            String resolution = requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
            return Needs.atResolve(requirement.getDirectives())
                    && !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
                    && !PackageNamespace.RESOLUTION_DYNAMIC.equals(resolution);
        }
    }

    /** A bundle that is not in the framework, as its manifest describes it. */
    private static final class Planned implements Resource {
        private static final int MOST_ENTRIES = 20_000;

        private final String name;
        private final List<Capability> capabilities = new ArrayList<>();
        private final List<Requirement> requirements = new ArrayList<>();

        private final Optional<String> host;

        private Planned(String name, Optional<String> host) {
            this.name = name;
            this.host = host;
        }

        List<String> exports() {
            return getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                    .map(offered -> String.valueOf(offered.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                    .toList();
        }

        static Planned of(Path file) throws IOException, BundleException {
            ZipDirectory.check(file, MOST_ENTRIES);
            try (JarFile jar = new JarFile(file.toFile(), false)) {
                Manifest manifest = jar.getManifest();
                if (manifest == null) {
                    throw new IllegalArgumentException("it has no manifest");
                }
                Map<String, String> headers = new HashMap<>();
                manifest.getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
                var builder = OSGiManifestBuilderFactory.createBuilder(headers);
                Planned planned = new Planned(
                        String.valueOf(builder.getSymbolicName()),
                        Optional.ofNullable(headers.get(Constants.FRAGMENT_HOST))
                                .map(named -> named.split(";", 2)[0].strip()));
                for (GenericInfo info : builder.getCapabilities()) {
                    planned.capabilities.add(new Clause(planned, info));
                }
                for (GenericInfo info : builder.getRequirements()) {
                    planned.requirements.add(new Clause(planned, info));
                }
                return planned;
            }
        }

        @Override
        public List<Capability> getCapabilities(String namespace) {
            return capabilities.stream()
                    .filter(one -> namespace == null || namespace.equals(one.getNamespace()))
                    .toList();
        }

        @Override
        public List<Requirement> getRequirements(String namespace) {
            return requirements.stream()
                    .filter(one -> namespace == null || namespace.equals(one.getNamespace()))
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What a planned bundle offers or needs. */
    private record Clause(Resource resource, GenericInfo info) implements Capability, Requirement {
        @Override
        public String getNamespace() {
            return info.getNamespace();
        }

        @Override
        public Map<String, String> getDirectives() {
            return info.getDirectives();
        }

        @Override
        public Map<String, Object> getAttributes() {
            return info.getAttributes();
        }

        @Override
        public Resource getResource() {
            return resource;
        }
    }
}
