package org.enlace.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Bundles of the platform that somebody stopped for good, or put at a level that is never reached, as a module can: the framework
 * remembers that and would leave them out at each start.
 */
final class StoppedBundles {
    private StoppedBundles() {}

    /**
     * Has them start again with the rest. To be called before the framework starts.
     *
     * @param highest  the start level that is reached
     * @param platform the platform's bundles by location, with the start level of each; asked only if need be
     * @return a sentence for each that is started again
     */
    static List<String> startAgain(BundleContext context, int highest, Supplier<Map<String, Integer>> platform)
            throws BundleException {
        List<Bundle> left = Arrays.stream(context.getBundles())
                .filter(StoppedBundles::runs)
                .filter(bundle ->
                        !level(bundle).isPersistentlyStarted() || level(bundle).getStartLevel() > highest)
                .toList();
        Map<String, Integer> levels = left.isEmpty() ? Map.of() : platform.get();
        List<String> told = new ArrayList<>();
        for (Bundle bundle : left) {
            Integer own = levels.get(bundle.getLocation());
            if (own != null) {
                level(bundle).setStartLevel(own);
                bundle.start(Bundle.START_ACTIVATION_POLICY);
                told.add("The bundle " + bundle.getSymbolicName()
                        + " of the platform had been stopped for good, and is started again");
            }
        }
        return told;
    }

    /** Names those that do not run although they could. To be called when the framework has started. */
    static List<String> report(BundleContext context, Supplier<Map<String, Integer>> platform) {
        List<Bundle> down = Arrays.stream(context.getBundles())
                .filter(StoppedBundles::runs)
                .filter(bundle -> bundle.getState() == Bundle.RESOLVED)
                .toList();
        Map<String, Integer> levels = down.isEmpty() ? Map.of() : platform.get();
        return down.stream()
                .filter(bundle -> levels.containsKey(bundle.getLocation()))
                .map(bundle -> "The bundle " + bundle.getSymbolicName()
                        + " of the platform does not run: it failed to start, or something stopped it")
                .toList();
    }

    private static boolean runs(Bundle bundle) {
        return bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID
                && (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0;
    }

    private static BundleStartLevel level(Bundle bundle) {
        return bundle.adapt(BundleStartLevel.class);
    }
}
