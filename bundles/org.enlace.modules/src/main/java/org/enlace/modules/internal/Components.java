package org.enlace.modules.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What Declarative Services says about the components of some bundles. */
final class Components {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;

    Components(BundleContext context, ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    /**
     * Something in a bundle that does not work.
     *
     * @param isFinal   whether waiting will not help
     * @param isSettled whether it waits for what this node's configuration may leave out, such as a mail server
     * @param words     English: bundle, component, and what is wrong with it
     */
    record Trouble(boolean isFinal, boolean isSettled, String words) {
        Trouble(boolean isFinal, String words) {
            this(isFinal, false, words);
        }
    }

    /** What does not work now, of bundles that are meant to run. */
    List<Trouble> troubles(Collection<Bundle> bundles) {
        List<Trouble> troubles = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (LiveBundles.isFragment(bundle)) {
                continue;
            }
            boolean lazy = bundle.getState() == Bundle.STARTING
                    && bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
            if (bundle.getState() != Bundle.ACTIVE && !lazy) {
                troubles.add(new Trouble(
                        false,
                        "The bundle " + bundle.getSymbolicName() + " is "
                                + state(bundle).toLowerCase(Locale.ROOT)));
                continue;
            }
            Collection<ComponentDescriptionDTO> descriptions = runtime.getComponentDescriptionDTOs(bundle);
            if (descriptions.isEmpty() && bundle.getHeaders("").get("Service-Component") != null) {
                troubles.add(
                        new Trouble(false, "The components of " + bundle.getSymbolicName() + " have not been read"));
            }
            descriptions.forEach(description -> addTroubles(bundle, description, troubles));
        }
        return troubles;
    }

    private void addTroubles(Bundle bundle, ComponentDescriptionDTO description, List<Trouble> troubles) {
        if (!runtime.isComponentEnabled(description) || description.factory != null) {
            return;
        }
        String who = "The component " + description.name + " of " + bundle.getSymbolicName();
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(description);
        if (configurations.isEmpty()) {
            troubles.add(new Trouble(false, who + " has not been set up"));
        }
        for (ComponentConfigurationDTO configuration : configurations) {
            switch (configuration.state) {
                case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                    troubles.add(new Trouble(
                            false,
                            true,
                            who + " waits for the configuration " + String.join(", ", description.configurationPid)
                                    + "; put it in the node's config folder"));
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                    Arrays.stream(configuration.unsatisfiedReferences)
                            .forEach(missing -> troubles.add(new Trouble(
                                    false, missing.target != null, who + " waits for " + words(description, missing))));
                case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                    troubles.add(new Trouble(true, who + " fails: " + reason(configuration.failure)));
                default -> {}
            }
        }
    }

    /**
     * Waits until every component of the bundles works, having each of their services made once.
     *
     * @return what does not work when waiting will not help or the time is over; empty when all is well
     */
    List<Trouble> await(Collection<Bundle> bundles, Duration limit) {
        List<ServiceReference<?>> held = new ArrayList<>();
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                List<Trouble> troubles = troubles(bundles);
                if (troubles.isEmpty()) {
                    makeServices(bundles, held);
                    troubles = troubles(bundles);
                    if (troubles.isEmpty()) {
                        return troubles;
                    }
                }
                List<Trouble> lasting =
                        troubles.stream().filter(Trouble::isFinal).toList();
                if (!lasting.isEmpty()) {
                    return lasting;
                }
                if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                    return troubles;
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        } finally {
            held.forEach(context::ungetService);
        }
    }

    /** A service of a component is made when first used; a fault in it is to show now, not at a user's first click. */
    private void makeServices(Collection<Bundle> bundles, List<ServiceReference<?>> held) {
        for (Bundle bundle : bundles) {
            ServiceReference<?>[] offered = bundle.getRegisteredServices();
            for (ServiceReference<?> reference : offered == null ? new ServiceReference<?>[0] : offered) {
                boolean many = Constants.SCOPE_PROTOTYPE.equals(reference.getProperty(Constants.SERVICE_SCOPE));
                if (!many && !held.contains(reference) && context.getService(reference) != null) {
                    held.add(reference);
                }
            }
        }
    }

    static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> "INSTALLED";
            case Bundle.RESOLVED -> "RESOLVED";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            case Bundle.ACTIVE -> "ACTIVE";
            default -> "UNINSTALLED";
        };
    }

    private static String words(ComponentDescriptionDTO description, UnsatisfiedReferenceDTO missing) {
        String service = Arrays.stream(description.references)
                .filter(reference -> reference.name.equals(missing.name))
                .map((ReferenceDTO reference) -> reference.interfaceName)
                .collect(Collectors.joining());
        return "the service " + service + " (reference " + missing.name
                + (missing.target == null ? ")" : ", target " + missing.target + ")");
    }

    /** The last cause of a printed stack trace: the most telling line. */
    static String reason(String failure) {
        if (failure == null) {
            return "its activation threw";
        }
        return failure.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .map(line -> line.substring("Caused by: ".length()))
                .reduce((first, second) -> second)
                .orElseGet(() -> failure.lines().findFirst().orElse("its activation threw"));
    }
}
